"""A timeline's picture as pieces of work for ffmpeg: bodies that follow each other; pure.

What each says in ffmpeg's words is in `picture` and `titles`; here is what there is to do.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

from studio import picture, titles
from studio.encoding import BARE, encoder
from studio.picture import Fades, Part
from studio.piece import Piece, script_name
from studio.source import Source
from studio.spans import Span, frames_at, spans, total_frames
from studio.timeline import Timeline

_LONGEST_S: Final = 60  # a long clip is made in several bodies, so that less is lost when we are stopped
_STEADY: Final = ("-reinit_filter", "0")  # a size that changes midway must not begin the count anew


def bodies(timeline: Timeline, sources: Mapping[str, Source]) -> tuple[Piece, ...]:
    """Plan the picture: one piece or more for every clip."""
    canvas, total = timeline.canvas, total_frames(timeline)
    rising, sinking = (frames_at(ms, canvas.fps) for ms in (timeline.fade_in_ms, timeline.fade_out_ms))
    fades = Fades(min(rising, total), min(sinking, total), total)
    return tuple(
        _body(part, sources[part.clip.media], timeline, fades)
        for span in spans(timeline)
        for part in _parts(span, canvas.fps)
    )


def _parts(span: Span, fps: Fraction) -> Iterator[Part]:
    """Cut a long span into even parts."""
    frames = span.end - span.first
    count = -(-frames // max(1, round(_LONGEST_S * fps)))
    for begin, end in pairwise(round(Fraction(frames * index, count)) for index in range(count + 1)):
        yield Part(span.clip, begin, end - begin, span.first + begin)


def _body(part: Part, source: Source, timeline: Timeline, fades: Fades) -> Piece:
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
        *encoder(canvas),
        *BARE, "-f", "mp4",
    )  # fmt: skip
    return Piece(args, ".mp4", part.frames, float(part.frames * 1000 / canvas.fps), part.frames, script)


def _script(part: Part, timeline: Timeline) -> str:
    """Write the titles seen during this part, at its own times."""
    fps, shown = timeline.canvas.fps, []
    for title in timeline.titles:
        until_ms = timeline.duration_ms if title.duration_ms is None else title.at_ms + title.duration_ms
        first = max(0, frames_at(title.at_ms, fps) - part.at)
        end = min(part.frames, frames_at(until_ms, fps) - part.at)
        if first < end and title.text.strip():
            shown.append(titles.Shown(title, first, end))
    return titles.script(shown, timeline.canvas) if shown else ""
