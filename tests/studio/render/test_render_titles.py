"""Titles as they are seen in whole renders."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.timeline import Canvas, Place, Style, Title
from tests import media
from tests.studio.cutting import clip, made, timeline

WIDE, TALL = Canvas(640, 360, Fraction(10)), Canvas(360, 640, Fraction(10))


async def _seen(folder: Path, *titles: Title, canvas: Canvas = WIDE) -> list[NDArray[np.uint8]]:
    grey = {"g": media.coloured("mid.mp4", "0x808080", seconds=1, size="320x180")}
    return media.frames(await made(timeline(clip("g", 0, 1000), titles=titles, canvas=canvas), grey, folder))


@pytest.mark.parametrize("canvas", [WIDE, TALL], ids=["wide", "tall"])
async def test_a_lower_third_is_a_band_with_an_accent(tmp_path: Path, canvas: Canvas) -> None:
    """From left to right: the picture, the accent, the dark band with light words, the picture."""
    title = Title("t", "Ana Ferreira\nBiologist", style=Style.LOWER_THIRD)

    frame = (await _seen(tmp_path, title, canvas=canvas))[5].astype(int)

    accent = (frame[..., 0] > 180) & (frame[..., 2] < 90)
    rows, columns = np.nonzero(accent)
    band = frame[rows.min() + 2 : rows.max() - 2, columns.max() + 4 : columns.max() + 10]
    assert rows.min() > canvas.height / 2
    assert 0.04 * canvas.width < columns.min() < 0.08 * canvas.width
    assert band.max(initial=0) < 70
    assert (frame[rows.min() : rows.max(), columns.max() + 2 :].min(axis=2) > 170).sum() > 100


async def test_a_caption_stands_on_a_dark_box_in_the_middle(tmp_path: Path) -> None:
    """The box is as far from the left as from the right, at the bottom, with light words on it."""
    frame = (await _seen(tmp_path, Title("t", "that is how it is done", style=Style.CAPTION)))[5].astype(int)

    dark = np.nonzero((frame.max(axis=2) < 80)[180:].any(axis=0))[0]
    assert abs(int(dark.min()) - (639 - int(dark.max()))) <= 3
    assert not (frame.max(axis=2) < 80)[:240].any()
    assert (frame[240:].min(axis=2) > 170).sum() > 100


async def test_a_title_comes_and_goes_gently(tmp_path: Path) -> None:
    """Its first and last frames are fainter than its middle."""
    lit = [int(frame.max()) for frame in await _seen(tmp_path, Title("t", "Hello", size_pct=200))]

    assert lit[0] < 160
    assert min(lit[3:7]) > 220
    assert lit[-1] < 220


async def test_scripts_and_emoji_are_drawn_and_no_boxes(tmp_path: Path) -> None:
    """Other words give other marks, in one line with Latin as well; what no font has leaves no mark."""
    words = ("مرحبا", "سلام", "नमस्ते", "สวัสดี", "שלום", "你好", "😀", "🎉", "a\U00012000", "a")
    marks = []
    for number, word in enumerate(words):
        title = Title("t", word, place=Place.CENTER, size_pct=200)
        marks.append((await _seen(tmp_path / str(number), title))[5][..., 1] > 200)

    *drawn, lost, plain = marks
    assert all(mark.sum() > 60 for mark in drawn)
    assert all((one != other).sum() > 60 for one, other in pairwise(drawn))
    assert (lost == plain).all()


@pytest.mark.parametrize("place", list(Place))
async def test_every_place_is_where_it_says(tmp_path: Path, place: Place) -> None:
    """The middle of the words lies in the right part of the picture."""
    frame = (await _seen(tmp_path, Title("t", "Hi", place=place)))[5]

    rows, columns = np.nonzero(frame.min(axis=2) > 200)
    down = 0 if place.startswith("top") else 1 if place is Place.CENTER else 2
    across = 0 if place.endswith("left") else 2 if place.endswith("right") else 1
    assert (int(rows.mean() * 3 // 360), int(columns.mean() * 3 // 640)) == (down, across)


async def test_words_of_a_title_are_bold(tmp_path: Path) -> None:
    """The stroke of a letter is as thick against its height as in the bold of a typeface, not the regular."""
    frame = (await _seen(tmp_path, Title("t", "l", place=Place.CENTER, size_pct=400)))[5].astype(int)

    rows, columns = np.nonzero(frame.min(axis=2) > 200)
    assert 0.17 < (np.ptp(columns) + 1) / (np.ptp(rows) + 1) < 0.24


@pytest.mark.parametrize("text", ["👩\u200d🚀", "1️⃣", "a 👩\u200d🚀"])
async def test_joined_emoji_are_one_picture(tmp_path: Path, text: str) -> None:
    """With letters beside them and without, one is drawn, about as wide as high, not its parts in a row."""
    frame = (await _seen(tmp_path, Title("t", text, place=Place.CENTER, size_pct=300)))[5]

    drawn = (frame.min(axis=2) > 200).any(axis=0)
    columns = np.nonzero(drawn)[0]
    gaps = np.nonzero(np.diff(columns) > 12)[0]
    first = columns[gaps[-1] + 1] if "a" in text else columns[0]
    assert 40 < columns[-1] - first < 100


async def test_a_caption_stands_above_a_name(tmp_path: Path) -> None:
    """Both are read: the band is where it would be alone, and the dark box ends above it."""
    name = Title("n", "Ana Ferreira\nBiologist at the institute", style=Style.LOWER_THIRD)
    caption = Title("c", "that is how it is done here, every morning", style=Style.CAPTION)

    alone, both = [
        (await _seen(tmp_path / str(len(titles)), *titles))[5].astype(int)
        for titles in ((name,), (name, caption))
    ]

    changed = np.nonzero(np.abs(both - alone).max(axis=2).max(axis=1) > 60)[0]
    band = np.nonzero((alone.max(axis=2) < 80).any(axis=1))[0]
    assert changed.size
    assert changed.max() < band.min()
