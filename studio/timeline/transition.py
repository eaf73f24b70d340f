"""How one clip passes into the next: both are seen at once for a moment; and that as JSON."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from studio.timeline.field import Field

LONGEST_MS: Final = 5000


class Passing(StrEnum):
    """The ways in which one picture gives way to another."""

    CROSSFADE = "crossfade"
    BLACK = "black"  # through black
    WHITE = "white"
    WIPE_LEFT = "wipe-left"
    WIPE_RIGHT = "wipe-right"
    WIPE_UP = "wipe-up"
    WIPE_DOWN = "wipe-down"
    SLIDE_LEFT = "slide-left"
    SLIDE_RIGHT = "slide-right"
    SLIDE_UP = "slide-up"
    SLIDE_DOWN = "slide-down"


@dataclass(frozen=True, slots=True)
class Transition:
    """How a clip comes in from the one before it, and how long both overlap at the most."""

    passing: Passing = Passing.CROSSFADE
    ms: int = 1000


def write(transition: Transition) -> dict[str, Any]:
    """Write a transition down."""
    return {"kind": str(transition.passing), "d": transition.ms}


def read(field: Field) -> Transition:
    """Read a transition."""
    passing = field.at("kind").choice({str(one): one for one in Passing})
    return Transition(passing, field.at("d").number(1, LONGEST_MS))
