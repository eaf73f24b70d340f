"""Lines break where readers expect it, and fit."""

import pytest

from studio.titles.lettering import lines, wrap


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("one two three", 5, ["one two", "three"]),
        ("一二三四五", 2, ["一二", "三四", "五"]),
        ("abcdefghij", 3.5, ["abcdef", "ghij"]),
        ("one\n\ntwo", 9, ["one", "two"]),
        ("咖啡，豆子。", 3, ["咖啡，", "豆子。"]),
        ("他说「你好」吧", 3, ["他说", "「你", "好」吧"]),
        ("日期2026年", 3, ["日期", "2026", "年"]),
        ("🇨🇳🇫🇷", 1.5, ["🇨🇳", "🇫🇷"]),
    ],
)
def test_lines_break_where_they_may(text: str, width: float, broken: list[str]) -> None:
    """Between words and CJK characters, never before what closes, inside a flag, or after what opens."""
    assert [line for line in wrap(text, width) if line] == broken


@pytest.mark.parametrize("text", ["👨‍👩‍👧" * 6, "e\u0301" * 20, "👍🏽" * 8, "क्षि" * 9])
def test_what_is_one_character_to_readers_stays_whole(text: str) -> None:
    """No line begins with a mark, a joiner, or what is joined."""
    assert all(line[0] in text[:1] + "षकय" for line in wrap(text, 3))


def test_lines_are_about_equally_long() -> None:
    """No last line holds a single word."""
    found = lines("And that is how you make a very good cup of coffee at home every day", 24)

    assert len(found) == 2
    assert min(line.width for line in found) > 0.8 * max(line.width for line in found)


def test_a_line_is_as_high_as_its_highest_run() -> None:
    """Arabic and Burmese need more room than Latin."""
    (latin,), (burmese,) = lines("Hello", 20), lines("မင်္ဂလာပါ", 20)

    assert burmese.height > 1.3 * latin.height


def test_a_long_word_is_parted_only_at_its_hyphens() -> None:
    """However the lines are made even, a word that fits stays whole."""
    found = lines("Dr. Maria-Antonia Papadopoulou-Konstantinidis", 13)

    assert [line.text for line in found] == ["Dr. Maria-Antonia", "Papadopoulou-", "Konstantinidis"]


def test_what_is_below_the_first_paragraph_is_lesser() -> None:
    """It is smaller, and so more of it goes on a line."""
    name, *office = lines("Ana Ferreira\nHead of Research, Marine Science", 14, 0.7)

    assert name.scale == 1
    assert [(line.text, line.scale) for line in office] == [("Head of Research, Marine Science", 0.7)]
