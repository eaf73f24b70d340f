"""Several clips meant by one word."""

import pytest

from studio.language.listing import listed, numbers


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("mute every clip", set(), "mute #1/2/3/4#"),
        ("每段静音", set(), "#1/2/3/4# 静音"),
        ("mute everything except @2", set(), "mute #1/3/4#"),
        ("black-white except @-1", set(), "black-white #1/2/3#"),
        ("除了 @1 都静音", set(), "#2/3/4# 静音"),
        ("mute every-2 clip", set(), "mute #2/4#"),
        ("mute every-3 clip", set(), "mute #3#"),
        ("mute the rest", {1}, "mute #2/3/4#"),
        ("mute the other clips", {1, 3}, "mute #2/4#"),
        ("剩下的静音", {1, 2}, "#3/4# 静音"),
    ],
)
def test_clips_are_listed(text: str, named: set[int], meant: str) -> None:
    """By their numbers, of four."""
    found = listed(text, 4, named)

    assert found is not None
    assert " ".join(found.text.split()) == meant


@pytest.mark.parametrize(
    ("text", "named"), [("mute the rest", set()), ("mute it", {1}), ("mute the rest", {1, 2, 3, 4})]
)
def test_nothing_is_listed(text: str, named: set[int]) -> None:
    """Where nobody was named the rest is nothing, and so it is where everybody was."""
    assert listed(text, 4, named) is None


def test_one_clip_is_no_list() -> None:
    """What is asked of each is asked of the whole."""
    assert listed("mute every clip", 1, set()) is None


def test_the_last_is_counted_from_the_first() -> None:
    """So that it can be left out of a list."""
    assert numbers("@-1 and #2/3# then @1", 4) == [4, 2, 3, 1]
