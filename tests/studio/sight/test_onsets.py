"""Onsets are found when they are, however the samples come."""

import numpy as np
import pytest

from studio.sight.onsets import FIRST_MS, HOP_MS, Curve, Onsets
from tests.studio import songs


def _curve(*pieces: Curve) -> Curve:
    onsets = Onsets()
    for piece in pieces:
        onsets.take(piece)
    return onsets.curve()


def test_a_click_is_an_onset_when_it_sounds() -> None:
    """To within one hop."""
    curve = _curve(songs.clicks([0.737], 2))

    assert FIRST_MS + HOP_MS * int(np.argmax(curve)) == pytest.approx(737, abs=HOP_MS)


def test_pieces_make_no_difference() -> None:
    """A song that comes piece by piece has the curve of the whole."""
    whole = songs.clicks(songs.steady(100, 0.3, 4), 4)

    assert np.allclose(_curve(whole), _curve(*np.array_split(whole, 7), whole[:0]), atol=1e-4)


@pytest.mark.parametrize("count", [0, 1, 511])
def test_too_little_to_listen_to_has_none(count: int) -> None:
    """Less than one window."""
    assert _curve(np.ones(count, np.float32)).size == 0


def test_that_a_file_begins_is_no_onset() -> None:
    """A tone that is there from the first sample on never sets in."""
    tone = 0.3 * np.sin(2 * np.pi * 440 / 16_000 * np.arange(32_000))

    assert _curve(tone.astype(np.float32)).max() < 0.02
