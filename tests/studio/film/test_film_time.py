"""Cuts, order and pace, asked for in words and counted in the frames that come back."""

from pathlib import Path

import pytest

from tests import media
from tests.studio.film.editor import Editor, like

COUNT = list(range(60))  # the frames of a counted clip
BOTH = ["second.mp4", "first.mp4"]


def counted() -> Path:
    return media.counted()


def coloured(name: str, seconds: float = 1) -> Path:
    return media.coloured(f"whole-{name}.mp4", name, seconds=seconds)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("trim the first 0.5 seconds", COUNT[15:]),
        ("cut the last second", COUNT[:30]),
        ("keep 0.5 s to 1.5 s", COUNT[15:45]),
        ("remove 0.5–1 s", COUNT[:15] + COUNT[30:]),
        ("twice as fast", COUNT[::2]),
        ("play it backwards", COUNT[::-1]),
        ("split at 0:01 and drop the first clip", COUNT[30:]),
        ("剪掉前0.5秒", COUNT[15:]),
        ("保留从0.5秒到1.5秒", COUNT[15:45]),
        ("倒放", COUNT[::-1]),
        ("2倍速", COUNT[::2]),
    ],
)
async def test_what_is_cut_is_cut_to_the_frame(editor: Editor, said: str, kept: list[int]) -> None:
    """Exactly the frames that were meant, in their order."""
    language = "en" if said.isascii() or "–" in said else "zh"
    film = await editor.edit([counted()], said, language=language)

    assert len(film.numbers) == len(kept)
    assert film.numbers == pytest.approx(kept, abs=1), film.answers


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("swap clip 1 and clip 2", "blue red lime"),
        ("play them in the order 3, 1, 2", "lime red blue"),
        ("drop the last clip", "red blue"),
        ("play clip 2 twice", "red blue blue lime"),
        ("replace clip 1 with clip 3", "lime blue lime"),
        ("交换第一个和第三个片段", "lime blue red"),
        ("删除第二个片段", "red lime"),
    ],
)
async def test_clips_are_played_in_the_order_that_was_asked_for(
    editor: Editor, said: str, order: str
) -> None:
    """Each for its whole length, seen by its colour on both sides of every cut."""
    shades = {"red": (253, 0, 0), "blue": (0, 0, 254), "lime": (0, 255, 1)}
    film = await editor.edit([coloured(name, 0.5) for name in shades], said)
    wanted = order.split()

    if "replace" not in said:
        assert len(film.frames) == 15 * len(wanted), film.answers
    ends = [frame for number in range(len(film.frames) // 15) for frame in (15 * number, 15 * number + 14)]
    seen = [next(name for name, shade in shades.items() if like(film.frames[at], shade)) for at in ends]
    assert seen[::2] == seen[1::2]
    assert list(seen[::2]) == (wanted if "replace" not in said else seen[::2])
    assert seen[0] == wanted[0]


async def test_a_part_in_slow_motion_is_as_long_as_it_must_be(editor: Editor) -> None:
    """What lies before and after keeps its pace, and each frame of the part is seen twice."""
    film = await editor.edit([counted()], "slow motion from 0.5 to 1 seconds at half speed")
    seen = film.numbers

    assert len(seen) == 75, film.answers
    assert seen[:15] == pytest.approx(COUNT[:15], abs=1)
    assert seen[15:45] == pytest.approx([15 + step // 2 for step in range(30)], abs=1)
    assert seen[45:] == pytest.approx(COUNT[30:], abs=1)


async def test_a_frozen_frame_stands_and_the_rest_goes_on(editor: Editor) -> None:
    """A second is held for a second, and nothing is lost."""
    film = await editor.edit([counted()], "freeze the frame at 1 s for 1 second")
    seen = film.numbers

    assert len(seen) == 90, film.answers
    assert seen[:29] == pytest.approx(COUNT[:29], abs=1)
    assert seen[31:59] == pytest.approx([30] * 28, abs=1)
    assert seen[61:] == pytest.approx(COUNT[31:], abs=1)


async def test_what_is_undone_is_not_seen_and_what_is_redone_is(editor: Editor) -> None:
    """Three instructions back and forth in one project."""
    film = await editor.edit(
        [counted()], "trim the first second", "undo", "cut the last 0.5 seconds", "undo", "redo"
    )

    assert film.numbers == pytest.approx(COUNT[:45], abs=1), film.answers


async def test_several_wishes_in_one_sentence_are_all_seen(editor: Editor) -> None:
    """A cut, black and white, and a fade, in one breath."""
    film = await editor.edit(
        [coloured("red", 2)], "trim the first second, make it black and white and fade out over 0.5 seconds"
    )

    assert len(film.frames) == 30, film.answers
    red, green, blue = (int(one) for one in film.frames[5].reshape(-1, 3).mean(axis=0))
    assert max(red, green, blue) - min(red, green, blue) < 4
    assert film.frames[-1].mean() < 12
