"""Operations on the words over the picture."""

from dataclasses import dataclass

from studio.editing.operations.where import WHOLE
from studio.timeline import Place, Style


@dataclass(frozen=True, slots=True)
class AddTitle:
    """Put words over the picture: at the start, at a time, at the end, or all the way through.

    Where a clip is named, all of that is meant within it.
    """

    text: str
    at_ms: int | None = None
    duration_ms: int | None = None
    from_end: bool = False
    is_whole: bool = False
    place: Place | None = None
    size_pct: int = 100
    colour: str = "#ffffff"
    style: Style = Style.PLAIN
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class ChangeTitle:
    """Give a title, the newest unless another is named, other words, looks or times; None leaves them."""

    text: str | None = None
    place: Place | None = None
    size_pct: int | None = None
    colour: str | None = None
    style: Style | None = None
    at_ms: int | None = None
    duration_ms: int | None = None
    number: int = -1


@dataclass(frozen=True, slots=True)
class RemoveTitles:
    """Take words away: all, those that say this, or one by its number from 1 (-1 is the last)."""

    text: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class NameClips:
    """Write over the beginning of every clip what its file's name says in words."""
