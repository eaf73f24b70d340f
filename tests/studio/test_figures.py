"""Lengths as people read them."""

import pytest

from studio.figures import clock


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (0, "0:00"),
        (40, "0:00.04"),
        (2500, "0:02.5"),
        (15_311, "0:15.3"),
        (15_020, "0:15"),
        (59_970, "1:00"),
        (3_723_000, "1:02:03"),
    ],
)
def test_a_length_is_written_to_the_tenth(ms: int, shown: str) -> None:
    """As people would write it."""
    assert clock(ms) == shown
