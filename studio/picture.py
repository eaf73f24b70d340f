"""A clip's picture as a chain of ffmpeg filters: the right frames, upright, fitted and in one colour space.

Pure. Chains are tuples of filters; each small function gives the links for one idea.
"""

from fractions import Fraction
from typing import Final

from core.nemo.wire import Kind
from core.probe import Facts
from studio.part import Chain, Part
from studio.source import Source
from studio.timeline import Canvas, Clip

FACES: Final = "faces"  # the folder in the work folder with links to the fonts that are used

# Containers that round to milliseconds would put a frame now before, now after the middle between two
# output frames; this much later, all fall on the same side.
BIAS_US: Final = 2000
_CLOSE: Final = 2  # pixels of black at the sides that are no shape but a rounding
_NOTABLE: Final = Fraction(5, 4)  # enlarged by more than this, a picture is sharpened first
# Before it is enlarged, so that there is a quarter to do. VMAF NEG (see `encoding`) by what was tried: 3×3 by
# 0.4 89.9, 5×5 by 0.4 87.1, 3×3 by 0.7 87.6, nothing 86.3; 5×5 by 0.6 after enlarging 90.5, for a third more
# time of the processor; cas by 0.3 90.0, for a fifth more and files an eighth larger.
_SHARPENED: Final = "unsharp=3:3:0.4"
HD_LINES: Final = 720
_TAGS: Final = ("range=tv", "color_primaries=bt709", "color_trc=bt709", "colorspace=bt709")
_TONED: Final = (
    "zscale=t=linear:npl=203",
    "format=gbrpf32le",
    "zscale=p=bt709",
    "tonemap=hable:desat=0",
    "zscale=t=bt709:m=bt709:r=tv",
)


def seek(part: Part, source: Source, canvas: Canvas) -> tuple[str, ...]:
    """Say where reading begins: at the key frame before, and the frames up to the cut fall to `fps`."""
    start_us = round(_start_s(part, source.facts, canvas) * 1_000_000)
    if source.facts.kind is Kind.IMAGE or start_us <= 0:
        return ()
    return ("-noaccurate_seek", "-ss", f"{start_us / 1_000_000:.6f}")


def chain(part: Part, source: Source, canvas: Canvas) -> Chain:
    """Give the links from the source's frames to an endless run of the canvas's."""
    facts = source.facts
    return (
        *_paced(part.clip, canvas),
        *(("format=gbrap", "premultiply=inplace=1", "format=gbrp") if facts.has_alpha else ()),
        *_fitted(facts, canvas),
        f"setparams={':'.join(_TAGS)}",
        "tpad=stop=-1:stop_mode=clone",
    )


def titled(script: str) -> str:
    """Draw the titles of this script."""
    return f"ass=filename={script}:fontsdir={FACES}"


def fit(facts: Facts, canvas: Canvas) -> tuple[int, int]:
    """Give the largest even size of this shape that the canvas holds."""
    scale = min(Fraction(canvas.width, facts.width), Fraction(canvas.height, facts.height))
    return (_even(facts.width * scale, canvas.width), _even(facts.height * scale, canvas.height))


def _even(length: Fraction, limit: int) -> int:
    even = max(2, round(length / 2) * 2)
    return limit if limit - even <= _CLOSE else even


def _start_s(part: Part, facts: Facts, canvas: Canvas) -> Fraction:
    """Tell where a part begins in its source; at its last frame where there is nothing later to show."""
    start_s = (
        _snapped(part.clip.start_ms, facts) + Fraction(part.skipped * part.clip.speed_pct, 100) / canvas.fps
    )
    last_s = Fraction(facts.shown_ms, 1000) - 1 / (facts.fps or canvas.fps)
    return min(start_s, last_s)


def _snapped(start_ms: int, facts: Facts) -> Fraction:
    """Begin on a frame of the source, so that equal rates map frame to frame."""
    start_s = Fraction(start_ms, 1000)
    if facts.fps is None or facts.is_variable:
        return start_s
    return round(start_s * facts.fps) / facts.fps


def _paced(clip: Clip, canvas: Canvas) -> Chain:
    """Show at each output frame the source frame that is nearest in time."""
    speed = "" if clip.speed_pct == 100 else f"*100/{clip.speed_pct}"
    return ("settb=AVTB", f"setpts=PTS{speed}+{BIAS_US}", f"fps={canvas.fps}:start_time=0:round=near")


def _fitted(facts: Facts, canvas: Canvas) -> Chain:
    width, height = fit(facts, canvas)
    is_larger = Fraction(width, facts.width) > 1
    is_notable = Fraction(width, facts.width) > _NOTABLE
    scale = f"scale={width}:{height}:flags={'lanczos' if is_larger else 'bicubic'}"
    matrices = f":in_color_matrix={_matrix(facts)}:out_color_matrix=bt709:out_range=tv"
    return (
        *((_SHARPENED,) if is_notable and not facts.is_hdr else ()),
        *((scale, *_TONED) if facts.is_hdr else (scale + matrices,)),
        "format=yuv420p",
        "setsar=1",
        *(
            (f"pad={canvas.width}:{canvas.height}:-1:-1",)
            if (width, height) != (canvas.width, canvas.height)
            else ()
        ),
    )


def _matrix(facts: Facts) -> str:
    if facts.has_matrix:
        return "auto"
    return "bt709" if min(facts.width, facts.height) >= HD_LINES else "bt601"
