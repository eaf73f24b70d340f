"""A run of a clip's frames that is made in one go; pure."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from studio.source import Source
from studio.timeline import Canvas, Clip

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


def longest(clip: Clip, source: Source, canvas: Canvas) -> int:
    """Tell how many frames can be made at once: all wait in memory that are to be shown backwards."""
    if not clip.is_reversed:
        return _ENDLESS
    facts = source.facts
    pixels = min(facts.width * facts.height, canvas.width * canvas.height)
    deep = Fraction(3, 2) if (facts.pixels or "") in {"yuv420p", "yuvj420p", "nv12"} else Fraction(4)
    return max(1, int(_TURNED_BYTES // (pixels * deep)))
