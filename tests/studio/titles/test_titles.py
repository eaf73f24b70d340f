"""Titles mean only what they say, and fit."""

import re
from fractions import Fraction

import pytest

from studio.timeline import Canvas, Place, Style, Title
from studio.titles import Shown, escape, laid_out, script

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


def _dialogues(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("Dialogue")]


def _bare(line: str) -> str:
    """Leave out the overrides of a line of ASS."""
    return re.sub(r"(?<!\\)\{[^}]*\}", "", line)


def test_a_new_line_cannot_begin_an_event() -> None:
    """Lines of a title stay within one event of the script."""
    (event,) = _dialogues(_script("one\nDialogue: 0,0:00:00.00,9:00:00.00,T0,two"))

    assert _bare(event).startswith("Dialogue: 2,0:00:00.48,0:00:01.48,T0,one\\NDialogue")


def test_a_title_is_timed_between_frames() -> None:
    """It begins half a frame before its first and ends half a frame before it is gone."""
    assert _bare(_dialogues(_script())[0]) == "Dialogue: 2,0:00:00.48,0:00:01.48,T0,Hello"


def test_a_title_in_several_parts_fades_once() -> None:
    """Only its very beginning and its very end are gentle, wherever it is cut."""
    title = Title("t", "Hello")
    first, last = (script([Shown(title, *one)], CANVAS) for one in ((15, 30, 0, 60), (0, 60, 15, 0)))

    assert "\\fade(255,0,255,0,250,2250,2500)" in first
    assert "\\fade(255,0,255,-500,-250,1750,2000)" in last


@pytest.mark.parametrize(("place", "number"), [(Place.TOP, 8), (Place.CENTER, 5), (Place.BOTTOM_LEFT, 1)])
def test_places_become_alignments(place: Place, number: int) -> None:
    """Each place is ASS's number for it."""
    style = next(line for line in _script(place=place).splitlines() if line.startswith("Style: "))

    assert style.split(",")[10] == str(number)


@pytest.mark.parametrize(("colour", "written"), [("#ff8000", "&H000080FF"), ("red", "&H00FFFFFF")])
def test_colours_are_turned_round(colour: str, written: str) -> None:
    """ASS wants blue first; what is no colour is white."""
    assert written in _script(colour=colour)


@pytest.mark.parametrize("text", ["字" * 400, "word " * 300, "x" * 900])
def test_a_long_title_shrinks_until_it_fits(text: str) -> None:
    """However long it is, it stays on the canvas."""
    lines, em = laid_out(Title("t", text), CANVAS)

    assert sum(line.height for line in lines) * em <= CANVAS.height
    assert max(line.width for line in lines) * em <= CANVAS.width * 0.91
    assert em < laid_out(Title("t", "short"), CANVAS)[1]


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("style", [Style.LOWER_THIRD, Style.CAPTION])
def test_what_words_stand_on_stays_inside_the_margins(style: Style, place: Place) -> None:
    """Every shape lies on the safe part of the canvas, the words after it and above it."""
    for canvas in (CANVAS, Canvas(720, 1280, Fraction(30))):
        title = Title("t", "Ana Ferreira\nMarine biologist", style=style, place=place)

        *shapes, words = _dialogues(script([Shown(title, 0, 30)], canvas))

        for shape in shapes:
            x, y = map(int, re.findall(r"pos\((\d+),(\d+)\)", shape)[0])
            numbers = [int(number) for number in re.findall(r"(?<= )\d+", shape.split("\\p1}")[1])]
            assert canvas.width * 0.05 - 1 <= x
            assert x + max(numbers[::2]) <= canvas.width * 0.95 + 1
            assert canvas.height * 0.05 - 1 <= y
            assert y + max(numbers[1::2]) <= canvas.height * 0.95 + 1
        assert words.startswith("Dialogue: 2,")


def test_the_accent_takes_the_colour_of_the_words() -> None:
    """A white name has an accent of our own; a coloured one lends it its colour."""
    white, red = (_script(style=Style.LOWER_THIRD, colour=colour) for colour in ("#ffffff", "#ff0000"))

    assert "\\c&H0000B0FF" in white
    assert "\\c&H000000FF" in red


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Anna Müller, Director", ["Anna Müller", "Director"]),
        ("李娜，导演", ["李娜", "导演"]),
        ("Tom Fry Jr., Chef", ["Tom Fry Jr.", "Chef"]),
        ("Anna Müller - Director, Cutroom", ["Anna Müller", "Director, Cutroom"]),
        ("Anna-Maria Müller", ["Anna-Maria Müller"]),
        ("Lisbon, 2026", ["Lisbon, 2026"]),
        ("Anna, her dog\nBiologists", ["Anna, her dog", "Biologists"]),
    ],
)
def test_what_is_behind_a_name_stands_below_it(text: str, seen: list[str]) -> None:
    """Only in a lower third, and smaller."""
    third, plain = (
        laid_out(Title("t", text, style=style), CANVAS)[0] for style in (Style.LOWER_THIRD, Style.PLAIN)
    )

    assert [line.text for line in third] == seen
    assert [line.scale < 1 for line in third] == [False, True][: len(seen)]
    assert [line.text for line in plain] == text.splitlines()
