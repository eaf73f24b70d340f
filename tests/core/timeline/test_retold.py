"""An agent's words and the list of changes: nothing is told twice, nothing is left out."""

import pytest

from core.timeline.retold import untold

STUDIO = (
    "Made black and white: a.mp4.\nAdded a crossfade of 0:01 between clips (1 place): 0:11 → 0:10.\n"
    "Added music: Lo-fi at 30%, 0:00–0:10.\nAdded the title “Hello”, 0:00–0:03, at the bottom.\n"
    "A blurred copy fills what is left free; say “crop to fill” to cut the sides off instead."
)


@pytest.mark.parametrize(
    "change",
    [
        'Added music "Lo-fi" (0-10s)',
        'Added title "Hello" (0-3s)',
        "Total length 0:11 → 0:10",
        "a.mp4: black and white",
    ],
)
def test_what_was_said_is_not_told_again(change: str) -> None:
    """Times are the same however they are written, and so are words."""
    assert untold([change], STUDIO) == ()


@pytest.mark.parametrize(
    "change",
    [
        'Added title "Bye" (4-7s)',
        "b.mp4: volume 100% → 50%",
        "The timeline: what fills the frame black bars → crop",
    ],
)
def test_what_was_left_out_is_told(change: str) -> None:
    """A figure that was not named, or words that were not said."""
    assert untold([change], STUDIO) == (change,)


def test_chinese_is_read_by_its_characters() -> None:
    """The same in Chinese, where no space parts words."""
    assert untold(["添加音乐“Lo-fi”（0-10 秒）"], "已添加音乐：Lo-fi，0:00–0:10，音量 30%。") == ()
    assert untold(["a.mp4：变为黑白"], "已添加音乐：Lo-fi，0:00–0:10。") == ("a.mp4：变为黑白",)


def test_a_silent_agent_told_nothing() -> None:
    """Without words, every change is told."""
    assert untold(["Removed a.mp4 (0-3s)", "New order: b, a"], "") == (
        "Removed a.mp4 (0-3s)",
        "New order: b, a",
    )
