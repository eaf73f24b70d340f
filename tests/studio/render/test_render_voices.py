"""What is done to voices and to the music under them, listened to in whole renders."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.timeline import Sound
from tests import media
from tests.studio.cutting import CANVAS, clip, made, timeline, tone

RATE = 48_000
# Two seconds of talk in syllables, a second of pause, over and over; louder than what lies around it.
TALKS = "lt(mod(t,3),2)*(0.55+0.45*sin(2*PI*4*t))"
VOICE = f"0.12*({'+'.join(f'sin(2*PI*{140 * n}*t)/{n}' for n in range(1, 12))})*{TALKS}"
NOISE = "0.02*(random(0)*2-1)"


def _talk(name: str, *, noise: str = "0", seconds: float = 6, rate: int = RATE) -> Path:
    sound = f"aevalsrc='{VOICE}+{noise}':d={seconds}:s={rate}"
    return media.coloured(name, "gray", seconds=seconds, tone=sound)


def _parts(sound: NDArray[np.float32]) -> tuple[float, float]:
    """Tell how strong the talk and the pauses are, well inside of each."""
    talk = np.concatenate([sound[:, at * RATE + 9600 : at * RATE + 86_400] for at in (0, 3)], axis=1)
    pause = np.concatenate([sound[:, at * RATE + 28_800 : at * RATE + 43_200] for at in (2, 5)], axis=1)
    return media.level_db(talk), media.level_db(pause)


async def test_a_clear_voice_stands_out_from_the_noise(tmp_path: Path) -> None:
    """Noise falls by ten decibels against the voice, and the voice stays where it was in time."""
    noisy = {"t": _talk("noisy.mp4", noise=NOISE)}

    before = media.samples(await made(timeline(clip("t", 0, 6000)), noisy, tmp_path / "before"))
    clear = replace(clip("t", 0, 6000), is_clear=True)
    after = media.samples(await made(timeline(clear), noisy, tmp_path / "after"))

    (voice, noise), (clearer, quieter) = _parts(before), _parts(after)
    assert (clearer - quieter) - (voice - noise) > 10
    assert abs(clearer - voice) < 4
    assert abs(_lag_ms(before, after)) <= 10


async def test_a_voice_without_noise_keeps_its_consonants(tmp_path: Path) -> None:
    """Hisses in a quiet room stay: only what is there in the pauses is taken away."""
    hiss = f"{VOICE}+0.02*(random(0)*2-1)*{TALKS}*lt(mod(t,0.5),0.12)"
    source = media.coloured("hiss.mp4", "gray", seconds=6, tone=f"aevalsrc='{hiss}':d=6:s={RATE}")
    levels = []
    for is_clear in (False, True):
        one = replace(clip("h", 0, 6000), is_clear=is_clear)
        out = await made(timeline(one), {"h": source}, tmp_path / str(is_clear))
        levels.append(_parts(_above(media.samples(out), 5000))[0])

    assert levels[1] - levels[0] > -4


async def test_music_gives_way_to_talk_and_comes_back(tmp_path: Path) -> None:
    """Under talk it falls clearly, in a pause it is back; not ducked, it stays."""
    song = media.tone("high.wav", "sine=9000:d=6:r=48000,volume=8")
    sources = {"t": _talk("talk.mp4"), "song": song}
    levels = []
    for is_ducked in (True, False):
        under = Sound("s", "song", media="song", duration_ms=6000, is_ducked=is_ducked)
        out = await made(timeline(clip("t", 0, 6000), sounds=(under,)), sources, tmp_path / str(is_ducked))
        levels.append(_parts(_above(media.samples(out), 7000)))

    (under_talk, in_pause), (as_it_was, _) = levels
    assert in_pause - under_talk > 8
    assert abs(in_pause - as_it_was) < 2


async def test_reversed_sound_ends_with_its_beginning(tmp_path: Path) -> None:
    """A beep at one second of one and a half is heard at the half; silence that was last comes first."""
    out = await made(
        timeline(replace(clip("f", 0, 1500), is_reversed=True)), {"f": media.flash()}, tmp_path / "beep"
    )
    short = media.make(
        "short-sound.mp4", "-i", str(tone(2)), "-filter_complex", "[0:a]atrim=end=1[a]", "-map", "0:v",
        "-map", "[a]", "-c:v", "copy", "-c:a", "aac",
    )  # fmt: skip
    late = await made(timeline(replace(clip("s", 0, 2000), is_reversed=True)), {"s": short}, tmp_path / "s")

    beep, tail = media.samples(out)[0], media.samples(late)
    assert abs(int(np.argmax(np.abs(beep) > 0.1)) / RATE - 0.405) < 0.02
    assert media.level_db(tail[:, 4800:43_200]) < -70
    assert media.level_db(tail[:, 52_800:91_200]) > -30


async def test_long_sound_is_reversed_in_parts_without_a_seam(tmp_path: Path) -> None:
    """A steady tone of fifty seconds has no gap and no click where its parts meet."""
    clips = (replace(clip("l", 0, 50_000), is_reversed=True),)
    line = timeline(*clips, canvas=replace(CANVAS, fps=Fraction(5)))

    sound = media.samples(await made(line, {"l": tone(50)}, tmp_path))[0]

    inner = sound[RATE : 49 * RATE]
    assert np.abs(np.diff(inner)).max() < 1.5 * np.abs(np.diff(inner[:48_000])).max()
    assert min(media.level_db(part[None]) for part in inner.reshape(-1, 2400)) > -30


async def test_a_held_frame_is_silent(tmp_path: Path) -> None:
    """The sound stops while the picture does, and goes on after it."""
    held = replace(clip("t", 1000, 2000), hold_ms=1000)

    sound = media.samples(await made(timeline(clip("t", 0, 1000), held), {"t": tone()}, tmp_path))

    assert media.level_db(sound[:, 4800:43_200]) > -30
    assert media.level_db(sound[:, 52_800:91_200]) < -70


@pytest.mark.parametrize("rate", [44_100, 96_000])
async def test_any_sample_rate_keeps_pitch_and_length(tmp_path: Path, rate: int) -> None:
    """A tone recorded at another rate is the same tone for as long."""
    name = f"tone-{rate}.mp4"
    source = media.coloured(
        name, "gray", seconds=2, tone=f"sine=440:d=2:r={rate},aformat=channel_layouts=mono"
    )

    sound = media.samples(await made(timeline(clip("t", 0, 2000)), {"t": source}, tmp_path))

    spectrum = np.abs(np.fft.rfft(sound[0, :RATE]))
    assert abs(int(spectrum.argmax()) - 440) < 2
    assert media.level_db(sound[:, 90_000:94_000]) > -30


async def test_cuts_are_faded_and_splits_are_not(tmp_path: Path) -> None:
    """Thirty milliseconds at a cut; where a clip only goes on, the tone does."""
    cut = (clip("t", 0, 1000), clip("t", 1100, 1900))
    split = (clip("t", 0, 1000), clip("t", 1000, 1800))

    dips = [
        media.level_db(
            media.samples(await made(timeline(*clips), {"t": tone()}, tmp_path / name))[:, 47_520:48_480]
        )
        for name, clips in (("cut", cut), ("split", split))
    ]

    assert dips[1] - dips[0] > 8


def _above(sound: NDArray[np.float32], hertz: float) -> NDArray[np.float32]:
    spectrum = np.fft.rfft(sound, axis=1)
    spectrum[:, : int(hertz * sound.shape[1] / RATE)] = 0
    return np.asarray(np.fft.irfft(spectrum, sound.shape[1], axis=1), np.float32)


def _lag_ms(one: NDArray[np.float32], other: NDArray[np.float32]) -> int:
    """Tell by how much the second is later, from how both rise and fall in steps of five milliseconds."""
    rises = [np.abs(sound[0, :280_800]).reshape(-1, 240).mean(axis=1) for sound in (one, other)]
    rise, later = (values - values.mean() for values in rises)
    found = {step: float(rise[20:-20] @ np.roll(later, -step)[20:-20]) for step in range(-20, 21)}
    return 5 * max(found, key=lambda step: found[step])
