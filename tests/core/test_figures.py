"""Figures as people read them."""

import pytest

from core.figures import length, megabytes, size_of
from core.nemo.wire import Kind
from core.probe import Facts


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0:00"),
        (499, "0:00"),
        (500, "0:01"),
        (1500, "0:02"),
        (2500, "0:03"),
        (34_000, "0:34"),
        (59_500, "1:00"),
        (3_599_500, "1:00:00"),
        (3_723_000, "1:02:03"),
    ],
)
def test_lengths_are_rounded_to_the_nearest_second(ms: int, said: str) -> None:
    """Half a second counts as one, always, and sixty make a minute."""
    assert length(ms) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 kB"),
        (12_400, "12 kB"),
        (99_999, "100 kB"),
        (100_000, "0.1 MB"),
        (1_000_000, "1.0 MB"),
        (9_960_000, "10.0 MB"),
        (48_300_000, "48 MB"),
    ],
)
def test_bytes_are_told_in_two_or_three_digits(count: int, said: str) -> None:
    """Nobody reads nine digits."""
    assert megabytes(count) == said


def test_a_picture_has_a_width_and_a_height() -> None:
    """With a sign for times, not a letter."""
    assert size_of(Facts(Kind.VIDEO, "mov", 1, width=1920, height=1080)) == "1920×1080"
