"""Which part of a picture is seen on a canvas that it has to cover: the rest is cut off. Pure."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from studio.timeline import Canvas, Fill
from studio.timeline.framing import Framing

_CLOSE: Final = Fraction(
    4, 5
)  # so much of a picture at least is left, where its shape is nearly the canvas's

Pair = tuple[Fraction, Fraction]  # across and down, in shares of the picture as seen, turned and mirrored


@dataclass(frozen=True, slots=True)
class Window:
    """What a clip's own crop leaves of the picture, and how much of that covers the canvas."""

    begins: Pair
    left: Pair
    covering: Pair

    def covers(self, framing: Framing, fill: Fill) -> bool:
        """Tell whether the picture covers the canvas: also one that moves, where it nearly does.

        Narrow blurred strips beside what moves only draw the eye.
        """
        left = self.covering[0] * self.covering[1] / (self.left[0] * self.left[1])
        return fill is Fill.CROP or (fill is Fill.BLUR and framing.motion is not None and left >= _CLOSE)

    def at(self, axis: int, framing: Framing, share: Fraction) -> Fraction:
        """Tell where a part of this share begins: around what the clip is to show, else in the middle."""
        begin, room = self.begins[axis], self.left[axis] - share
        if framing.focus is None:
            return begin + room / 2
        focus = Fraction((framing.focus.across, framing.focus.down)[axis], 1000)
        return min(max(begin, focus - share / 2), begin + room)


def window(width: int, height: int, framing: Framing, canvas: Canvas) -> Window:
    """Find it for a picture of this size, as it came."""
    seen = seen_size(width, height, framing)
    crop, sides = framing.crop, (canvas.width, canvas.height)
    begins = Fraction(crop.left, 1000), Fraction(crop.top, 1000)
    left = 1 - begins[0] - Fraction(crop.right, 1000), 1 - begins[1] - Fraction(crop.bottom, 1000)
    scale = max(sides[axis] / (left[axis] * seen[axis]) for axis in (0, 1))
    return Window(begins, left, (sides[0] / (scale * seen[0]), sides[1] / (scale * seen[1])))


def seen_size(width: int, height: int, framing: Framing) -> tuple[int, int]:
    """Give the size of a picture once it is turned."""
    return (height, width) if framing.turned % 180 else (width, height)
