"""What was seen of a video: how frames differ, how the picture moves, how sharp it is.

Frames are measured as they come and then forgotten; what is kept of each is 144 bytes.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from studio.sight.steadiness import Move, Tracker, unexplained

Plane = NDArray[np.uint8]

_SMALL: Final = (160, 90)
_FINE: Final = (480, 270)  # small enough to be quick, large enough to tell sharp from blurred
_BLOCK: Final = 10  # pixels of the small picture that become one of the tiny one
_COARSE: Final = (4, 3)  # the colours' blocks
# About twelve times a second, but unevenly, so that no rhythm of shaking can hide between the samples.
_MOVE_MS: Final = (95, 60, 75)
_LOOK_MS: Final = 480
_LEAST_SIDE: Final = 16
_REBLUR: Final = 9
_GREAT: Final = 8.0  # grey levels; a smaller change need not be explained
_PLAIN: Final = 10.0  # grey levels from dark to bright
_GRAIN: Final = 2.0  # smaller steps are rounding and noise, which a blurred picture has too
_FAINT: Final = 0.05  # of the range, likewise


@dataclass(frozen=True, slots=True)
class Look:
    """A closer look at one frame."""

    at_ms: int
    sharpness: float  # 0 … 1; plain surfaces are neither sharp nor blurred
    colours: bytes


@dataclass(frozen=True, slots=True)
class Sight:
    """All that was seen, in order of time."""

    times_ms: NDArray[np.int64]
    changes: NDArray[np.float32]  # grey levels by which a frame differs from the one before, shifted to fit
    tiny: NDArray[np.uint8]  # a row of block brightnesses for each frame
    moves: tuple[Move, ...]
    looks: tuple[Look, ...]
    begin_ms: int
    end_ms: int


@dataclass(slots=True)
class Watcher:
    """Measures frames as they come."""

    _times: list[int] = field(default_factory=list)
    _changes: list[float] = field(default_factory=list)
    _tiny: list[Plane] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _tracker: Tracker = field(default_factory=Tracker)
    _before: Plane | None = None

    def see(self, frame: VideoFrame, at_ms: int) -> None:
        """Measure one frame."""
        small = _luma(frame, _SMALL)
        self._changes.append(self._change(small))
        self._before = small
        self._times.append(at_ms)
        self._tiny.append(_blocks(small))
        if at_ms - self._tracker.last_ms >= _MOVE_MS[len(self._tracker.moves) % len(_MOVE_MS)]:
            self._tracker.see(small, at_ms)
        if not self._looks or at_ms - self._looks[-1].at_ms >= _LOOK_MS:
            self._looks.append(_look(frame, at_ms))

    def _change(self, small: Plane) -> float:
        if self._before is None or self._before.shape != small.shape:
            return 0.0
        change = float(np.abs(small.astype(np.int16) - self._before).mean())
        return unexplained(self._before, small) if change > _GREAT else change

    def seen(self, begin_ms: int, end_ms: int) -> Sight:
        """Give all that was seen; the last frame stays until the end, and none shows nothing."""
        rows = np.array(self._tiny, dtype=np.uint8).reshape(len(self._times), -1)
        return Sight(
            times_ms=np.array(self._times, dtype=np.int64),
            changes=np.array(self._changes, dtype=np.float32),
            tiny=rows,
            moves=tuple(self._tracker.moves),
            looks=tuple(self._looks),
            begin_ms=begin_ms,
            end_ms=max(end_ms, self._times[-1] + 1) if self._times else begin_ms,
        )


def sharpness(grey: Plane) -> float:
    """Tell how much a picture loses when it is blurred: what was blurred before loses little."""
    picture = grey.astype(np.float32)
    darkest, brightest = np.percentile(picture[::2, ::2], (1, 99))
    if brightest - darkest < _PLAIN:
        return 0.5
    grain = max(_GRAIN, (brightest - darkest) * _FAINT)
    return max(_lost(picture, grain, axis) for axis in (0, 1))


def _lost(picture: NDArray[np.float32], grain: float, axis: int) -> float:
    """Tell how much of the edges is lost; a picture that has none to speak of had lost them before."""
    edges = np.abs(np.diff(picture, axis=axis))
    reblurred = np.abs(np.diff(_box(picture, axis), axis=axis))
    edges[edges < grain] = 0
    before = edges.sum()
    return (
        float(np.maximum(0, edges - reblurred).sum() / before) if before > edges.size * grain / 500 else 0.0
    )


def _box(picture: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    margins = [(0, 0), (0, 0)]
    margins[axis] = (_REBLUR // 2 + 1, _REBLUR // 2)
    sums = np.cumsum(np.pad(picture, margins, mode="edge"), axis=axis)
    size = picture.shape[axis]
    upper = np.take(sums, np.arange(_REBLUR, _REBLUR + size), axis)
    return np.asarray((upper - np.take(sums, np.arange(size), axis)) / _REBLUR, dtype=np.float32)


def _look(frame: VideoFrame, at_ms: int) -> Look:
    # Never larger than it is: what is scaled up looks blurred.
    width, height = (
        max(_LEAST_SIDE, min(most, side) // 2 * 2)
        for most, side in zip(_turned(frame, _FINE), (frame.width, frame.height), strict=True)
    )
    fine = frame.reformat(width, height, format="yuv420p", interpolation=Interpolation.AREA)
    colours = b"".join(_coarse(_plane(fine, index)) for index in (1, 2))
    return Look(at_ms, sharpness(_plane(fine, 0)), colours)


def _coarse(plane: Plane) -> bytes:
    across, down = _COARSE if plane.shape[1] >= plane.shape[0] else _COARSE[::-1]
    height, width = plane.shape[0] // down, plane.shape[1] // across
    cut = plane[: height * down, : width * across].reshape(down, height, across, width)
    return bytes(cut.mean(axis=(1, 3)).astype(np.uint8))


def _luma(frame: VideoFrame, size: tuple[int, int]) -> Plane:
    width, height = _turned(frame, size)
    return _plane(frame.reformat(width, height, format="gray", interpolation=Interpolation.AREA), 0)


def _turned(frame: VideoFrame, size: tuple[int, int]) -> tuple[int, int]:
    return size if frame.width >= frame.height else size[::-1]


def _plane(frame: VideoFrame, index: int) -> Plane:
    plane = frame.planes[index]
    rows: Plane = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload]  # no stub says it is a buffer
    return rows.reshape(plane.height, plane.line_size)[:, : plane.width]


def _blocks(small: Plane) -> Plane:
    height, width = small.shape
    blocks = small.reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK)
    return np.asarray(blocks.mean(axis=(1, 3)), np.uint8).ravel()
