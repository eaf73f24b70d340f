"""A run of a clip's frames that is made in one go; pure."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.nemo.wire import Kind
from studio.timeline import Canvas, Clip
from studio.work.source import Source

Chain = tuple[str, ...]  # filters, each working on what the one before gives

_TURNED_BYTES: Final = 200_000_000  # of frames that wait to be shown backwards
_ENDLESS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a clip's frames."""

    clip: Clip
    skipped: int  # frames of the clip before these
    frames: int
    at: int  # the first one's place in the whole
    whole: int  # frames of the clip in all

    @property
    def begins(self) -> int:
        """How many frames of what is read come before these; a clip is read forwards, however it plays."""
        return self.whole - self.skipped - self.frames if is_turned(self.clip) else self.skipped


def is_turned(clip: Clip) -> bool:
    """Tell whether a clip's frames are shown in another order than they are read."""
    return clip.is_reversed and not clip.hold_ms and clip.kind is Kind.VIDEO


def longest(clip: Clip, source: Source, canvas: Canvas) -> int:
    """Tell how many frames can be made at once: all wait in memory that are to be shown backwards."""
    if not is_turned(clip):
        return _ENDLESS
    facts = source.facts
    pixels = min(facts.width * facts.height, canvas.width * canvas.height)
    deep = Fraction(3, 2) if (facts.pixels or "") in {"yuv420p", "yuvj420p", "nv12"} else Fraction(4)
    return max(1, int(_TURNED_BYTES // (pixels * deep)))
