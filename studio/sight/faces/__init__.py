"""Faces in a picture: where they are, and how sure that is. Pure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight.faces.network import SIDES, STEP, trained

Picture = NDArray[np.uint8]  # rows of pixels: red, green, blue

# Measured on 21 faces of photographs, pasted at many sizes into pictures of 16:9: at this confidence 57 % of
# those 8 % of the height tall are found, 78 % at 10 %, 95 % at 12 % and nearly all from 15 % on; in 316
# pictures of textures, things, animals, stars and noise one face is seen that is none, and six from 0.5 on.
SURE: Final = 0.6
_PIXELS: Final = 284 * 160  # are looked at
_SAME: Final = 0.3  # of what two boxes cover together is in both: they are one face


@dataclass(frozen=True, slots=True)
class Face:
    """A face, from forehead to chin, in shares of the picture."""

    left: float
    top: float
    right: float
    bottom: float
    sure: float  # 0 … 1

    @property
    def area(self) -> float:
        """How much of the picture it takes."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The faces that were there at one instant."""

    at_ms: int
    faces: tuple[Face, ...] = ()


def size(width: int, height: int) -> tuple[int, int]:
    """Give the size at which a picture of this size is looked at."""
    scale = (_PIXELS / (width * height)) ** 0.5
    return max(SIDES, round(width * scale)), max(SIDES, round(height * scale))


def find(picture: Picture) -> tuple[Face, ...]:
    """Find the faces in a picture of about that size, the surest first."""
    height, width = picture.shape[:2]
    padded = np.zeros((_whole(height), _whole(width), 3), np.uint8)
    padded[:height, :width] = picture
    logits, boxes = trained().judge(padded)
    found = list[Face]()
    rows, columns = np.nonzero(logits > np.log(SURE / (1 - SURE)))
    for row, column in sorted(zip(rows, columns, strict=True), key=lambda place: -logits[place]):
        across, down, wide, tall = (float(number) for number in boxes[:, row, column])
        middle = (column + 0.5) * STEP + across, (row + 0.5) * STEP + down
        sides = [middle[0] - wide / 2, middle[1] - tall / 2, middle[0] + wide / 2, middle[1] + tall / 2]
        left, top, right, bottom = np.clip(np.divide(sides, (width, height) * 2), 0, 1).round(4).tolist()
        face = Face(left, top, right, bottom, round(float(1 / (1 + np.exp(-logits[row, column]))), 3))
        if face.area > 0 and all(_likeness(face, other) < _SAME for other in found):
            found.append(face)
    return tuple(found)


def _whole(side: int) -> int:
    return -(-side // SIDES) * SIDES


def _likeness(one: Face, other: Face) -> float:
    """Tell which part of what two faces cover is in both."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    both = max(0.0, across) * max(0.0, down)
    return both / (one.area + other.area - both)
