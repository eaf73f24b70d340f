"""What was asked of an export, held against what came."""

from fractions import Fraction

import pytest

from core.nemo.wire import Kind
from core.probe import Facts
from core.wishes import Shortfall, faults, shortfalls

FULL_HD = Facts(Kind.VIDEO, "mov", 1, width=1920, height=1080, fps=Fraction(30_000, 1001))


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"resolution": "1080p"},
        {"resolution": "best"},
        {"fps": 29.97},
        {"fps": 30},
        {"format": "MP4"},
        {"resolution": None, "fps": None},
    ],
    ids=str,
)
def test_a_wish_that_came_true_needs_no_words(output: dict[str, object]) -> None:
    """What was asked for is there, or nothing was."""
    assert shortfalls(output, FULL_HD) == ()


@pytest.mark.parametrize(
    ("output", "lack"),
    [
        ({"resolution": "4k"}, Shortfall("export-differs-size", "4K", "1920×1080")),
        ({"resolution": "8K"}, Shortfall("export-differs-size", "8K", "1920×1080")),
        ({"resolution": "720p"}, Shortfall("export-differs-size", "720p", "1920×1080")),
        ({"fps": 60}, Shortfall("export-differs-fps", "60", "29.97")),
        ({"format": "gif"}, Shortfall("export-differs-format", "GIF", "MP4")),
    ],
    ids=["4k", "8k", "720p", "rate", "format"],
)
def test_what_differs_is_told_with_both_figures(output: dict[str, object], lack: Shortfall) -> None:
    """The wish as people write it, and the measure of the file."""
    assert shortfalls(output, FULL_HD) == (lack,)


def test_a_preview_says_that_it_is_one() -> None:
    """So nobody takes it for the video itself."""
    small = Facts(Kind.VIDEO, "mov", 1, width=854, height=480)

    assert shortfalls({"quality": "low", "resolution": "480p"}, small) == (
        Shortfall("export-differs-preview", "low", "854×480"),
    )


def test_an_upright_picture_is_measured_across() -> None:
    """4K in 9:16 is 2160 wide."""
    upright = Facts(Kind.VIDEO, "mov", 1, width=2160, height=3840)

    assert shortfalls({"resolution": "4k"}, upright) == ()


def test_everything_that_differs_is_told() -> None:
    """One lack does not hide another."""
    lacks = shortfalls({"format": "gif", "resolution": "4k", "fps": 60}, FULL_HD)

    assert [lack.wanted for lack in lacks] == ["GIF", "4K", "60"]


@pytest.mark.parametrize(
    ("named", "sentences"),
    [
        (["black", "loudness"], ("export-fault-black", "export-fault-loudness")),
        (["new-word", 7, None], ()),
        ("black", ()),
        (None, ()),
    ],
    ids=str,
)
def test_what_a_backend_found_has_its_sentence(named: object, sentences: tuple[str, ...]) -> None:
    """Names that we know are said; anything else says nothing, and breaks nothing."""
    assert faults(named) == sentences
