"""Time in frames and samples of the whole, so that no clip's rounding moves the next; pure."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Final

from studio.timeline import Clip, Timeline

RATE: Final = 48_000  # samples a second


@dataclass(frozen=True, slots=True)
class Span:
    """A clip and the frames of the whole that are its own."""

    clip: Clip
    first: int
    end: int


def frames_at(ms: int, fps: Fraction) -> int:
    """Count the frames before a moment."""
    return round(ms * fps / 1000)


def spans(timeline: Timeline) -> tuple[Span, ...]:
    """Give every clip its frames; one too short for a single frame has none and is left out."""
    ends = accumulate((clip.duration_ms for clip in timeline.clips), initial=0)
    bounds = [frames_at(end, timeline.canvas.fps) for end in ends]
    found = (Span(clip, *bound) for clip, bound in zip(timeline.clips, pairwise(bounds), strict=True))
    return tuple(span for span in found if span.end > span.first)


def total_frames(timeline: Timeline) -> int:
    """Count the frames of the whole."""
    return frames_at(timeline.duration_ms, timeline.canvas.fps)


def samples_at(frame: int, fps: Fraction) -> int:
    """Count the samples before a frame."""
    return round(frame * RATE / fps)
