"""What a file shows and says at a moment."""

from pathlib import Path

import pytest

from core.probe import probe
from studio.checking.witness import brightness_at, level_db
from tests import media


def _bright(path: Path, at_ms: float) -> float:
    return brightness_at(path, probe(path), at_ms)


@pytest.mark.parametrize("at_ms", [0, 333, 1000, 1900])
def test_the_frame_of_the_moment_is_looked_at(at_ms: int) -> None:
    """Frame n of a counted clip is 3 n above black."""
    number = at_ms * 30 // 1000

    assert _bright(media.counted(), at_ms) == pytest.approx(number * media.STEP * 255 / 219, abs=4)


def test_a_frame_is_seen_until_the_next() -> None:
    """In uneven footage the last one that has begun is what people see."""
    sparse = media.make(
        "sparse.mp4", "-i", str(media.counted()), "-vf", "select='lt(mod(n,10),3)'", "-fps_mode", "vfr"
    )

    assert _bright(sparse, 250) == pytest.approx(2 * media.STEP * 255 / 219, abs=4)


def test_a_moment_past_the_end_is_the_last_frame() -> None:
    """As a render shows it."""
    assert _bright(media.counted(), 60_000) == pytest.approx(59 * media.STEP * 255 / 219, abs=4)


def test_a_span_of_sound_is_listened_to() -> None:
    """A beep is there; before it, and past the end, there is nothing."""
    path = media.flash()
    facts = probe(path)

    assert level_db(path, facts, 1000, 1090) > -20
    assert level_db(path, facts, 100, 900) < -80
    assert level_db(path, facts, 9000, 9900) < -80
