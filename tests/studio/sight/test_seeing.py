"""The studio sees what is in the picture."""

from pathlib import Path
from threading import Event

import pytest

from core.probe import probe
from studio.sight import splices
from studio.sight.seeing import Film
from studio.sight.shots import BLURRED
from studio.sight.steadiness import jitter
from studio.stopping import Stopped
from tests import media
from tests.studio import footage


def _film(path: Path) -> Film:
    return Film(path, probe(path), Event())


@pytest.mark.parametrize("fps", [24, 30, 60])
def test_cuts_are_found_to_the_frame(fps: int) -> None:
    """Every cut is found where its first frame is, also next to a shaken scene, and no other."""
    names = ("pattern", "fractal", "shaken", "bars", "pan")
    sight = _film(footage.scenes(*names, seconds=1, fps=fps)).see()

    found = splices.cuts(sight)

    assert len(found) == len(names) - 1
    assert all(abs(at - number * 1000) < 1000 / fps for number, at in enumerate(found, start=1))


def test_a_flash_is_no_cut() -> None:
    """A picture that is back after a tenth of a second had never left."""
    assert splices.cuts(_film(media.flash()).see()) == ()


def test_a_pan_is_steady_and_a_shaking_camera_is_not() -> None:
    """An even movement is no shake; an uneven one is, by far."""
    pan, shaken = (jitter(_film(footage.scenes(name)).see().moves) for name in ("pan", "shaken"))

    assert pan.max() < 0.2
    assert shaken[2:-2].min() > 1


@pytest.mark.parametrize("fps", [10, 24, 25, 30, 50, 60])
def test_no_rhythm_of_shaking_hides_between_the_samples(fps: int) -> None:
    """A shake of ten times a second is seen at every frame rate."""
    shake = "crop=320:180:x='40+8*sin(2*PI*n/3)':y=30"
    path = media.make(
        f"rhythm-{fps}.mp4",
        "-f",
        "lavfi",
        "-i",
        f"testsrc2=s=400x240:r={fps}:d=2",
        "-vf",
        shake,
        "-c:v",
        "libx264",
    )

    assert jitter(_film(path).see().moves)[4:-4].mean() > 1


def test_an_object_that_moves_is_no_shaking_camera() -> None:
    """What moves in the picture moves it, but the camera stands."""
    sight = _film(footage.scenes("pattern")).see()

    assert jitter(sight.moves).max() < 0.2
    assert sight.changes.mean() > 0.5


def test_blurred_is_told_from_sharp() -> None:
    """The same picture is sharp, or blurred."""
    sharp, blurred = (_film(footage.scenes(name, seconds=1)).see() for name in ("fractal", "blurred"))

    assert min(look.sharpness for look in sharp.looks) > BLURRED + 0.2
    assert max(look.sharpness for look in blurred.looks) < BLURRED


def test_a_small_picture_is_not_taken_for_a_blurred_one() -> None:
    """Few pixels can be sharp too."""
    path = media.make(
        "small.mp4", "-f", "lavfi", "-i", "testsrc2=s=96x54:r=10:d=1", "-c:v", "libx264", "-crf", "12"
    )

    assert all(look.sharpness > BLURRED for look in _film(path).see().looks)


def test_black_is_found_to_the_frame() -> None:
    """Where there is nothing to see is told, and a grey wall is not black."""
    black = splices.blacks(_film(footage.scenes("bars", "black", "bars", seconds=1)).see())
    grey = splices.blacks(_film(media.coloured("wall.mp4", "0x282828")).see())

    assert black == ((1000, 2000),)
    assert grey == ()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("ten.mp4", ("-c:v", "libx264", "-pix_fmt", "yuv420p10le")),
        ("alpha.webm", ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p", "-deadline", "realtime")),
        ("grey.mkv", ("-c:v", "ffv1", "-pix_fmt", "gray")),
        ("odd.mkv", ("-c:v", "ffv1", "-vf", "crop=75:131:0:0")),
        ("palette.gif", ()),
        ("thin.mkv", ("-c:v", "rawvideo", "-vf", "scale=200:4")),
    ],
)
def test_odd_pictures_are_seen_too(name: str, args: tuple[str, ...]) -> None:
    """Ten bits, transparency, grey, palettes and odd sizes are all looked at."""
    sight = _film(media.make(name, "-f", "lavfi", "-i", "testsrc2=s=240x136:r=10:d=1", *args)).see()

    assert len(sight.times_ms) == 10
    assert sight.looks
    assert sight.tiny.shape == (10, 144)


def test_a_part_is_seen_alone() -> None:
    """Only frames inside the span are looked at, wherever the key frames are."""
    sight = _film(footage.scenes("fractal", "bars", "pan")).see(1600, 2500)

    assert (int(sight.times_ms[0]), int(sight.times_ms[-1])) == (1600, 2467)
    assert sight.end_ms == 2500


def test_frames_of_uneven_pace_keep_their_own_times() -> None:
    """Where frames were left out, the times say so."""
    path = media.make(
        "uneven.mkv", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=2",
        "-vf", "select='not(between(n,10,39))'", "-fps_mode", "vfr", "-c:v", "libx264",
    )  # fmt: skip

    times = _film(path).see().times_ms

    assert len(times) == 30
    assert int(times[10] - times[9]) == pytest.approx(31 * 1000 / 30, abs=2)


def test_looking_can_be_stopped() -> None:
    """When nobody wants to know any more, it ends between two frames."""
    film = _film(footage.scenes("fractal"))
    film.stop.set()

    with pytest.raises(Stopped):
        film.see()
