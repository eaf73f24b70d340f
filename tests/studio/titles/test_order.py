"""Lines of mixed directions are ordered as their readers expect."""

import pytest

from studio.titles.order import leftwards, ordered


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("one (two) 3!", [("one (two) 3!", False)]),
        ("שלום עולם", [("שלום עולם", True)]),
        ("see שלום مرحبا end", [("see ", False), ("שלום مرحبا", True), (" end", False)]),
        ("שלום, mixed 123!", [("!", True), ("mixed 123", False), ("שלום, ", True)]),
        ("عام 2026 جيد", [(" جيد", True), ("2026", False), ("عام ", True)]),
        ("at שלום 12:30, ok", [("at ", False), ("12:30", False), ("שלום ", True), (", ok", False)]),
        ("שלום (Anna) 5!", [("!", True), ("5", False), (") ", True), ("Anna", False), ("שלום (", True)]),
        ("see (שלום)", [("see (", False), ("שלום", True), (")", False)]),
        ("😀 שלום", [("😀 שלום", True)]),
        ("", [("", False)]),
    ],
)
def test_a_line_is_seen_in_its_order(line: str, seen: list[tuple[str, bool]]) -> None:
    """Stretches stand from left to right, each read its own way."""
    assert [(line[one.first : one.end], one.is_leftwards) for one in ordered(line)] == seen


def test_a_title_has_one_direction() -> None:
    """A line of another script below a Hebrew one stands in a Hebrew title."""
    line = "Anna!"

    found = ordered(line, around="שלום\nAnna!")

    assert [line[one.first : one.end] for one in found] == ["!", "Anna"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("שלום עולם", "שלום עולם"),
        ("שלום! ", " !שלום"),
        (") שלום (", ") שלום ("),
        ("(שלום)", "(שלום)"),
        ("שלום (", ") שלום"),
        ("! (", ") !"),
        ("שָׁ", "שָׁ"),
    ],
)
def test_signs_at_the_ends_of_what_goes_leftwards_are_turned(text: str, written: str) -> None:
    """Those after it stand before it on the line, and brackets open the other way."""
    assert leftwards(text) == written
