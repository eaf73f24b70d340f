"""Loudness is measured as the standard says."""

import numpy as np

from studio.music import loudness

TIME = np.arange(2 * 48_000) / 48_000


def test_the_standards_own_tone_reads_as_it_says() -> None:
    """A 997 Hz sine at full scale on one side is -3.01 LUFS."""
    left = np.sin(2 * np.pi * 997 * TIME)
    tone = np.stack([left, np.zeros_like(left)], axis=1).astype(np.float32)

    assert abs(loudness.integrated(tone) + 3.01) < 0.05


def test_silence_between_words_does_not_count() -> None:
    """A pause leaves the loudness of the rest as it is."""
    tone = np.repeat(0.1 * np.sin(2 * np.pi * 997 * TIME)[:, None], 2, axis=1).astype(np.float32)
    paused = np.concatenate([tone, np.zeros((96_000, 2), np.float32), tone])

    assert abs(loudness.integrated(paused) - loudness.integrated(tone)) < 0.5


def test_what_is_too_short_has_no_loudness() -> None:
    """Less than a block of 400 ms is at the floor."""
    assert loudness.integrated(np.ones((480, 2), np.float32)) == loudness.FLOOR
