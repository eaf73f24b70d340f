"""Frames are made small quickly, and what is left of them is what they show."""

from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from core.probe import probe
from studio.sight import splices
from studio.sight.miniature import Miniatures, plane
from studio.sight.seeing import Film
from studio.sight.steadiness import jitter
from tests import media

SOURCE = "mandelbrot=s={size}:r=10,trim=duration=0.3"
KINDS = [
    ("narrow", "1280x720", ("-c:v", "libx264", "-pix_fmt", "yuv420p")),
    ("full", "1280x720", ("-c:v", "libx264", "-pix_fmt", "yuvj420p")),
    ("upright", "720x1280", ("-c:v", "libx264", "-pix_fmt", "yuv420p")),
    ("odd", "1003x777", ("-c:v", "ffv1", "-pix_fmt", "yuv444p")),
    ("ten", "1280x720", ("-c:v", "ffv1", "-pix_fmt", "yuv420p10le")),
    ("coloured", "1280x720", ("-c:v", "ffv1", "-pix_fmt", "bgr0")),
    ("low", "320x180", ("-c:v", "libx264", "-pix_fmt", "yuv420p")),
]


def _frames(name: str, size: str, args: tuple[str, ...]) -> list[VideoFrame]:
    path = media.make(f"{name}.mkv", "-f", "lavfi", "-i", SOURCE.format(size=size), *args)
    with av.open(str(path)) as container:
        return [*container.decode(video=0)]


def _whole(frame: VideoFrame, shape: tuple[int, ...]) -> NDArray[np.int16]:
    """Scale a frame down from all of its rows."""
    grey = frame.reformat(shape[1], shape[0], format="gray", interpolation=Interpolation.AREA)
    return plane(grey, 0).astype(np.int16)


@pytest.mark.parametrize(("name", "size", "args"), KINDS, ids=[kind[0] for kind in KINDS])
def test_a_small_picture_is_as_bright_as_the_whole_frame(name: str, size: str, args: tuple[str, ...]) -> None:
    """Whatever the kind of pixels, leaving rows out changes next to nothing."""
    miniatures = Miniatures()
    frames = _frames(name, size, args)

    for frame in frames:
        small = miniatures.small(frame)
        assert small.shape == ((160, 90) if name == "upright" else (90, 160))
        assert np.abs(small - _whole(frame, small.shape)).mean() < 2.5

    assert len(frames) == 3


def test_a_small_picture_outlives_its_frame() -> None:
    """What is kept to be compared with the next frame is not written over by it."""
    miniatures = Miniatures()
    first, *later = _frames(*KINDS[0])
    small = miniatures.small(first)
    before = small.copy()

    for frame in later:
        miniatures.small(frame)
        miniatures.fine(frame)

    assert np.array_equal(small, before)


def test_frames_may_change_their_size() -> None:
    """One film may hold frames of several sizes and kinds, in any order."""
    miniatures = Miniatures()
    frames = [_frames(*kind)[0] for kind in KINDS]

    fresh = [Miniatures().small(frame) for frame in frames]
    turned = [miniatures.small(frame) for frame in reversed(frames)]

    assert all(np.array_equal(*pair) for pair in zip(fresh, reversed(turned), strict=True))


@pytest.mark.parametrize(
    ("size", "seen"), [("1280x720", (480, 270)), ("320x180", (320, 180)), ("40x8", (40, 16))]
)
def test_a_closer_look_is_never_larger_than_the_frame(size: str, seen: tuple[int, int]) -> None:
    """What is scaled up looks blurred; only the thinnest frames are."""
    (frame, *_) = _frames(f"close-{size}", size, ("-c:v", "ffv1", "-pix_fmt", "yuv420p"))

    fine = Miniatures().fine(frame)

    assert (fine.width, fine.height) == seen


def _large() -> Path:
    """Make a second each of what stands still, what is shaken, and what stands still again, at 720 lines."""
    shaken = "crop=1280:720:x='80+20*sin(n*2.1)+16*sin(n*3.7)':y='60+20*sin(n*2.9)'"
    graph = f"[1]hue=h=120,vflip,{shaken}[s];[0][s][2]concat=n=3,noise=alls=9:allf=t,format=yuv420p[v]"
    sources = ("testsrc2=s=1280x720", "testsrc2=s=1440x840", "smptehdbars=s=1280x720")
    inputs = [part for source in sources for part in ("-f", "lavfi", "-i", f"{source}:r=30:d=1")]
    coded = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "24")
    return media.make("large.mp4", *inputs, "-filter_complex", graph, "-map", "[v]", *coded)


def test_large_frames_are_seen_as_well_as_small_ones() -> None:
    """Where rows are left out, cuts are still found to the frame and shaking is told from standing still."""
    sight = Film(_large(), probe(_large()), Event()).see()
    still, shaken = (
        jitter([move for move in sight.moves if start + 200 < move.since_ms < move.at_ms < start + 900])
        for start in (0, 1000)
    )

    assert [round(at / 1000 * 30) for at in splices.cuts(sight)] == [30, 60]
    assert still.max() < 0.2
    assert shaken.min() > 1
