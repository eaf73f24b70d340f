"""Wishes for cuts, order and pace, from the words to the frames of the file."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests import media
from tests.studio.footage import scenes as footage
from tests.studio.whole import Maker, colours, scenes

pytestmark = pytest.mark.asyncio(loop_scope="session")

WHOLE = [*range(60)]


@pytest.mark.parametrize(
    ("wishes", "numbers"),
    [
        (("trim the first 0.5 seconds",), WHOLE[15:]),
        (("剪掉最后0.5秒",), WHOLE[:45]),
        (("keep 0.5s to 1.5s",), WHOLE[15:45]),
        (("remove 0.5-1 s",), WHOLE[:15] + WHOLE[30:]),
        (("twice as fast",), WHOLE[::2]),
        (("放慢到0.5倍速",), [number for number in WHOLE for _ in range(2)]),
        (("play it backwards",), WHOLE[::-1]),
        (("倒放",), WHOLE[::-1]),
        (("freeze the last frame for 1 second",), WHOLE + [59] * 30),
        (("1秒处定格1秒",), WHOLE[:30] + [30] * 30 + WHOLE[30:]),
        (("play it twice",), WHOLE * 2),
        (("make it 1 second long",), WHOLE[:30]),
        (("split at 1 second", "reverse clip 2"), WHOLE[:30] + WHOLE[:29:-1]),
        (("trim the first 0.5 seconds", "twice as fast", "undo"), WHOLE[15:]),
        (("剪掉前0.5秒", "撤销", "重做"), WHOLE[15:]),
        (("trim the first 0.5 seconds", "play it backwards", "start over"), WHOLE),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
async def test_the_frames_that_are_left(maker: Maker, wishes: Sequence[str], numbers: list[int]) -> None:
    """Every frame of the file is the one that was asked for, and there is none too many."""
    film = await maker([media.counted()], *wishes)

    seen = media.numbers(film.path)
    assert len(seen) == len(numbers)
    assert np.abs(np.array(seen) - numbers).max() <= 1  # brightness goes through a codec twice


@pytest.mark.parametrize(
    ("wish", "order"),
    [
        ("swap clip 1 and clip 3", "bgr"),
        ("play them in the order 3, 1, 2", "brg"),
        ("drop the last clip", "rg"),
        ("删掉第二个片段", "rb"),
        ("交换第一个和第二个片段", "grb"),
        ("replace clip 1 with clip 3", "bg"),
        ("用第一个片段替换第三个片段", "gr"),
    ],
)
async def test_the_order_of_clips(maker: Maker, wish: str, order: str) -> None:
    """Each colour is seen for as long as its clip, where it was put."""
    film = await maker(colours("red", "green", "blue", seconds=0.5), wish)

    assert scenes(film) == [(colour, 15) for colour in order]


async def test_the_speed_of_one_clip(maker: Maker) -> None:
    """The others keep theirs."""
    film = await maker(colours("red", "green", "blue", seconds=0.5), "make clip 2 half as fast")

    assert scenes(film) == [("r", 15), ("g", 30), ("b", 15)]


@pytest.mark.parametrize("wish", ["remove the black parts", "去掉黑屏"])
async def test_black_parts_go(maker: Maker, wish: str) -> None:
    """No black picture is left, and little else is gone."""
    film = await maker([footage("pattern", "black", "bars", seconds=1)], wish, resolution="90p")

    assert min(frame.mean() for frame in film.frames) > 30
    assert film.seconds == pytest.approx(2, abs=0.15)
