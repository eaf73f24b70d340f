"""Where a clip's picture stands on the canvas, which part of it is seen, and how the frame wanders; pure."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.probe import Facts
from studio.picture.part import Chain, Part
from studio.timeline import Canvas, Fill
from studio.timeline.framing import NEARNESS, Focus, Framing, Motion
from studio.timeline.window import Pair, seen_size, window

_CLOSE: Final = 2  # pixels of black at the sides that are no shape but a rounding
_LONGEST_PAN: Final = Fraction(3, 2)  # of the canvas
_SOFTER: Final = 8  # times smaller is the picture that is blurred
_DIMMED: Final = 0.65
_PLANES: Final = (("y", 64), ("u", 512), ("v", 512))  # and what is nothing in them, in ten bits

Size = tuple[int, int]

_ZOOMS: Final = {Motion.ZOOM_IN: (1, 0), Motion.ZOOM_OUT: (0, 1)}  # how far the frame is at its ends
# Which way the frame goes over the picture: along which side, and from which end to which.
_PANS: Final = {
    Motion.PAN_LEFT: (0, 1, 0),
    Motion.PAN_RIGHT: (0, 0, 1),
    Motion.PAN_UP: (1, 1, 0),
    Motion.PAN_DOWN: (1, 0, 1),
}
_TURNS: Final[dict[int, Chain]] = {
    0: (),
    90: ("transpose=clock",),
    180: ("hflip", "vflip"),
    270: ("transpose=cclock",),
}


@dataclass(frozen=True, slots=True)
class Placing:
    """What of a picture is used, and how large it is made."""

    begins: Pair  # across and down, in shares of the picture as seen, turned and mirrored
    part: Pair
    kept: Pair  # the size of what is used, in pixels of the file
    shown: Size  # on the canvas
    size: Size  # what the used part is scaled to: more than is shown, where the frame wanders

    @property
    def enlarged(self) -> Fraction:
        """How much larger it is made."""
        return self.size[0] / self.kept[0]


def placed(facts: Facts, framing: Framing, canvas: Canvas, fill: Fill) -> Placing:
    """Find the place of a picture."""
    seen = seen_size(facts.width, facts.height, framing)
    view = window(facts.width, facts.height, framing, canvas)
    begins, parts = [*view.begins], [*view.left]
    pan, spread = _PANS.get(framing.motion) if framing.motion else None, Fraction(1)
    sides, covers = _sides(canvas), view.covers(framing, fill)
    if covers:
        for axis in (0, 1):
            needed = view.covering[axis]
            if pan and pan[0] == axis:
                spread = min(parts[axis] / needed, _LONGEST_PAN)
                needed *= spread
            begins[axis], parts[axis] = view.at(axis, framing, needed), needed
    kept = (parts[0] * seen[0], parts[1] * seen[1])
    shown = sides if covers else _fit(kept, canvas)
    size = _size(shown, framing.motion, spread)
    return Placing((begins[0], begins[1]), (parts[0], parts[1]), kept, shown, size)


def upright(framing: Framing) -> Chain:
    """Turn and mirror."""
    return (*_TURNS[framing.turned], *(("hflip",) if framing.is_mirrored else ()))


def cropped(place: Placing) -> Chain:
    """Leave what is used."""
    if place.part[0] == place.part[1] == 1:
        return ()
    across, down, left, top = (f"{float(share):.6f}" for share in (*place.part, *place.begins))
    return (f"crop=iw*{across}:ih*{down}:iw*{left}:ih*{top}",)


def wandering(part: Part, place: Placing) -> Chain:
    """Move the frame over an endless picture; between pixels as well, so that nothing trembles."""
    motion = part.clip.framing.motion
    if motion is None:
        return ()
    (width, height), (full, tall) = place.shown, place.size
    share = f"clip((on+{part.skipped - 1})/{max(1, part.whole - 1)},0,1)"
    if motion in _ZOOMS:
        first, last = (1 + (float(NEARNESS) - 1) * far for far in _ZOOMS[motion])
        scale = f"({first:.4f}+({last - first:.4f})*{share})"
        along, down = (_leaning(axis, place, part.clip.framing.focus) for axis in (0, 1))
        left, top = f"({full}-{width}*{scale})*{along}", f"({tall}-{height}*{scale})*{down}"
    else:
        axis, begins, ends = _PANS[motion]
        scale, along = "1", f"({begins}+({ends - begins})*{share})"
        left = f"({full - width})*{along if axis == 0 else 0.5}"
        top = f"({tall - height})*{along if axis == 1 else 0.5}"
    right, bottom = f"{left}+{full}*{scale}", f"{top}+{tall}*{scale}"
    corners = ((left, top), (right, top), (left, bottom), (right, bottom))
    places = ":".join(f"x{index}='{x}':y{index}='{y}'" for index, (x, y) in enumerate(corners))
    return (f"perspective={places}:interpolation=cubic:eval=frame", f"crop={width}:{height}:0:0")


def filled(place: Placing, canvas: Canvas, fill: Fill, moves: Chain, name: str) -> Chain:
    """Lay the picture on the canvas, and fill what is left of it; moves are the picture's own."""
    if place.shown == _sides(canvas):
        return moves
    if fill is not Fill.BLUR:
        return (*moves, f"pad={canvas.width}:{canvas.height}:-1:-1")
    width, height = (max(2, side // _SOFTER // 2 * 2) for side in _sides(canvas))
    behind = ",".join((
        f"scale={width}:{height}:force_original_aspect_ratio=increase:flags=area",
        f"crop={width}:{height}",
        "format=yuv420p10",
        f"gblur=sigma={min(width, height) / 14:.2f}",
        "lutyuv=" + ":".join(f"{plane}='{zero}+(val-{zero})*{_DIMMED}'" for plane, zero in _PLANES),
        f"scale={canvas.width}:{canvas.height}:flags=bicubic",
        "format=yuv420p",
        "setsar=1",
        *(("tpad=stop=-1:stop_mode=clone",) if moves else ()),
    ))  # fmt: skip
    before = ",".join((*moves, "null"))
    graph = (
        f"split[{name}0][{name}1];[{name}0]{behind}[{name}2];[{name}1]{before}[{name}3];"
        f"[{name}2][{name}3]overlay=(W-w)/2:(H-h)/2"
    )
    return (graph,)


def _leaning(axis: int, place: Placing, focus: Focus | None) -> str:
    """Tell how much of what is left out is left out before the frame, so that it comes near to its focus."""
    room = place.size[axis] - place.shown[axis]
    if focus is None or room <= 0:
        return "0.5"
    share = (Fraction((focus.across, focus.down)[axis], 1000) - place.begins[axis]) / place.part[axis]
    before = share * place.size[axis] - Fraction(place.shown[axis], 2)
    return f"{min(1.0, max(0.0, float(before / room))):.4f}"


def _size(shown: Size, motion: Motion | None, spread: Fraction) -> Size:
    if motion is None:
        return shown
    shares = [NEARNESS, NEARNESS]
    if spread >= NEARNESS:
        shares = [Fraction(1), Fraction(1)]
        shares[_PANS[motion][0]] = spread
    return (_even(shown[0] * shares[0]), _even(shown[1] * shares[1]))


def _fit(kept: tuple[Fraction, Fraction], canvas: Canvas) -> Size:
    """Give the largest even size of this shape that the canvas holds."""
    scale = min(canvas.width / kept[0], canvas.height / kept[1])
    return (_near(kept[0] * scale, canvas.width), _near(kept[1] * scale, canvas.height))


def _near(length: Fraction, limit: int) -> int:
    even = _even(length)
    return limit if limit - even <= _CLOSE else even


def _even(length: Fraction) -> int:
    return max(2, round(length / 2) * 2)


def _sides(canvas: Canvas) -> Size:
    return (canvas.width, canvas.height)
