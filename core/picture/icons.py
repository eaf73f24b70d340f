"""Small signs for the kinds of track, drawn rather than typed: no font of ours has them all."""

from collections.abc import Callable, Mapping
from typing import Final

from core.picture.brush import Brush, Colour
from core.timeline import Kind

Icon = Callable[[Brush, float, float, float, Colour], None]


def film(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw a frame with a play sign cut out."""
    brush.box(x, y + size * 0.1, size, size * 0.8, colour, radius=size * 0.2)
    left, middle = x + size * 0.38, y + size * 0.5
    hole: Colour = (13, 16, 23)
    brush.shape(
        ((left, middle - size * 0.2), (left + size * 0.34, middle), (left, middle + size * 0.2)), hole
    )


def note(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw two quavers joined by a beam."""
    left, right, head = x + size * 0.36, x + size * 0.88, size * 0.17
    brush.disc(left - head * 0.8, y + size * 0.82, head, colour)
    brush.disc(right - head * 0.8, y + size * 0.72, head, colour)
    brush.line(((left, y + size * 0.82), (left, y + size * 0.14)), size * 0.09, colour)
    brush.line(((right, y + size * 0.72), (right, y + size * 0.04)), size * 0.09, colour)
    beam = (
        (left - 1, y + size * 0.12),
        (right + 1, y),
        (right + 1, y + size * 0.2),
        (left - 1, y + size * 0.32),
    )
    brush.shape(beam, colour)


def letter(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw a capital T."""
    brush.box(x + size * 0.08, y + size * 0.08, size * 0.84, size * 0.2, colour, radius=size * 0.06)
    brush.box(x + size * 0.39, y + size * 0.08, size * 0.22, size * 0.84, colour, radius=size * 0.06)


def squares(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw four squares: something, whatever it is."""
    for column in (0.06, 0.54):
        for line in (0.06, 0.54):
            brush.box(x + size * column, y + size * line, size * 0.4, size * 0.4, colour, radius=size * 0.1)


ICONS: Final[Mapping[Kind, Icon]] = {
    Kind.VIDEO: film,
    Kind.AUDIO: note,
    Kind.TEXT: letter,
    Kind.OTHER: squares,
}
