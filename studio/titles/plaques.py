"""What lower thirds and captions stand on: a band with an accent, a dark box; and where it all lies. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.timeline import Canvas, Place, Style, Title
from studio.titles.lettering import Line

_MARGIN: Final = 0.05  # title-safe
_TALL_MARGINS: Final = (0.09, 0.15)  # above and below on an upright picture, where apps lay their own words
_ROOMS: Final = {
    Style.PLAIN: 1.0,
    Style.LOWER_THIRD: 0.72,
    Style.CAPTION: 0.84,
}  # of the width between margins
_DARK: Final = "#0d1117"
_ACCENT: Final = "#ffb000"  # where the words are white
LESSER: Final = {
    Style.PLAIN: 1.0,
    Style.LOWER_THIRD: 0.7,
    Style.CAPTION: 1.0,
}  # the size of what is below a name
_LEFT: Final = frozenset({Place.TOP_LEFT, Place.BOTTOM_LEFT})
_RIGHT: Final = frozenset({Place.TOP_RIGHT, Place.BOTTOM_RIGHT})
_ABOVE: Final = frozenset({Place.TOP, Place.TOP_LEFT, Place.TOP_RIGHT})


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays free beside a title, and above or below it; pixels."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape, its path told from its own corner."""

    layer: int
    x: int
    y: int
    path: str
    colour: str
    clear: int  # 0 is opaque, 255 cannot be seen


@dataclass(frozen=True, slots=True)
class Plaque:
    """Shapes, and where on them the words stand."""

    shapes: tuple[Shape, ...]
    alignment: int
    x: int
    y: int


def margins(place: Place, canvas: Canvas) -> Margins:
    """Give the margins that are safe on this canvas."""
    share = _MARGIN
    if canvas.height > canvas.width:
        share = _TALL_MARGINS[0 if place in _ABOVE else 1]
    return Margins(round(canvas.width * _MARGIN), round(canvas.height * share))


def room(style: Style, canvas: Canvas) -> float:
    """Tell how wide a title's lines may be, in pixels."""
    return canvas.width * (1 - 2 * _MARGIN) * _ROOMS[style]


def plaque(title: Title, found: Sequence[Line], em: float, canvas: Canvas) -> Plaque:
    """Lay out what a title in a style of its own stands on."""
    return (_band if title.style is Style.LOWER_THIRD else _box)(title, found, em, canvas)


def _band(title: Title, found: Sequence[Line], em: float, canvas: Canvas) -> Plaque:
    """Lay out a lower third: a bar of the accent, then the band, and on it a name above what is smaller."""
    bar, pad = round(em * 0.16), round(em * 0.6)
    width = bar + 2 * pad + round(max(line.width for line in found) * em * 1.03)
    height = round(sum(line.height for line in found) * em + em * 0.5)
    x, y = _corner(title.place, width, height, canvas, is_left=title.place is Place.BOTTOM)
    accent = _ACCENT if title.colour.lower() == "#ffffff" else title.colour
    shapes = (
        Shape(0, x, y, _rectangle(width, height), _DARK, 56),
        Shape(1, x, y, _rectangle(bar, height), accent, 0),
    )
    return Plaque(shapes, 4, x + bar + pad, y + height // 2)


def _box(title: Title, found: Sequence[Line], em: float, canvas: Canvas) -> Plaque:
    """Lay out a caption: a dark box with round corners, the words in its middle."""
    width = round(max(line.width for line in found) * em * 1.03 + em)
    height = round(sum(line.height for line in found) * em + em * 0.25)
    x, y = _corner(title.place, width, height, canvas)
    shape = Shape(0, x, y, _rounded(width, height, round(em * 0.3)), _DARK, 80)
    return Plaque((shape,), 5, x + width // 2, y + height // 2)


def _corner(
    place: Place, width: int, height: int, canvas: Canvas, *, is_left: bool = False
) -> tuple[int, int]:
    free = margins(place, canvas)
    x = (canvas.width - width) // 2
    if is_left or place in _LEFT:
        x = free.x
    elif place in _RIGHT:
        x = canvas.width - free.x - width
    if place is Place.CENTER:
        return x, (canvas.height - height) // 2
    return x, free.y if place in _ABOVE else canvas.height - free.y - height


def _rectangle(width: int, height: int) -> str:
    return f"m 0 0 l {width} 0 {width} {height} 0 {height}"


def _rounded(width: int, height: int, radius: int) -> str:
    near = round(radius * 0.45)  # where the handles of a quarter circle lie
    right, down = width - radius, height - radius
    return (
        f"m {radius} 0 l {right} 0 b {width - near} 0 {width} {near} {width} {radius} "
        f"l {width} {down} b {width} {height - near} {width - near} {height} {right} {height} "
        f"l {radius} {height} b {near} {height} 0 {height - near} 0 {down} "
        f"l 0 {radius} b 0 {near} {near} 0 {radius} 0"
    )
