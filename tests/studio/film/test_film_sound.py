"""Sound, asked for in words and measured in the film that comes back."""

from pathlib import Path

import pytest

from tests import media
from tests.studio.film.editor import Editor, Film, band_db


def tone(seconds: float = 2) -> Path:
    """A clip that sounds at 440 Hz."""
    return media.coloured(f"whole-tone-{seconds}.mp4", "gray", seconds=seconds, tone=f"sine=440:d={seconds}")


def spoken() -> Path:
    """A clip that is loud for two seconds, quiet for two, and loud again, as speech is."""
    loud = "volume='if(between(mod(t,4),0,2),5,0.001)':eval=frame"
    return media.coloured("whole-spoken.mp4", "gray", seconds=6, tone=f"sine=300:d=6:r=48000,{loud}")


def pitched(film: Film, hertz: int, start: float, end: float) -> float:
    return band_db(film.heard(start, end), hertz - 40, hertz + 40)


@pytest.mark.parametrize("said", ["mute it", "静音"])
async def test_what_is_muted_is_silent(editor: Editor, said: str) -> None:
    """From beginning to end."""
    film = await editor.edit([tone()], said)

    assert film.facts.audio_codec is None or film.level_db(0.1, 1.9) < -70, film.answers


@pytest.mark.parametrize("said", ["mute from 0.5 s to 1 s", "把0.5秒到1秒静音"])
async def test_a_stretch_is_silent_and_the_rest_is_heard(editor: Editor, said: str) -> None:
    """To a few hundredths of a second."""
    film = await editor.edit([tone()], said)

    assert film.level_db(0.58, 0.92) < -60, film.answers
    assert film.level_db(0.1, 0.42) == pytest.approx(film.level_db(1.1, 1.9), abs=0.5)
    assert film.level_db(0.1, 0.42) > -30


@pytest.mark.parametrize(("said", "db"), [("volume 50%", -6.0), ("音量调到50%", -6.0), ("volume 200%", 6.0)])
async def test_a_volume_is_what_it_says(editor: Editor, said: str, db: float) -> None:
    """Half is six decibels less, measured against the same clip as it came."""
    before = await editor.edit([tone()], "mirror it")
    after = await editor.edit([tone()], said)

    assert after.level_db(0.2, 1.8) - before.level_db(0.2, 1.8) == pytest.approx(db, abs=0.6), after.answers


async def test_a_song_of_ones_own_lies_below_the_clip(editor: Editor) -> None:
    """Both are heard, the song as loud as was said."""
    song = media.tone("whole-song.wav", "sine=1500:d=3:r=48000")
    film = await editor.edit([tone(), song], "add my song at 50%")
    alone = await editor.edit([tone()], "mirror it")

    assert film.facts.duration_ms == pytest.approx(2000, abs=40), film.answers
    assert pitched(film, 440, 0.5, 1.5) > -40
    assert pitched(film, 1500, 0.5, 1.5) > pitched(alone, 1500, 0.5, 1.5) + 20


async def test_music_gives_way_to_a_voice_and_comes_back(editor: Editor) -> None:
    """Measured at the music's own pitch: under the voice, in the pause."""
    song = media.tone("whole-under.wav", "sine=2500:d=6:r=48000,volume=4")
    film = await editor.edit([spoken(), song], "add my song at 60% and lower the music when I speak")

    under, pause = pitched(film, 2500, 0.7, 1.8), pitched(film, 2500, 2.9, 3.9)
    assert pause - under > 4, (film.answers, under, pause)


async def test_music_that_is_made_is_heard_from_beginning_to_end(editor: Editor) -> None:
    """Under a clip without a sound of its own."""
    film = await editor.edit([media.counted()], "add upbeat music")

    assert film.level_db(0.2, 1.8) > -45, film.answers
    assert film.facts.duration_ms == pytest.approx(2000, abs=40)


async def test_loudness_for_the_web_is_the_webs(editor: Editor) -> None:
    """A quiet clip is brought up; a pure tone's loudness is near its level."""
    quiet = media.coloured("whole-quiet.mp4", "gray", seconds=3, tone="sine=1000:d=3:r=48000,volume=0.3")
    film = await editor.edit([quiet], "loudness for the web")

    # A tone of 1 kHz measures what its level is (ITU-R BS.1770), and 3 dB more for two channels.
    loudness = film.level_db(0.5, 2.5) + 3.01
    assert loudness == pytest.approx(-14, abs=1.2), film.answers


async def test_reversed_sound_ends_as_it_began(editor: Editor) -> None:
    """A tone that is heard in the first half alone is heard in the second alone."""
    half = "sine=440:d=2:r=48000,volume='if(lt(t,1),1,0)':eval=frame"
    file = media.coloured("whole-half.mp4", "gray", seconds=2, tone=half)
    film = await editor.edit([file], "play it backwards")

    assert film.level_db(0.1, 0.9) < -60, film.answers
    assert film.level_db(1.1, 1.9) > -35


async def test_silences_go_with_their_pictures(editor: Editor) -> None:
    """What is left is loud throughout, and shorter by about the pause."""
    film = await editor.edit([spoken()], "remove the silences")

    assert 4000 < film.facts.duration_ms < 4700, film.answers
    windows = [film.level_db(at / 10, at / 10 + 0.2) for at in range(film.facts.duration_ms // 100 - 2)]
    assert sum(level < -45 for level in windows) <= 5
