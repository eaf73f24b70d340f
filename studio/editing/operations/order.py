"""Operations on which clips play, and in which order."""

from dataclasses import dataclass

from studio.editing.operations.where import WHOLE


@dataclass(frozen=True, slots=True)
class Drop:
    """Take whole clips out."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """Keep these clips and no others."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Play the clips in this order; those not named follow as they stood."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Play the clips in the opposite order."""


@dataclass(frozen=True, slots=True)
class Move:
    """Put a clip at another place."""

    clip: int
    to: int


@dataclass(frozen=True, slots=True)
class MoveBeside:
    """Put a clip right before or right after another."""

    clip: int
    other: int
    is_after: bool


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two clips change places."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Join:
    """Play all clips one after the other."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Play a clip, or all of them, so many times in all, one after the other, or again at another place."""

    times: int = 2
    clip: int = WHOLE
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Let one clip take the place of another, which goes."""

    clip: int
    other: int


@dataclass(frozen=True, slots=True)
class Slideshow:
    """Show pictures one after the other, each moving gently and giving way softly to the next.

    Each is shown so long, or all together are.
    """

    each_ms: int | None = None
    total_ms: int | None = None
