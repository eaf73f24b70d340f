"""Operations on the edits themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """Go back by so many instructions."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Redo:
    """Make so many edits again that were undone."""

    count: int = 1
