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
ABOVE: Final = frozenset({Place.TOP, Place.TOP_LEFT, Place.TOP_RIGHT})


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
        share = _TALL_MARGINS[0 if place in ABOVE else 1]
    return Margins(round(canvas.width * _MARGIN), round(canvas.height * share))


def room(style: Style, canvas: Canvas) -> float:
    """Tell how wide a title's lines may be, in pixels."""
    return canvas.width * (1 - 2 * _MARGIN) * _ROOMS[style]


def extent(title: Title, found: Sequence[Line], em: float) -> tuple[int, int]:
    """Tell how wide and high a title is with what it stands on."""
    width = max((line.width for line in found), default=0.0) * em
    height = sum(line.height for line in found) * em
    if title.style is Style.LOWER_THIRD:
        bar, pad = _sides(em)
        return bar + 2 * pad + round(width * 1.03), round(height + em * 0.5)
    if title.style is Style.CAPTION:
        return round(width * 1.03 + em), round(height + em * 0.25)
    return round(width), round(height)


def left(title: Title, width: int, canvas: Canvas) -> int:
    """Tell where a title begins; a lower third at the bottom is on the left."""
    free = margins(title.place, canvas)
    is_third = title.style is Style.LOWER_THIRD and title.place is Place.BOTTOM
    if is_third or title.place in _LEFT:
        return free.x
    if title.place in _RIGHT:
        return canvas.width - free.x - width
    return (canvas.width - width) // 2


def plaque(title: Title, found: Sequence[Line], em: float, canvas: Canvas, lift: int = 0) -> Plaque:
    """Lay out what a title in a style of its own stands on, moved by `lift` from its place."""
    width, height = extent(title, found, em)
    corner = (left(title, width, canvas), top(title.place, height, canvas, lift))
    return (_band if title.style is Style.LOWER_THIRD else _box)(title, em, corner, (width, height))


def _band(title: Title, em: float, corner: tuple[int, int], size: tuple[int, int]) -> Plaque:
    """Lay out a lower third: a bar of the accent, then the band, and on it a name above what is smaller."""
    (bar, pad), (x, y), (width, height) = _sides(em), corner, size
    accent = _ACCENT if title.colour.lower() == "#ffffff" else title.colour
    shapes = (
        Shape(0, x, y, _rectangle(width, height), _DARK, 56),
        Shape(1, x, y, _rectangle(bar, height), accent, 0),
    )
    return Plaque(shapes, 4, x + bar + pad, y + height // 2)


def _box(_: Title, em: float, corner: tuple[int, int], size: tuple[int, int]) -> Plaque:
    """Lay out a caption: a dark box with round corners, the words in its middle."""
    (x, y), (width, height) = corner, size
    shape = Shape(0, x, y, _rounded(width, height, round(em * 0.3)), _DARK, 80)
    return Plaque((shape,), 5, x + width // 2, y + height // 2)


def _sides(em: float) -> tuple[int, int]:
    """Give how wide a band's bar is, and the room beside its words."""
    return round(em * 0.16), round(em * 0.6)


def top(place: Place, height: int, canvas: Canvas, lift: int = 0) -> int:
    """Tell where a title of this height begins, moved by `lift` from its place."""
    free = margins(place, canvas)
    if place is Place.CENTER:
        return (canvas.height - height) // 2 + lift
    return free.y + lift if place in ABOVE else canvas.height - free.y - height - lift


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
