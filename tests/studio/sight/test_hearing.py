"""The studio hears silence, speech, and where a cut is not heard."""

from pathlib import Path
from threading import Event

import pytest

from core.probe import probe
from studio import music
from studio.sight import speech
from studio.sight.hearing import Hearing, hear
from studio.stopping import Stopped
from tests import media
from tests.studio import footage

BEEPS = "if(lt(mod(t,2),1.2),0.8,0)"
SYLLABLES = "if(lt(mod(t,2),1.6),0.02+0.98*pow(sin(PI*t*4),2)*(0.5+0.5*sin(t*5)),0.001)"


def _heard(path: Path) -> Hearing:
    return hear(path, probe(path), Event())


def test_silences_are_found_where_they_are() -> None:
    """A beep of 1.2 s and a silence of 0.8 s, three times over."""
    found = speech.silences(_heard(footage.sounding(BEEPS, source="sine=1000:r=48000")))

    assert len(found) == 3
    for number, (start, end) in enumerate(found):
        assert start == pytest.approx(2000 * number + 1200, abs=40)
        assert end == pytest.approx(2000 * number + 2000, abs=40)


@pytest.mark.parametrize("hiss", [0.0005, 0.004])
def test_a_room_that_hisses_has_silences_too(hiss: float) -> None:
    """Silence is told from what is said, not by a fixed level."""
    rhythm = f"if(lt(mod(t,2),1.2),0.8,{hiss * 5})"

    found = speech.silences(_heard(footage.sounding(rhythm)))

    assert [round(start / 100) for start, _ in found] == [12, 32, 52]


def test_a_steady_sound_has_no_silences() -> None:
    """A soft hiss all the way through is no silence."""
    assert speech.silences(_heard(footage.sounding("0.1"))) == ()


def test_speech_is_told_from_noise_and_tones() -> None:
    """What rises and falls like syllables seems spoken; a hiss and a tone do not."""
    talk, hiss, tone = (
        speech.activity(_heard(path)).mean()
        for path in (
            footage.sounding(SYLLABLES),
            footage.sounding("0.5"),
            footage.sounding("0.5", source="sine=440:r=48000"),
        )
    )

    assert talk > 0.6
    assert hiss < 0.1
    assert tone < 0.1


@pytest.mark.parametrize("mood", music.MOODS)
def test_music_is_not_taken_for_speech(mood: str, tmp_path: Path) -> None:
    """A bed of music is not protected as if somebody spoke."""
    music.write(tmp_path / "bed.wav", mood, 8000, seed=1)

    assert speech.activity(_heard(tmp_path / "bed.wav")).mean() < 0.3


def test_quiet_instants_lie_between_the_syllables() -> None:
    """No instant to cut at lies where it is loud."""
    heard = _heard(footage.sounding(SYLLABLES))
    found = speech.quiet(heard)

    assert len(found) > 6
    loud = heard.levels_db.max()
    assert all(heard.levels_db[min(at // 20, len(heard.levels_db) - 1)] < loud - 6 for at in found)


def test_no_sound_is_heard_as_none() -> None:
    """A silent film says nothing of silences."""
    heard = _heard(footage.scenes("bars", seconds=1))

    assert heard.is_deaf
    assert (speech.silences(heard), speech.quiet(heard), speech.activity(heard).size) == ((), (), 0)


@pytest.mark.parametrize("first", ["picture", "sound"])
@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_a_sound_that_begins_late_is_heard_late(suffix: str, first: str) -> None:
    """Times are those of the file, not of its sound, whichever stream comes first."""
    order = ("-map", "0:v", "-map", "1:a") if first == "picture" else ("-map", "1:a", "-map", "0:v")
    path = media.make(
        f"late-{first}.{suffix}", "-f", "lavfi", "-i", "color=gray:s=32x32:r=10:d=3", "-itsoffset", "1.5",
        "-f", "lavfi", "-i", "sine=600:d=1:r=48000", *order, "-c:v", "libx264", "-c:a", "aac",
    )  # fmt: skip

    levels = _heard(path).levels_db

    assert levels[:72].max() < -50
    assert levels[80:120].min() > -40


def test_listening_can_be_stopped() -> None:
    """When nobody wants to know any more, it ends."""
    path = footage.sounding("0.5")
    stop = Event()
    stop.set()

    with pytest.raises(Stopped):
        hear(path, probe(path), stop)
