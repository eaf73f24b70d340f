"""Titles mean only what they say, and fit."""

from fractions import Fraction

import pytest

from studio.timeline import Canvas, Place, Title
from studio.titles import Shown, escape, laid_out, script, wrap

CANVAS = Canvas(1280, 720, Fraction(30))


def _script(text: str = "Hello", **fields: object) -> str:
    title = Title("t", text, **fields)  # type: ignore[arg-type]  # a table's fields
    return script([Shown(title, 15, 45)], CANVAS)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("{\\b1}bold", "\\{\\\u2060b1\\}bold"),
        ("a\\Nb", "a\\\u2060Nb"),
        ("tab\tbell\x07", "tab bell "),
        ("100% 你好", "100% 你好"),
    ],
)
def test_words_cannot_act(text: str, escaped: str) -> None:
    """Braces, backslashes and control characters are defused."""
    assert escape(text) == escaped


def test_a_new_line_cannot_begin_an_event() -> None:
    """Lines of a title stay within one event of the script."""
    events = [
        line
        for line in _script("one\nDialogue: 0,0:00:00.00,9:00:00.00,T0,two").splitlines()
        if "Dialogue" in line
    ]

    assert len(events) == 1
    assert events[0].startswith("Dialogue: 0,0:00:00.48,0:00:01.48,T0,one\\NDialogue")


def test_a_title_is_timed_between_frames() -> None:
    """It begins half a frame before its first and ends half a frame before it is gone."""
    assert "Dialogue: 0,0:00:00.48,0:00:01.48,T0,Hello" in _script()


@pytest.mark.parametrize(("place", "number"), [(Place.TOP, 8), (Place.CENTER, 5), (Place.BOTTOM_LEFT, 1)])
def test_places_become_alignments(place: Place, number: int) -> None:
    """Each place is ASS's number for it."""
    style = next(line for line in _script(place=place).splitlines() if line.startswith("Style: "))

    assert style.split(",")[10] == str(number)


@pytest.mark.parametrize(("colour", "written"), [("#ff8000", "&H000080FF"), ("red", "&H00FFFFFF")])
def test_colours_are_turned_round(colour: str, written: str) -> None:
    """ASS wants blue first; what is no colour is white."""
    assert written in _script(colour=colour)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 5, ["one two", "three"]),
        ("一二三四五", 2, ["一二", "三四", "五"]),
        ("abcdefghij", 3.2, ["abcde", "fghij"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
    ],
)
def test_lines_break_where_they_may(text: str, width: float, lines: list[str]) -> None:
    """Between words, between CJK characters, and within a word too long for any line."""
    assert wrap(text, width) == lines


@pytest.mark.parametrize("text", ["字" * 400, "word " * 300, "x" * 900])
def test_a_long_title_shrinks_until_it_fits(text: str) -> None:
    """However long it is, it stays on the canvas."""
    lines, em = laid_out(Title("t", text), CANVAS)

    assert len(lines) * em * 1.448 <= CANVAS.height
    assert em < laid_out(Title("t", "short"), CANVAS)[1]


@pytest.mark.parametrize(
    ("text", "font"), [("你好", "SC"), ("こんにちは", "JP"), ("안녕", "KR"), ("Hello", "SC")]
)
def test_the_font_suits_the_language(text: str, font: str) -> None:
    """Characters shared by languages are drawn the way the reader knows them."""
    assert f"Noto Sans CJK {font}" in _script(text)
