"""Operations on how fast, and in which direction, clips play."""

from dataclasses import dataclass

from studio.editing.operations.where import WHOLE, Part


@dataclass(frozen=True, slots=True)
class Speed:
    """Play at this speed, in percent of the original, or change it by a factor in percent."""

    pct: int
    clip: int = WHOLE
    is_factor: bool = False
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Reverse(Part):
    """Play backwards; what plays backwards already plays forwards again."""
