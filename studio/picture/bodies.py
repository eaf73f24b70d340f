"""A timeline's picture as pieces of work that follow each other, made by ffmpeg or taken as they are; pure.

What each says in ffmpeg's words is in `picture` and `titles`; here is what there is to do.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from studio import picture, titles
from studio.picture import Stage
from studio.picture.encoding import BARE, encoder
from studio.picture.fading import Fades, faded
from studio.picture.laying import Copied, Frames, alike, is_plain, laid
from studio.picture.part import Chain, Part
from studio.picture.passing import Shot, Side, shots
from studio.picture.reel import Reel
from studio.picture.steadying import Steady
from studio.timeline import Timeline, Title
from studio.titles import stacking
from studio.work.piece import Piece, Script
from studio.work.source import Source
from studio.work.spans import frames_at, spans, total_frames


def pictures(
    timeline: Timeline,
    sources: Mapping[str, Source],
    reels: Mapping[str, Reel],
    steady: Mapping[str, Steady],
) -> tuple[Piece | Copied, ...]:
    """Plan the picture; what these reels show and nobody touches is taken as it is."""
    canvas, total = timeline.canvas, total_frames(timeline)
    rising, sinking = (frames_at(ms, canvas.fps) for ms in (timeline.fade_in_ms, timeline.fade_out_ms))
    ends = (
        "white" if is_white else "black" for is_white in (timeline.comes_from_white, timeline.goes_to_white)
    )
    fades = Fades(min(rising, total), min(sinking, total), total, *ends)
    touched = _touched(timeline, fades)
    plain = [clip for clip in timeline.clips if is_plain(clip, sources[clip.media], canvas)]
    kept = alike(plain, reels)
    parts: list[Shot | Copied] = []
    before: Side | None = None
    for span in spans(timeline):
        side = Side(span, sources[span.clip.media])
        parts += shots(before, side, canvas) if before else ()
        reel = kept.get(span.clip.media) if span.clip in plain else None
        parts += (
            Shot((part,)) if isinstance(part, Part) else part
            for part in laid(span, canvas, source=side.source, reel=reel, touched=touched)
        )
        before = side
    taken = {number for one in kept.values() for number in one.parameters.ids}
    stage = Stage(canvas, timeline.fill, steady)
    coded = encoder(canvas, taken if any(isinstance(part, Copied) for part in parts) else set())
    made = partial(_body, sources=sources, timeline=timeline, fades=fades, stage=stage, coded=coded)
    return tuple(part if isinstance(part, Copied) else made(part) for part in parts)


def _touched(timeline: Timeline, fades: Fades) -> list[Frames]:
    """Give the frames that are not what their clip shows."""
    seen = [_seen(title, timeline) for title in timeline.titles]
    return [(0, fades.rising), (fades.total - fades.sinking, fades.total), *seen]


def _seen(title: Title, timeline: Timeline) -> Frames:
    """Give the frames of the whole that a title lies over."""
    until_ms = timeline.duration_ms if title.duration_ms is None else title.at_ms + title.duration_ms
    return frames_at(title.at_ms, timeline.canvas.fps), frames_at(until_ms, timeline.canvas.fps)


def _body(
    shot: Shot,
    *,
    sources: Mapping[str, Source],
    timeline: Timeline,
    fades: Fades,
    stage: Stage,
    coded: tuple[str, ...],
) -> Piece:
    canvas = stage.canvas
    words = _script(shot, timeline)
    drawn = [
        picture.chain(part, sources[part.clip.media], stage, name)
        for part, name in zip(shot.parts, "ab", strict=False)
    ]
    links = (
        *shot.links,
        *((picture.titled(words.name),) if words else ()),
        *faded(shot.at, shot.frames, fades, canvas),
    )
    videos = [sources[part.clip.media].facts.video_index for part in shot.parts]
    chains = [f"[{at}:{videos[at]}]{','.join(one.links)}" for at, one in enumerate(drawn)]
    args = (
        *(arg for part in shot.parts for arg in picture.opened(part, sources[part.clip.media], canvas)),
        "-filter_complex", _graph(chains, links), "-map", "[out]",
        "-frames:v", str(shot.frames), "-fps_mode", "passthrough",
        *coded,
        *BARE, "-f", "mp4",
    )  # fmt: skip
    duration_ms, weight = float(shot.frames * 1000 / canvas.fps), shot.frames * (1 + len(shot.parts)) / 2
    scripts = (*(script for one in drawn for script in one.scripts), *((words,) if words else ()))
    return Piece(args, ".mp4", shot.frames, duration_ms, weight, scripts)


def _graph(chains: Sequence[str], links: Chain) -> str:
    """Write the graph: one chain, or two that flow into one."""
    if len(chains) == 1:
        return f"{','.join((*chains, *links))}[out]"
    labels = [f"[p{index}]" for index in range(len(chains))]
    flowing = [chain + label for chain, label in zip(chains, labels, strict=True)]
    return ";".join((*flowing, f"{''.join(labels)}{','.join(links)}[out]"))


def _script(shot: Shot, timeline: Timeline) -> Script | None:
    """Write the titles seen during this shot, at its own times."""
    shown = []
    lifts = stacking.lifts(timeline.titles, timeline.duration_ms, timeline.canvas)
    for title, lift in zip(timeline.titles, lifts, strict=True):
        begins, ends = (frame - shot.at for frame in _seen(title, timeline))
        first, end = max(0, begins), min(shot.frames, ends)
        if first < end and title.text.strip():
            shown.append(titles.Shown(title, first, end, first - begins, ends - end, lift))
    return Script(titles.script(shown, timeline.canvas), ".ass") if shown else None
