"""Titles are bold, each with letters of its own."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from studio.titles import fonts, weights
from studio.titles.faces import face


@pytest.mark.parametrize("text", ["Hello, Việt", "مرحبا", "שלום"])
def test_letters_of_a_title_are_cut_bold(text: str, tmp_path: Path) -> None:
    """They are the title's and no more, under a name of their own, as wide as lines are measured by."""
    (cut,) = weights.cuts(text)
    cut.write(tmp_path / "cut.ttf")

    with TTFont(tmp_path / "cut.ttf") as font:
        drawn, widths, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
        assert font["OS/2"].usWeightClass == 700
        assert font["name"].getDebugName(1) == cut.name
        assert {*map(ord, text)} - {*drawn} <= {ord(" "), ord(",")}
        assert len(drawn) <= len({*text})
    for run in fonts.runs(text):
        wide = sum(widths[drawn[ord(letter)]][0] for letter in run.text) / units
        assert wide == pytest.approx(sum(map(run.face.width, run.text)), abs=0.01)


def test_another_title_has_other_letters() -> None:
    """Nothing that was made for one title changes with another."""
    assert {*weights.cuts("One")}.isdisjoint(weights.cuts("Two"))


def test_what_has_one_weight_is_not_cut() -> None:
    """Chinese and emoji are drawn with the fonts as they come."""
    assert not [*weights.cuts("你好 🎬")]


def test_weights_of_a_font_from_elsewhere_are_left_alone() -> None:
    """It is drawn as it comes, for it may be made in any way."""
    (cut,) = weights.cuts("Hello")

    foreign = face(cut.face.path)

    assert cut.face.has_weights
    assert foreign
    assert not foreign.has_weights
    assert foreign.width("m") < cut.face.width("m")
