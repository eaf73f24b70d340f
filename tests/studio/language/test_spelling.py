"""Slips are mended, and nothing else."""

import pytest

from studio.language.spelling import corrected

SLIPS = (
    ("frist", "first"),
    ("secnds", "seconds"),
    ("seocnds", "seconds"),
    ("teh", "the"),
    ("vedio", "video"),
    ("bakground", "background"),
    ("musc", "music"),
    ("vertcial", "vertical"),
    ("remvoe", "remove"),
    ("delet", "delete"),
    ("tittle", "title"),
    ("resolutin", "resolution"),
)
WORDS = (
    "first",
    "face",
    "faces",
    "love",
    "made",
    "remote",
    "smart",
    "list",
    "past",
    "dog",
    "Paris",
    "beach",
    "mate",
)


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    """One letter too many, too few, wrong or swapped."""
    assert corrected(f"x {typed} 3") == f"x {meant} 3"


@pytest.mark.parametrize("word", WORDS)
def test_another_word_stays_as_it_is(word: str) -> None:
    """A word that is near one of ours is not ours."""
    assert corrected(f"x {word}") == f"x {word}"
