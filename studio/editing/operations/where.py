"""Which clips, and which part of them, an operation speaks of.

Clips are counted from 1 as people do; 0 stands for the whole timeline, -1 for the last clip, -2 for the one
before it.
"""

from dataclasses import dataclass
from typing import Final, Protocol

WHOLE: Final = 0
LAST: Final = -1


class Somewhere(Protocol):
    """What every operation on a part has."""

    @property
    def clip(self) -> int:
        """The clip, or the whole."""

    @property
    def start_ms(self) -> int | None:
        """From when on; below 0 it is counted from the end."""

    @property
    def end_ms(self) -> int | None:
        """Until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A clip or the whole, all of it or from one time to another; below 0 a time is counted from the end."""

    clip: int = WHOLE
    start_ms: int | None = None
    end_ms: int | None = None
