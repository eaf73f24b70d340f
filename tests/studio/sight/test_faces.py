"""Faces are found where they are, and nowhere else."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from studio.sight import faces
from tests import media
from tests.studio import footage, portraits


@pytest.mark.parametrize(
    ("left", "top", "side"),
    [
        (0.0, 0.2, 0.8),
        (0.5, 0.1, 0.9),
        (0.3, 0.3, 0.5),
        (0.7, 0.3, 0.5),
        (0.1, 0.1, 0.42),  # the face is 8 % of the height
        (0.0, 0.0, 1.7),
    ],
)
def test_a_face_is_found_where_it_is(left: float, top: float, side: float) -> None:
    """Near and far, at any place; the box is right to a fraction of the face."""
    picture, box = portraits.picture(left, top, side)
    (face,) = portraits.found(picture)

    within = 0.2 * (box[3] - box[1])
    assert (face.left, face.top, face.right, face.bottom) == pytest.approx(box, abs=within)
    assert faces.SURE < face.sure <= 1


@pytest.mark.parametrize("size", [(540, 960), (700, 700), (1280, 400)])
def test_any_shape_of_picture_is_looked_at(size: tuple[int, int]) -> None:
    """Shares are of the picture as it is, upright or wide."""
    picture, box = portraits.picture(0.1, 0.3, 0.5, size)
    (face,) = portraits.found(picture)

    assert (face.left, face.top, face.right, face.bottom) == pytest.approx(box, abs=0.05)


def test_every_face_is_found_once() -> None:
    """Two of them are two."""
    picture, _ = portraits.picture(0.0, 0.2, 0.7)
    other, _ = portraits.picture(0.55, 0.2, 0.7)
    picture.paste(other.crop((480, 0, 960, 540)), (480, 0))

    assert len(portraits.found(picture)) == 2


def _made() -> Iterator[Image.Image]:
    """Give pictures without a face: our own footage, plain ones, noise of every grain."""
    for name in sorted(footage.SCENES):
        yield from map(Image.fromarray, media.frames(footage.scenes(name))[::20])
    yield Image.new("RGB", (320, 180))
    numbers = np.random.default_rng(7)
    for rows in (3, 6, 12, 25, 50, 180):
        grain = numbers.integers(0, 256, (rows, rows * 16 // 9, 3), np.uint8)
        yield Image.fromarray(grain).resize((320, 180), Image.Resampling.BICUBIC)


def test_there_are_no_faces_where_nobody_is() -> None:
    """Patterns, fractals, bars and noise are no faces."""
    assert [faces for picture in _made() if (faces := portraits.found(picture))] == []


def test_a_look_is_quick() -> None:
    """A few of them a shot cost next to nothing beside decoding it."""
    picture = np.zeros((160, 284, 3), np.uint8)
    faces.find(picture)
    spent = list[float]()
    for _ in range(5):
        began = time.thread_time()
        faces.find(picture)
        spent.append(time.thread_time() - began)

    assert min(spent) < 0.06
