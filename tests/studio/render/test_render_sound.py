"""Whole renders, listened to."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.timeline import Sound
from tests import media
from tests.studio.cutting import CANVAS, SINE, clip, made, timeline, tone


@pytest.mark.parametrize("speed_pct", [50, 250])
async def test_speed_changes_the_length_and_not_the_pitch(tmp_path: Path, speed_pct: int) -> None:
    """The frames are exact and the tone is still 440 Hz."""
    out = await made(timeline(clip("t", 0, 2000, speed_pct=speed_pct)), {"t": tone()}, tmp_path)

    sound = media.samples(out)[0]
    spectrum = np.abs(np.fft.rfft(sound[4800:28_800]))
    assert len(media.frames(out)) == round(60 * 100 / speed_pct)
    assert abs(spectrum.argmax() * 2 - 440) < 8


async def test_sound_stays_with_the_picture(tmp_path: Path) -> None:
    """After silent clips of odd lengths, rates and speeds, a flash and its beep are together."""
    odd = media.counted("odd.mp4", fps="24000/1001")
    before = [clip("odd", 100, 433), clip("odd", 0, 777, speed_pct=130), clip("odd", 500, 1111)] * 2
    line = timeline(*before, clip("flash", 200, 1500), canvas=replace(CANVAS, fps=Fraction(30000, 1001)))

    out = await made(line, {"odd": odd, "flash": media.flash()}, tmp_path)

    seen = next(
        time for time, frame in zip(media.times(out), media.frames(out), strict=True) if frame.mean() > 200
    )
    heard = int(np.argmax(np.abs(media.samples(out)[0]) > 0.1)) / 48_000
    assert abs(seen - heard) < 0.04


async def test_sources_are_brought_to_one_loudness(tmp_path: Path) -> None:
    """A quiet and a loud recording end up alike; half the volume is six decibels less; muted is silent."""
    sources = {"loud": tone(volume=4), "quiet": tone(volume=0.8), "mono": tone(volume=2)}
    clips = (clip("loud", 0, 1000), clip("quiet", 0, 1000), clip("mono", 0, 1000, volume_pct=50))

    sound = media.samples(await made(timeline(*clips, clip("loud", 0, 500, volume_pct=0)), sources, tmp_path))

    loud, quiet, half = (media.level_db(sound[:, at * 48_000 + 9600 :][:, :28_800]) for at in range(3))
    assert abs(loud - quiet) < 1
    assert loud - half == pytest.approx(6, abs=0.5)
    assert media.level_db(sound[:, 146_000:165_000]) < -70


async def test_silent_and_surround_clips_join_the_others(tmp_path: Path) -> None:
    """A clip without a sound is silence, and six channels become two."""
    surround = media.coloured("surround.mp4", "gray", tone=f"{SINE},pan=5.1|FC=c0|FL=c0|FR=c0")
    line = timeline(clip("five", 0, 900), clip("c", 0, 900), clip("five", 0, 900))

    sound = media.samples(await made(line, {"five": surround, "c": media.counted()}, tmp_path))

    assert sound.shape[0] == 2
    parts = [media.level_db(sound[:, at + 4800 : at + 38_400]) for at in (0, 43_200, 86_400)]
    assert parts[0] > -30
    assert parts[1] < -70
    assert parts[2] > -30


async def test_a_sound_that_begins_late_stays_late(tmp_path: Path) -> None:
    """A recording whose sound starts after its picture keeps the gap."""
    beep, quiet = ("-f", "lavfi", "-i", "sine=440:d=1:r=48000"), media.counted()
    late = media.make("late.mp4", "-i", str(quiet), "-itsoffset", "0.5", *beep, "-c:v", "copy", "-c:a", "aac")

    sound = media.samples(await made(timeline(clip("late", 0, 1500)), {"late": late}, tmp_path))[0]

    assert abs(int(np.argmax(np.abs(sound) > 0.05)) / 48_000 - 0.5) < 0.04


async def test_sounds_lie_where_they_were_put(tmp_path: Path) -> None:
    """Silence before, the sound at its moment, looped to the end; music as well."""
    song = media.tone("short.mp3", "sine=600:d=0.5:r=48000")
    line = timeline(clip("c", 0, 2000), sounds=(Sound("s", "song", media="song", at_ms=500),))
    tune = timeline(clip("c", 0, 2000), sounds=(Sound("m", "lofi", mood="lofi", volume_pct=50),))
    sources = {"c": media.counted(), "song": song}

    sung = media.samples(await made(line, sources, tmp_path))
    played = media.samples(await made(tune, sources, tmp_path))

    assert media.level_db(sung[:, :23_000]) < -70
    assert media.level_db(sung[:, 26_000:40_000]) > -30
    assert media.level_db(sung[:, 50_000:60_000]) > -35
    assert media.level_db(played[:, 4_800:60_000]) > -40


async def test_a_sound_fades_as_it_was_asked(tmp_path: Path) -> None:
    """It rises and sinks over its own seconds, and ends with the picture however long it is."""
    song = media.tone("song.wav", "sine=600:d=6:r=48000,volume=4")
    fading = Sound("s", "song", media="song", start_ms=500, fade_in_ms=800, fade_out_ms=800)

    line = timeline(clip("c", 0, 2000), sounds=(fading,))
    sound = media.samples(await made(line, {"c": media.counted(), "song": song}, tmp_path))

    levels = [media.level_db(sound[:, at * 4800 : (at + 1) * 4800]) for at in range(20)]
    assert levels[:8] == sorted(levels[:8])
    assert levels[12:20] == sorted(levels[12:20], reverse=True)
    assert levels[10] - max(levels[0], levels[19]) > 12
    assert abs(sound.shape[1] - 96_000) < 2048


async def test_a_song_that_begins_later_in_itself_comes_back_to_there(tmp_path: Path) -> None:
    """What it began without is not heard when it begins again."""
    song = media.tone("twofold.wav", "aevalsrc='0.3*sin(2*PI*t*if(lt(t,1),300,900))':d=2:s=48000")
    late = Sound("s", "song", media="song", start_ms=1000)

    line = timeline(clip("c", 0, 2000), clip("c", 0, 2000), sounds=(late,))
    sound = media.samples(await made(line, {"c": media.counted(), "song": song}, tmp_path))[0]

    spectra = (np.abs(np.fft.rfft(sound[at : at + 24_000])) for at in range(4800, 160_000, 24_000))
    assert all(abs(spectrum.argmax() * 2 - 900) < 8 for spectrum in spectra)
