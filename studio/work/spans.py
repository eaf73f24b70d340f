"""Time in frames and samples of the whole, so that no clip's rounding moves the next; pure."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from studio.timeline import Clip, Timeline

RATE: Final = 48_000  # samples a second


@dataclass(frozen=True, slots=True)
class Span:
    """A clip and the frames of the whole that it is seen on: from `first` up to, without, `end`."""

    clip: Clip
    first: int
    end: int
    lap: int = 0  # how many of the first are seen of the clip before as well
    next_lap: int = 0  # and of the last, of the clip after

    @property
    def own(self) -> tuple[int, int]:
        """The frames that nothing else is seen on."""
        return self.first + self.lap, self.end - self.next_lap


def frames_at(ms: int, fps: Fraction) -> int:
    """Count the frames before a moment."""
    return round(ms * fps / 1000)


def spans(timeline: Timeline) -> tuple[Span, ...]:
    """Give every clip its frames; one too short for a single frame has none and is left out."""
    fps = timeline.canvas.fps
    found = [
        Span(clip, frames_at(start, fps), frames_at(start + clip.duration_ms, fps))
        for clip, start in zip(timeline.clips, timeline.starts, strict=True)
    ]
    found = [span for span in found if span.end > span.first]
    laps = [0, *(one.end - other.first for one, other in pairwise(found)), 0]
    return tuple(
        replace(span, lap=lap, next_lap=next_lap)
        for span, (lap, next_lap) in zip(found, pairwise(laps), strict=True)
    )


def total_frames(timeline: Timeline) -> int:
    """Count the frames of the whole."""
    return frames_at(timeline.duration_ms, timeline.canvas.fps)


def samples_at(frame: int, fps: Fraction) -> int:
    """Count the samples before a frame."""
    return round(frame * RATE / fps)
