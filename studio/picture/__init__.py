"""A clip's picture as a chain of ffmpeg filters: the right frames, upright, fitted and in one colour space.

Pure. Chains are tuples of filters; each small function gives the links for one idea.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.nemo.wire import Kind
from core.probe import Facts
from studio.picture import grading, placing, steadying
from studio.picture.part import Chain, Part, is_turned
from studio.picture.placing import Placing
from studio.picture.steadying import Steady
from studio.timeline import Canvas, Clip, Fill
from studio.work.piece import Script
from studio.work.source import Source

FACES: Final = "faces"  # the folder in the work folder with links to the fonts that are used

# Containers that round to milliseconds would put a frame now before, now after the middle between two
# output frames; this much later, all fall on the same side.
BIAS_US: Final = 2000
_STEADY: Final = ("-reinit_filter", "0")  # a size that changes midway must not begin the count anew
_FRUGAL: Final = ("-threads", "2")  # each thread that decodes holds frames; two keep the encoder busy
_NOTABLE: Final = Fraction(5, 4)  # enlarged by more than this, a picture is sharpened first
# Before it is enlarged, so that there is a quarter to do. VMAF NEG (see `encoding`) by what was tried: 3×3 by
# 0.4 89.9, 5×5 by 0.4 87.1, 3×3 by 0.7 87.6, nothing 86.3; 5×5 by 0.6 after enlarging 90.5, for a third more
# time of the processor; cas by 0.3 90.0, for a fifth more and files an eighth larger.
_SHARPENED: Final = "unsharp=3:3:0.4"
_USUAL_SHARPNESS: Final = 0.4
_MOST_SHARPNESS: Final = 1.3
_MOST_CALM: Final = (16, 12, 28, 20)  # of light and colour within a frame, then from frame to frame
HD_LINES: Final = 720
_TAGS: Final = ("range=tv", "color_primaries=bt709", "color_trc=bt709", "colorspace=bt709")
_ENDLESS: Final = ("tpad=stop=-1:stop_mode=clone",)
_TONED: Final = (
    "zscale=t=linear:npl=203",
    "format=gbrpf32le",
    "zscale=p=bt709",
    "tonemap=mobius:param=0.3:desat=0",  # leaves the darker third as it is, and paper at 85 % of white
    "zscale=t=bt709:m=bt709:r=tv",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What all clips are shown on, and what was found to hold some of them steady, by their ids."""

    canvas: Canvas
    fill: Fill
    steady: Mapping[str, Steady]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The links that draw a part, and the files that they read."""

    links: Chain
    scripts: tuple[Script, ...]


def opened(part: Part, source: Source, canvas: Canvas) -> tuple[str, ...]:
    """Say how a part's file is read: from the key frame before; the frames up to the cut fall to `fps`."""
    start_us = round(_start_s(part, source.facts, canvas) * 1_000_000)
    is_whole = source.facts.kind is Kind.IMAGE or start_us <= 0
    sought = () if is_whole else ("-noaccurate_seek", "-ss", f"{start_us / 1_000_000:.6f}")
    return (*sought, *_FRUGAL, *_STEADY, *source.opened())


def chain(part: Part, source: Source, stage: Stage, name: str = "b") -> Drawn:
    """Give the links from the source's frames to an endless run of the canvas's; `name` begins its labels."""
    facts, framing = source.facts, part.clip.framing
    place = placing.placed(facts, framing, stage.canvas, stage.fill)
    table = grading.table(part.clip.look)
    moves, script = _held_steady(part, facts, place, stage)
    wanders = (*_ENDLESS, *placing.wandering(part, place)) if framing.motion else ()
    links = (
        *_read(part.clip, facts, stage.canvas),
        *(("trim=end_frame=1",) if part.clip.hold_ms else ()),
        *moves,
        *placing.upright(framing),
        *placing.cropped(place),
        *_scaled(part, facts, place, is_toned=bool(moves), is_graded=table is not None),
        *_graded(table),
        *placing.filled(place, stage.canvas, stage.fill, wanders, name),
        f"setparams={':'.join(_TAGS)}",
        *_ENDLESS,
    )
    return Drawn(links, tuple(one for one in (script, table) if one))


def watched(part: Part, source: Source, canvas: Canvas, result: str) -> Chain:
    """Measure how a clip's picture is shaken."""
    size = steadying.measured_size(source.facts.width, source.facts.height)
    return (*_read(part.clip, source.facts, canvas), *steadying.detecting(result, *size))


def titled(script: str) -> str:
    """Draw the titles of this script."""
    return f"ass=filename={script}:fontsdir={FACES}"


def _start_s(part: Part, facts: Facts, canvas: Canvas) -> Fraction:
    """Tell where a part begins in its source; at its last frame where there is nothing later to show."""
    begins = 0 if part.clip.hold_ms else part.begins
    start_s = _snapped(part.clip.start_ms, facts) + Fraction(begins * part.clip.speed_pct, 100) / canvas.fps
    last_s = Fraction(facts.shown_ms, 1000) - 1 / (facts.fps or canvas.fps)
    return min(start_s, last_s)


def _snapped(start_ms: int, facts: Facts) -> Fraction:
    """Begin on a frame of the source, so that equal rates map frame to frame."""
    start_s = Fraction(start_ms, 1000)
    if facts.fps is None or facts.is_variable:
        return start_s
    return round(start_s * facts.fps) / facts.fps


def _read(clip: Clip, facts: Facts, canvas: Canvas) -> Chain:
    """Give whole and calm frames at the canvas's pace."""
    return (
        *(("bwdif=mode=send_frame:deint=interlaced",) if facts.is_interlaced else ()),
        *_calmed(clip.look.calm),
        *_paced(clip, canvas),
        *(("format=gbrap", "premultiply=inplace=1", "format=gbrp") if facts.has_alpha else ()),
    )


def _calmed(calm: int) -> Chain:
    if not calm:
        return ()
    return (f"hqdn3d={':'.join(f'{most * calm / 100:.2f}' for most in _MOST_CALM)}",)


def _paced(clip: Clip, canvas: Canvas) -> Chain:
    """Show at each output frame the source frame that is nearest in time."""
    speed = "" if clip.speed_pct == 100 else f"*100/{clip.speed_pct}"
    return ("settb=AVTB", f"setpts=PTS{speed}+{BIAS_US}", f"fps={canvas.fps}:start_time=0:round=near")


def _held_steady(part: Part, facts: Facts, place: Placing, stage: Stage) -> tuple[Chain, Script | None]:
    """Take out the shaking, no larger than the picture is needed."""
    steady = stage.steady.get(part.clip.id)
    if steady is None:
        return (), None
    scale = min(Fraction(1), place.enlarged)
    width, height = (max(2, round(side * scale / 2) * 2) for side in (facts.width, facts.height))
    script = steady.script(part, max(width, height))
    sized = f"scale={width}:{height}:flags=bicubic"
    return (sized, *(_TONED if facts.is_hdr else ()), "format=yuv420p", *steadying.moved(script)), script


def _scaled(part: Part, facts: Facts, place: Placing, *, is_toned: bool, is_graded: bool) -> Chain:
    """Scale, and do at the smaller size what is no worse there; end in a screen's colours."""
    sharper = _sharpened(part, facts, place)
    turned = (*_ENDLESS, f"trim=end_frame={part.frames}", "reverse") if is_turned(part.clip) else ()
    scale = f"scale={place.size[0]}:{place.size[1]}:flags={'lanczos' if place.enlarged > 1 else 'bicubic'}"
    if facts.is_hdr and not is_toned:
        sized: Chain = (scale, *_TONED)
    else:
        matrix = "bt709" if is_toned and facts.is_hdr else _matrix(facts)
        sized = (f"{scale}:in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv",)
    pixels = ("format=gbrp10" if is_graded else "format=yuv420p", "setsar=1")
    if place.enlarged > 1 and not facts.is_hdr:
        return (*turned, *sharper, *sized, *pixels)
    return (*sized, *(("format=yuv420p", *turned, *sharper) if turned or sharper else ()), *pixels)


def _sharpened(part: Part, facts: Facts, place: Placing) -> Chain:
    is_usual, asked = place.enlarged > _NOTABLE and not facts.is_hdr, part.clip.look.sharpness
    if not asked:
        return (_SHARPENED,) if is_usual else ()
    return (f"unsharp=5:5:{_USUAL_SHARPNESS * is_usual + _MOST_SHARPNESS * asked / 100:.2f}",)


def _graded(table: Script | None) -> Chain:
    if table is None:
        return ()
    return (f"lut3d={table.name}", "scale=out_color_matrix=bt709:out_range=tv", "format=yuv420p")


def _matrix(facts: Facts) -> str:
    if facts.has_matrix:
        return "auto"
    return "bt709" if min(facts.width, facts.height) >= HD_LINES else "bt601"
