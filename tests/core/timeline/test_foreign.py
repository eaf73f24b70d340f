"""Facts out of JSON of no promised shape."""

import pytest

from core.timeline.foreign import first_number, first_words, items, number, words


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, 3.0),
        ("2.5", 2.5),
        (True, None),
        ("nan", None),
        (float("inf"), None),
        (10**400, None),
        ("x", None),
        ([1], None),
    ],
)
def test_a_number_is_finite_or_missing(value: object, found: float | None) -> None:
    """Text may hold a number; truth, infinity and lists hold none."""
    assert number(value) == found


def test_words_are_printable_and_on_one_line() -> None:
    """Line breaks become blanks; what steers the direction of writing is dropped."""
    assert words("a\nb\t\u202ec\x00") == "a b c"
    assert len(words("x" * 10_000)) == 500


def test_an_object_used_as_a_list_gives_its_values() -> None:
    """Some backends key their lists by id."""
    assert items({"a": 1, "b": 2}) == (1, 2)
    assert items("ab") == ()


def test_the_first_place_and_the_first_key_win() -> None:
    """An empty text or a wrong type does not count as found."""
    assert first_words(({"title": " ", "name": "n"}, {"title": "t"}), ("title", "name")) == "n"
    assert first_number(({"d": "x"}, {"d": 4}), ("d",)) == 4
