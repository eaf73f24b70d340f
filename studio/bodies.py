"""A timeline's picture as pieces of work that follow each other, made by ffmpeg or taken as they are; pure.

What each says in ffmpeg's words is in `picture` and `titles`; here is what there is to do.
"""

from collections.abc import Mapping
from typing import Final

from studio import picture, titles
from studio.encoding import BARE, encoder
from studio.laying import Copied, Frames, alike, is_plain, laid
from studio.picture import Fades, Part
from studio.piece import Piece, script_name
from studio.reel import Reel
from studio.source import Source
from studio.spans import frames_at, spans, total_frames
from studio.timeline import Timeline, Title

_STEADY: Final = ("-reinit_filter", "0")  # a size that changes midway must not begin the count anew


def bodies(timeline: Timeline, sources: Mapping[str, Source]) -> tuple[Piece, ...]:
    """Plan the picture with every frame encoded: one piece or more for every clip."""
    return tuple(piece for piece in pictures(timeline, sources, {}) if isinstance(piece, Piece))


def pictures(
    timeline: Timeline, sources: Mapping[str, Source], reels: Mapping[str, Reel]
) -> tuple[Piece | Copied, ...]:
    """Plan the picture; what these reels show and nobody touches is taken as it is."""
    canvas, total = timeline.canvas, total_frames(timeline)
    rising, sinking = (frames_at(ms, canvas.fps) for ms in (timeline.fade_in_ms, timeline.fade_out_ms))
    fades = Fades(min(rising, total), min(sinking, total), total)
    touched = _touched(timeline, fades)
    plain = [clip for clip in timeline.clips if is_plain(clip, sources[clip.media], canvas)]
    kept = alike(plain, reels)
    parts = [
        part
        for span in spans(timeline)
        for part in laid(
            span,
            canvas.fps,
            source=sources[span.clip.media],
            reel=kept.get(span.clip.media) if span.clip in plain else None,
            touched=touched,
        )
    ]
    taken = {number for one in kept.values() for number in one.parameters.ids}
    coded = encoder(canvas, taken if any(isinstance(part, Copied) for part in parts) else set())
    return tuple(
        part if isinstance(part, Copied) else _body(part, sources[part.clip.media], timeline, fades, coded)
        for part in parts
    )


def _touched(timeline: Timeline, fades: Fades) -> list[Frames]:
    """Give the frames that are not what their clip shows."""
    seen = [_seen(title, timeline) for title in timeline.titles]
    return [(0, fades.rising), (fades.total - fades.sinking, fades.total), *seen]


def _seen(title: Title, timeline: Timeline) -> Frames:
    """Give the frames of the whole that a title lies over."""
    until_ms = timeline.duration_ms if title.duration_ms is None else title.at_ms + title.duration_ms
    return frames_at(title.at_ms, timeline.canvas.fps), frames_at(until_ms, timeline.canvas.fps)


def _body(part: Part, source: Source, timeline: Timeline, fades: Fades, coded: tuple[str, ...]) -> Piece:
    canvas = timeline.canvas
    script = _script(part, timeline)
    links = (
        *picture.chain(part, source, canvas),
        *(picture.titled(script_name(script)) if script else ()),
        *picture.faded(part, fades, canvas),
    )
    graph = f"[0:{source.facts.video_index}]{','.join(links)}[out]"
    args = (
        *picture.seek(part, source, canvas),
        *_STEADY,
        *source.opened(),
        "-filter_complex", graph, "-map", "[out]", "-frames:v", str(part.frames), "-fps_mode", "passthrough",
        *coded,
        *BARE, "-f", "mp4",
    )  # fmt: skip
    return Piece(args, ".mp4", part.frames, float(part.frames * 1000 / canvas.fps), part.frames, script)


def _script(part: Part, timeline: Timeline) -> str:
    """Write the titles seen during this part, at its own times."""
    shown = []
    for title in timeline.titles:
        begins, ends = (frame - part.at for frame in _seen(title, timeline))
        first, end = max(0, begins), min(part.frames, ends)
        if first < end and title.text.strip():
            shown.append(titles.Shown(title, first, end, first - begins, ends - end))
    return titles.script(shown, timeline.canvas) if shown else ""
