"""Music is made to measure."""

import wave
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from studio import music
from studio.music import loudness
from studio.stopping import Stopped


@pytest.mark.parametrize("mood", music.MOODS)
def test_a_mood_is_as_long_and_as_loud_as_wanted(mood: str) -> None:
    """Exactly that many samples, at the common loudness, and nothing clips."""
    made = music.compose(mood, 7_350, seed=3)

    assert made.samples.shape == (352_800, 2)
    assert abs(loudness.integrated(made.samples) - music.LUFS) < 1
    assert np.abs(made.samples).max() <= 0.9


@pytest.mark.parametrize("mood", music.MOODS)
def test_it_begins_with_sound_and_ends_in_silence(mood: str) -> None:
    """There is something in the first second, and no cut at the end."""
    made = music.compose(mood, 6_000)

    assert np.abs(made.samples[:48_000]).max() > 0.02
    assert np.abs(made.samples[-240:]).max() < 0.01


def test_a_seed_repeats_and_another_varies() -> None:
    """The same seed gives the same music; others give other."""
    once, again, other = (music.compose("lofi", 3_000, seed).samples for seed in (1, 1, 2))

    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)


def test_moods_differ_in_tempo() -> None:
    """Every mood has a pace of its own."""
    assert len({music.compose(mood, 500).tempo for mood in music.MOODS}) == 4


@pytest.mark.parametrize("duration_ms", [1, 40, 900])
def test_the_shortest_pieces_are_music_too(duration_ms: int) -> None:
    """A piece shorter than a bar is still made, and not blown up."""
    made = music.compose("upbeat", duration_ms)

    assert made.samples.shape[0] == duration_ms * 48
    assert np.abs(made.samples).max() <= 0.9


def test_a_file_holds_what_was_made(tmp_path: Path) -> None:
    """The WAV is stereo at 48 kHz, of the wanted length."""
    tempo = music.write(tmp_path / "m.wav", "ambient", 1_500)

    with wave.open(str(tmp_path / "m.wav"), "rb") as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 48_000, 72_000)
    assert tempo == 60


def test_composing_can_be_stopped() -> None:
    """Nobody waits for the end of a long tune that is not wanted any more."""
    stop = Event()
    stop.set()

    with pytest.raises(Stopped):
        music.compose("upbeat", 60_000, stop=stop)
