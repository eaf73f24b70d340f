"""Clips that shall only stay as they are."""

import pytest

from studio.language.clauses import Clause
from studio.language.sparing import spared


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (("trim @1", "keep @2"), (False, True)),
        (("keep @1", "speed up the rest"), (True, False)),
        (("keep @1 as it is", "mute @2"), (True, False)),
        (("keep @2", "mute @2"), (False, False)),
        (("keep #1/3#", "add music"), (False, False)),
        (("only keep @2", "mute @1"), (False, False)),
        (("保留 @1", "其余的加速"), (True, False)),
    ],
)
def test_what_is_kept_beside_a_wish_about_others_is_left_alone(
    said: tuple[str, ...], refused: tuple[bool, ...]
) -> None:
    """And nothing else is thrown away for it."""
    assert tuple(one.is_refused for one in spared([Clause(text) for text in said])) == refused
