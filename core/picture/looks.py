"""Sizes and colours: a dark sheet, one colour a kind of track."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.picture.brush import Colour
from core.timeline import Kind

RADIUS: Final = 14
BIG: Final = 42
TEXT: Final = 28
SMALL: Final = 26

PAPER: Final[Colour] = (13, 16, 23)
LANE: Final[Colour] = (23, 28, 39)
GRID: Final[Colour] = (40, 47, 62)
INK: Final[Colour] = (243, 245, 250)
PALE: Final[Colour] = (152, 162, 182)


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of track is drawn."""

    height: int
    fill: Colour
    light: Colour


LOOKS: Final[Mapping[Kind, Look]] = {
    Kind.VIDEO: Look(132, (40, 76, 178), (122, 160, 255)),
    Kind.AUDIO: Look(88, (12, 104, 80), (58, 206, 158)),
    Kind.TEXT: Look(76, (106, 62, 182), (190, 150, 255)),
    Kind.OTHER: Look(76, (66, 77, 99), (158, 171, 196)),
}


def blend(back: Colour, front: Colour, share: float) -> Colour:
    """Mix two colours."""
    mixed = (round(b + (f - b) * share) for b, f in zip(back, front, strict=True))
    red, green, blue = mixed
    return red, green, blue
