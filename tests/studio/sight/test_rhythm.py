"""Beats are found where the rhythm is clear, to within 40 ms, and never invented."""

from pathlib import Path
from threading import Event

import numpy as np
import pytest

from core.probe import probe
from studio.music import MOODS
from studio.sight import rhythm
from studio.sight.analysis import analyse
from studio.sight.hearing import hear
from studio.sight.onsets import RATE, Onsets
from tests.studio import footage, songs
from tests.studio.songs import Samples

NEAR_S = 0.04


def _beats(samples: Samples) -> list[float]:
    onsets = Onsets()
    onsets.take(samples)
    return [beat / 1000 for beat in rhythm.beats(onsets.curve())]


def _near(times: list[float], others: list[float]) -> float:
    """Tell which share of the times is near one of the others."""
    apart = np.abs(np.array(times)[:, None] - np.array(others)).min(axis=1)
    return float(np.mean(apart <= NEAR_S))


@pytest.mark.parametrize("hiss", [0.005, 0.1])
@pytest.mark.parametrize(("tempo", "offset_s"), [(75, 0.4), (120, 0.37), (150, 0.11)])
def test_clicks_are_beats(tempo: float, offset_s: float, hiss: float) -> None:
    """Every click, and nothing between them, in much noise too."""
    times = songs.steady(tempo, offset_s, 20)
    found = _beats(songs.clicks(times, 20, hiss=hiss))

    assert _near(found, times) > 0.95
    assert _near(times, found) > 0.95


@pytest.mark.parametrize("tempo", [90, 118])
def test_a_tempo_may_drift(tempo: float) -> None:
    """By two in a hundred over a minute."""
    times = songs.drifting(tempo, 0.02, 60)
    found = _beats(songs.clicks(times, 60))

    assert _near(found, times) > 0.95
    assert _near(times, found) > 0.95


@pytest.mark.parametrize("mood", ["lofi", "upbeat", "cinematic"])
def test_music_has_the_beats_it_was_made_with(mood: str) -> None:
    """Or, consistently, those and the ones half way between them."""
    tempo = MOODS[mood].tempo
    found = _beats(songs.composed(mood, 30))
    is_double = len(found) > 1.5 * 30 * tempo / 60

    assert _near(found, songs.steady(tempo * (1 + is_double), 0, 30)) > 0.85
    assert len(found) > 0.85 * 30 * tempo / 60


def test_a_song_begins_and_ends_with_what_is_heard() -> None:
    """No beats in the silence around it."""
    times = [5 + at for at in songs.steady(110, 0, 20)]
    found = _beats(songs.clicks(times, 32, hiss=0))

    assert (round(found[0]), round(found[-1])) == (round(times[0]), round(times[-1]))


def test_beats_pause_where_another_sound_tells_of_none() -> None:
    """A song after somebody spoke is followed, and the speech is not."""
    found = _beats(np.concatenate([songs.babble(15, 4), songs.composed("upbeat", 30)]))

    assert [beat for beat in found if beat < 9] == []
    assert _near(songs.steady(120, 6, 24), [beat - 15 for beat in found]) > 0.95


def test_of_two_tempi_one_is_followed() -> None:
    """Where the other is heard there are no beats rather than wrong ones."""
    times = songs.steady(128, 0.3, 25)
    found = _beats(np.concatenate([songs.clicks(times, 25), songs.clicks(songs.steady(90, 0.3, 25), 25)]))

    assert _near(times[:-8], found) > 0.95
    assert [beat for beat in found if beat > 30] == []


def test_beats_go_on_where_drums_rest() -> None:
    """Nothing is heard for eight seconds, and then all goes on in time."""
    times = songs.steady(120, 0.3, 40)
    found = _beats(songs.clicks([at for at in times if not 16 < at < 24], 40, hiss=0.0001))

    assert _near(times, found) > 0.95


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("seconds", [8, 30])
def test_what_has_no_rhythm_has_no_beats(seconds: float, seed: int) -> None:
    """Neither bursts as of speech, nor clicks at any time."""
    assert _beats(songs.babble(seconds, seed)) == []
    assert _beats(songs.clicks(songs.irregular(seconds, seed), seconds)) == []


@pytest.mark.parametrize("sound", ["silence", "tone", "noise", "swell", "short", "nothing"])
def test_what_is_even_has_no_beats(sound: str) -> None:
    """Nor has what is too short to tell."""
    time = np.arange(15 * RATE) / RATE
    tone = 0.3 * np.sin(2 * np.pi * 440 * time)
    sounds = {
        "silence": 0 * time,
        "tone": tone,
        "noise": 0.2 * np.random.default_rng(2).standard_normal(time.size),
        "swell": tone * (1 + np.sin(2 * np.pi * 0.1 * time)) / 2,
        "short": songs.clicks(songs.steady(120, 0, 4), 4),
        "nothing": time[:0],
    }

    assert _beats(sounds[sound].astype(np.float32)) == []


def test_pads_have_no_beats() -> None:
    """Music that flows has none to cut on, whatever it was made with."""
    assert _beats(songs.composed("ambient", 30)) == []


def test_a_file_has_its_beats_if_it_has_no_pictures(tmp_path: Path) -> None:
    """A video is not listened to for a rhythm, which would cost time."""
    times = songs.steady(120, 0.37, 10)
    song = tmp_path / "song.wav"
    song.write_bytes(songs.as_wav(songs.clicks(times, 10)))
    film = footage.scenes(
        "bars", seconds=6, sound="aevalsrc='0.5*sin(880*PI*t)*lt(mod(t,0.5),0.05)':d=6:s=48000"
    )

    assert _near([beat / 1000 for beat in analyse(song).beats], times) == 1
    assert hear(film, probe(film), Event()).onsets.size == 0
    assert analyse(film).beats == ()
