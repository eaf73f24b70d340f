"""Which clips are to be held steady, and the pieces of work that measure how they are shaken; pure."""

from collections.abc import Mapping
from typing import Final

from studio import picture
from studio.picture import steadying
from studio.picture.part import Part
from studio.picture.steadying import Steady
from studio.timeline import Clip, Timeline
from studio.work.piece import Piece
from studio.work.source import Source
from studio.work.spans import frames_at

RESULT: Final = "shaking.part"  # where ffmpeg writes what it measured

_WEIGHT: Final = 0.2  # of a body's, for as many frames


def shakes(timeline: Timeline, sources: Mapping[str, Source]) -> dict[str, Piece]:
    """Plan to measure every clip that is to be held steady, by its id."""
    return {
        clip.id: _shake(clip, sources[clip.media], timeline)
        for clip in timeline.clips
        if clip.framing.is_steady and not clip.hold_ms and sources[clip.media].facts.fps
    }


def steady(measured: str, clip: Clip, source: Source, timeline: Timeline) -> Steady:
    """Find what holds a clip steady."""
    size = steadying.measured_size(source.facts.width, source.facts.height)
    return steadying.steadied(measured, *size, float(timeline.canvas.fps), _frames(clip, timeline))


def _shake(clip: Clip, source: Source, timeline: Timeline) -> Piece:
    canvas, frames = timeline.canvas, _frames(clip, timeline)
    part = Part(clip, 0, frames, 0, frames)
    links = picture.watched(part, source, canvas, RESULT)
    args = (
        *picture.opened(part, source, canvas),
        "-filter_complex", f"[0:{source.facts.video_index}]{','.join(links)}[out]", "-map", "[out]",
        "-frames:v", str(frames), "-fps_mode", "passthrough", "-f", "null",
    )  # fmt: skip
    return Piece(args, ".shake", frames, float(frames * 1000 / canvas.fps), frames * _WEIGHT)


def _frames(clip: Clip, timeline: Timeline) -> int:
    """Count a clip's frames; one more or less, as its place in the whole has it, makes no difference."""
    return max(2, frames_at(clip.duration_ms, timeline.canvas.fps) + 1)
