"""Shaken footage is held steady."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from studio.picture.steadying import measured_size, steadied
from studio.timeline import Canvas, Timeline
from studio.timeline.framing import Framing
from studio.timeline.transition import Transition
from tests import media
from tests.studio.cutting import clip, made, timeline

_SHAKEN = (
    "rotate=a='0.008*sin(n*1.3)+0.006*sin(n*2.9)':c=white,"
    "crop=640:360:x='100+n*0.5+7*sin(n*0.9)+5*sin(n*2.3)':y='70+6*sin(n*1.1)+4*sin(n*2.7)'"
)


def shaken() -> Path:
    """Two seconds of a slow pan by an unsteady hand."""
    return media.make(
        "by-hand.mp4",
        "-f", "lavfi", "-i", "mandelbrot=s=900x520:r=30:start_scale=0.4:end_scale=0.398", "-t", "2",
        "-vf", _SHAKEN, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "14", "-pix_fmt", "yuv420p",
    )  # fmt: skip


def moves(path: Path) -> NDArray[np.float64]:
    """Measure by how much each frame moved, by phase correlation."""
    with av.open(str(path)) as container:
        whole = [frame.to_ndarray(format="gray").astype(float) for frame in container.decode(video=0)]
    window = np.outer(np.hanning(280), np.hanning(480))
    frames = [frame[40:320, 80:560] for frame in whole]
    spectra = [np.fft.rfft2((frame - frame.mean()) * window) for frame in frames]
    return np.array([_shift(before, after) for before, after in pairwise(spectra)])


def _shift(before: NDArray[np.complex128], after: NDArray[np.complex128]) -> tuple[float, float]:
    cross = after * before.conj()
    peaks = np.fft.irfft2(cross / (np.abs(cross) + 1e-9), (280, 480))
    row, column = (int(place) for place in np.unravel_index(peaks.argmax(), peaks.shape))
    return _exact(peaks[:, column], row), _exact(peaks[row], column)


def _exact(line: NDArray[np.float64], at: int) -> float:
    before, peak, after = (float(line[(at + step) % len(line)]) for step in (-1, 0, 1))
    bend = before - 2 * peak + after
    place = at + (0.5 * (before - after) / bend if bend else 0)
    return place - len(line) if place > len(line) / 2 else place


def jitter(path: Path) -> float:
    return float(np.hypot(*np.diff(moves(path), axis=0).T).mean())


def steady(line: Timeline) -> Timeline:
    clips = (replace(one, framing=Framing(is_steady=True)) for one in line.clips)
    return replace(line, clips=tuple(clips))


async def test_shaking_is_taken_out_and_no_edge_is_bared(tmp_path: Path) -> None:
    """The jitter falls to less than a fifth, the pan goes on, and the picture fills the frame."""
    line = timeline(clip("s", 0, 2000), canvas=Canvas(640, 360))
    sources = {"s": shaken()}

    before = jitter(await made(line, sources, tmp_path))
    out = await made(steady(line), sources, tmp_path)

    assert before > 8
    assert jitter(out) < before / 5
    assert moves(out)[:, 1].mean() < -0.3
    edges = [np.concatenate((frame[0], frame[-1], frame[:, 0], frame[:, -1])) for frame in media.frames(out)]
    assert not any((edge.min(axis=1) > 250).any() for edge in edges)


async def test_all_parts_of_a_clip_are_held_alike(tmp_path: Path) -> None:
    """Where a passing begins and ends, nothing jumps; and what was measured is not measured again."""
    first = replace(clip("s", 0, 2000), framing=Framing(is_steady=True))
    other = replace(clip("black", 0, 1000), transition=Transition(ms=600))
    sources = {"s": shaken(), "black": media.coloured("black-640.mp4", "black", size="640x360")}
    line = timeline(first, other, canvas=Canvas(640, 360))

    out = await made(line, sources, tmp_path)

    found = moves(out)[:52]
    assert np.hypot(*np.diff(found, axis=0).T).max() < 2
    measured = [file.stat().st_mtime_ns for file in (tmp_path / "work").rglob("*.shake")]
    await made(replace(line, fade_in_ms=100), sources, tmp_path)
    assert [file.stat().st_mtime_ns for file in (tmp_path / "work").rglob("*.shake")] == measured
    assert len(measured) == 1


def test_movement_that_cannot_be_measured_is_left() -> None:
    """A black clip stays where it is, and so does one without a frame."""
    for measured in ("", "VID.STAB 1\nFrame 1 (List 0 [])\nFrame 2 (List 0 [])\n"):
        found = steadied(measured, 960, 540, 30.0, 20)

        assert len(found.moves) == 20
        assert not found.moves.any()
        assert found.zoom < 1.01


def test_wild_movement_costs_no_more_than_a_quarter() -> None:
    """Where holding still would need too large a picture, some movement stays."""
    frames = []
    for number in range(1, 41):
        fields = ",".join(f"(LM {200 * (-1) ** number} 0 {at} 300 48 0.5 0.5)" for at in (100, 300, 500, 700))
        frames.append(f"Frame {number} (List 4 [{fields}])")

    found = steadied("\n".join(("VID.STAB 1", *frames, "")), 960, 540, 30.0, 40)

    assert 1.1 < found.zoom < 1.27


def test_a_picture_is_measured_no_larger_than_needed() -> None:
    """Its shape stays."""
    assert measured_size(3840, 2160) == (960, 540)
    assert measured_size(1080, 1920) == (540, 960)
    assert measured_size(320, 180) == (320, 180)
