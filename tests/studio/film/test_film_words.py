"""Titles, asked for in words and read in the frames that come back."""

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.titles import fonts
from studio.titles.faces import BOLD
from tests import media
from tests.studio.film.editor import Editor
from tests.studio.watched import Frame

Mark = NDArray[np.bool_]


def ground() -> Path:
    return media.coloured("whole-ground.mp4", "0x303030", seconds=2, size="640x360")


def words(frame: Frame) -> tuple[Mark, tuple[int, int, int, int]]:
    """Cut out what is bright, and tell where it was: left, top, right, bottom."""
    bright = frame.max(axis=2) > 140
    rows, columns = np.nonzero(bright)
    if not len(rows):
        return bright[:1, :1], (0, 0, 0, 0)
    left, top, right, bottom = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    return bright[top:bottom, left:right], (int(left), int(top), int(right), int(bottom))


def drawn(text: str) -> Mark:
    """Draw words by another hand, in the same face, and cut them out."""
    face = fonts.runs(text, text)[0].face
    found = [one for one in _fonts(face.path) if one.getname()[0] == face.name]
    font = found[0] if found else ImageFont.truetype(str(face.path), 80)
    if face.has_weights:
        font.set_variation_by_axes([BOLD])
    image = Image.new("L", (100 * len(text) + 100, 200))
    ImageDraw.Draw(image).text((20, 20), text, fill=255, font=font)
    return words(np.asarray(image.convert("RGB"), np.uint8))[0]


def _fonts(path: Path) -> Iterator[ImageFont.FreeTypeFont]:
    with contextlib.suppress(OSError):  # there are no more
        for number in itertools.count():
            yield ImageFont.truetype(str(path), 80, index=number)


def likeness(mark: Mark, text: str) -> float:
    """Correlate a mark with words, both brought to one size."""
    one, other = (
        np.asarray(Image.fromarray(each).convert("L").resize((160, 48), Image.Resampling.BOX), float)
        for each in (mark, drawn(text))
    )
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@pytest.mark.parametrize(
    ("said", "text", "other"),
    [
        ('add the title "Lisbon" in the middle', "Lisbon", "London"),
        ('add the title "Hello" at the top', "Hello", "Cello"),
        ("在中间加标题“你好世界”", "你好世界", "再见朋友"),
        ("加标题“夏天”，放在顶部", "夏天", "冬日"),
    ],
)
async def test_a_title_reads_as_it_was_said(editor: Editor, said: str, text: str, other: str) -> None:
    """It is more like its own words, drawn by another hand, than like any other, and stands where it must."""
    film = await editor.edit([ground()], said)
    mark, (left, top, right, bottom) = words(film.frames[30])

    assert likeness(mark, text) > 0.6, film.answers
    assert likeness(mark, text) > likeness(mark, other) + 0.1
    assert (left + right) / 2 == pytest.approx(320, abs=8)
    middle = (top + bottom) / 2
    assert middle < 120 if "top" in said or "顶部" in said else middle == pytest.approx(180, abs=20)


async def test_a_title_is_seen_when_and_in_the_colour_that_was_said(editor: Editor) -> None:
    """Neither before nor after, and yellow."""
    film = await editor.edit([ground()], 'add the title "Hi" in the middle from 0.5 s to 1.5 s, in yellow')
    lit = [number for number, frame in enumerate(film.frames) if frame.max() > 140]
    frame = film.frames[30]
    inked = frame[frame[..., 0] > 200].mean(axis=0)

    assert 15 <= lit[0] <= 19, film.answers
    assert 40 <= lit[-1] <= 44
    assert inked[0] > 200
    assert inked[1] > 180
    assert inked[2] < 110


async def test_a_title_is_moved_and_another_taken_away(editor: Editor) -> None:
    """Two titles, one of them moved, the other removed."""
    film = await editor.edit(
        [ground()],
        'add the title "One" at the bottom',
        'add the title "Two" in the middle',
        "remove the second title",
        "move the title to the top",
    )
    mark, (_, top, _, bottom) = words(film.frames[30])

    assert likeness(mark, "One") > 0.75, film.answers
    assert top < bottom < 120


async def test_a_lower_third_names_somebody(editor: Editor) -> None:
    """Low and on the left, on a band with an accent."""
    film = await editor.edit([ground()], 'lower third "Anna"')
    frame = film.frames[30].astype(int)
    accent = (frame[..., 0] > 180) & (frame[..., 2] < 90)
    rows, columns = np.nonzero(accent)

    assert len(rows) > 40, film.answers
    assert rows.min() > 180
    assert columns.max() < 160
