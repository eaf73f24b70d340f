"""Clips that pass into each other, rendered and looked at."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.nemo.wire import Kind
from studio.timeline import Clip, Place, Title
from studio.timeline.transition import Passing, Transition
from tests import media
from tests.studio.cutting import CANVAS, clip, made, mean, timeline, tone

LEFT, RIGHT = (slice(0, 90), slice(0, 60)), (slice(0, 90), slice(100, 160))
TOP, BOTTOM = (slice(0, 35), slice(0, 160)), (slice(55, 90), slice(0, 160))


def passing(one: Clip, kind: Passing = Passing.CROSSFADE, ms: int = 400) -> Clip:
    return replace(one, transition=Transition(kind, ms))


def colours() -> dict[str, Path]:
    return {name: media.coloured(f"{name}-1.mp4", name) for name in ("red", "blue")}


@pytest.mark.parametrize(
    ("kind", "new", "old"),
    [
        (Passing.WIPE_LEFT, RIGHT, LEFT),
        (Passing.WIPE_RIGHT, LEFT, RIGHT),
        (Passing.WIPE_UP, BOTTOM, TOP),
        (Passing.WIPE_DOWN, TOP, BOTTOM),
        (Passing.SLIDE_LEFT, RIGHT, LEFT),
        (Passing.SLIDE_RIGHT, LEFT, RIGHT),
        (Passing.SLIDE_UP, BOTTOM, TOP),
        (Passing.SLIDE_DOWN, TOP, BOTTOM),
    ],
)
async def test_the_new_picture_comes_from_its_side(
    tmp_path: Path, kind: Passing, new: tuple[slice, slice], old: tuple[slice, slice]
) -> None:
    """Half way, one side is of the new clip and the other of the old; before and after it is one clip's."""
    line = timeline(clip("red", 0, 1000), passing(clip("blue", 0, 1000), kind))

    shown = media.frames(await made(line, colours(), tmp_path))

    assert len(shown) == 48
    assert mean(shown[24][new])[2] > 240
    assert mean(shown[24][old])[0] > 240
    assert mean(shown[18])[0] > 240
    assert mean(shown[30])[2] > 240


async def test_a_crossfade_shows_both_at_once(tmp_path: Path) -> None:
    """Step by step, red gives way to blue, beginning and ending at the very frames."""
    line = timeline(clip("red", 0, 1000), passing(clip("blue", 0, 1000)))

    shown = [mean(frame) for frame in media.frames(await made(line, colours(), tmp_path))]

    assert [red for red, _, _ in shown[18:31]] == pytest.approx(
        [251 * (12 - step) / 12 for step in range(13)], abs=6
    )
    assert shown[17][2] < 5
    assert shown[31][0] < 5
    assert min(shown[24][0], shown[24][2]) > 110


@pytest.mark.parametrize(("kind", "light"), [(Passing.BLACK, 0), (Passing.WHITE, 255)])
async def test_one_clip_ends_in_a_colour_and_the_other_begins_in_it(
    tmp_path: Path, kind: Passing, light: int
) -> None:
    """At the middle there is nothing but that colour; a quarter in, there is half of the old clip."""
    line = timeline(clip("red", 0, 1000), passing(clip("blue", 0, 1000), kind))

    shown = [mean(frame) for frame in media.frames(await made(line, colours(), tmp_path))]

    assert shown[24] == pytest.approx((light, light, light), abs=3)
    assert shown[21] == pytest.approx(((255 + light) / 2, light / 2, light / 2), abs=8)
    assert shown[27] == pytest.approx((light / 2, light / 2, (255 + light) / 2), abs=8)
    assert shown[18][0] > 240
    assert shown[30][2] > 240


async def test_the_frames_are_those_of_their_moment(tmp_path: Path) -> None:
    """Within a passing both clips go on: frames of the one, wiped over by frames of the other."""
    source = {"c": media.counted()}
    line = timeline(clip("c", 333, 1000), passing(clip("c", 1000, 1667), Passing.WIPE_LEFT, 200))

    out = await made(line, source, tmp_path)

    old, new = (media.numbers(out, at) for at in (0, 159))
    assert old[:20] == [*range(10, 30)]
    assert new[:14] == [*range(10, 24)]
    assert new[15:] == [*range(31, 50)]


async def test_all_sorts_of_clips_pass_into_each_other(tmp_path: Path) -> None:
    """A picture, a tall clip of another rate, a sped-up one; short ones give half of themselves."""
    sources = colours() | {
        "photo": media.picture("green.png", Image.new("RGB", (64, 64), (0, 255, 0))),
        "tall": media.coloured("tall.webm", "white", size="90x160"),
        "c": media.counted("other.mp4", fps="24000/1001", size="128x72"),
    }
    photo = Clip("p", "photo", "photo", Kind.IMAGE, 0, 1000)
    line = timeline(
        clip("red", 0, 1000),
        passing(photo, Passing.SLIDE_LEFT, 500),
        passing(clip("tall", 0, 700), Passing.BLACK, 5000),
        passing(clip("c", 100, 1500, speed_pct=200), Passing.CROSSFADE, 300),
        passing(clip("blue", 0, 133), Passing.WIPE_UP, 1000),
        canvas=replace(CANVAS, fps=Fraction(30000, 1001)),
    )

    shown = media.frames(await made(line, sources, tmp_path))

    assert line.overlaps == (0, 500, 350, 300, 66)
    assert len(shown) == round(line.duration_ms * 30 / 1001)
    assert mean(shown[29][30:60, 60:100])[1] > 240
    assert mean(shown[45][30:60, 70:90])[0] > 240
    assert mean(shown[-1])[2] > 200


async def test_titles_and_fades_lie_over_a_passing(tmp_path: Path) -> None:
    """Words stay while the picture changes beneath them, and the whole fades as one."""
    title = Title("1", "HHHH", at_ms=300, duration_ms=1000, place=Place.TOP, size_pct=200)
    line = timeline(
        clip("red", 0, 1000), passing(clip("blue", 0, 1000)), titles=(title,), fade_in_ms=800, fade_out_ms=800
    )

    shown = media.frames(await made(line, colours(), tmp_path))

    assert all(frame[:40].min(axis=2).max() > 150 for frame in shown[20:31])
    light = [sum(mean(frame[60:])) for frame in shown]
    assert light[9] == pytest.approx(251 * 9 / 24, abs=6)
    assert light[24] == pytest.approx(251, abs=9)
    assert light[36] == pytest.approx(251 / 2, abs=12)
    assert light[-1] < 3


async def test_the_sound_passes_along(tmp_path: Path) -> None:
    """As long as both are seen both are heard, and the sound stays as long as the picture."""
    low, high = (
        media.coloured(f"{pitch}.mp4", "gray", seconds=2, tone=f"sine={pitch}:d=2:r=48000,volume=2")
        for pitch in (300, 2000)
    )
    line = timeline(
        clip("low", 0, 2000),
        passing(clip("high", 0, 2000), Passing.CROSSFADE, 1000),
        clip("low", 0, 500),
        passing(clip("high", 0, 2000, volume_pct=0), Passing.BLACK, 1000),
    )

    sound = media.samples(await made(line, {"low": low, "high": high}, tmp_path))[0]

    def levels(at_s: float) -> tuple[float, float]:
        spectrum = np.abs(np.fft.rfft(sound[round(at_s * 48_000) :][:4800]))
        return float(spectrum[30]), float(spectrum[200])

    full_low, full_high = levels(0.5)[0], levels(2.5)[1]
    assert levels(0.5)[1] < full_high / 50
    assert levels(2.5)[0] < full_low / 50
    assert levels(1.45)[0] == pytest.approx(full_low * 0.707, rel=0.1)
    assert levels(1.45)[1] == pytest.approx(full_high * 0.707, rel=0.1)
    assert len(sound) / 48_000 == pytest.approx(line.duration_ms / 1000, abs=0.04)
    assert media.level_db(media.samples(tmp_path / "out.mp4")[:, -24_000:]) < -60


async def test_many_passings_in_a_row_stay_in_step(tmp_path: Path) -> None:
    """Forty clips that all lap are heard and seen to the end."""
    sources = {"t": tone()}
    clips = [passing(clip("t", 0, 200 + at % 3), Passing.CROSSFADE, 70) for at in range(40)]
    line = timeline(*clips)

    out = await made(line, sources, tmp_path)

    assert len(media.frames(out)) == round(line.duration_ms * 30 / 1000)
    assert media.samples(out).shape[1] / 48_000 == pytest.approx(line.duration_ms / 1000, abs=0.04)
