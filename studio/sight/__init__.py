"""What was seen of a video: how frames differ, how the picture moves, how sharp it is.

Frames are measured as they come and then forgotten; what is kept of each is 144 bytes.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from studio.sight import faces
from studio.sight.faces import Glimpse
from studio.sight.miniature import Miniatures, Plane, plane
from studio.sight.steadiness import Move, Tracker, unexplained

_BLOCK: Final = 10  # pixels of the small picture that become one of the tiny one
_COARSE: Final = (4, 3)  # the colours' blocks
# About twelve times a second, but unevenly, so that no rhythm of shaking can hide between the samples.
_MOVE_MS: Final = (95, 60, 75)
_LOOK_MS: Final = 480
_FACES_MS: Final = 1400  # with every third look
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
    glimpses: tuple[Glimpse, ...]
    begin_ms: int
    end_ms: int


@dataclass(slots=True)
class Watcher:
    """Measures frames as they come; they lie on their side by `rotation`, degrees counter-clockwise."""

    rotation: int = 0
    faces_ms: int = _FACES_MS  # and no oftener it looks for faces
    _times: list[int] = field(default_factory=list)
    _changes: list[float] = field(default_factory=list)
    _tiny: list[Plane] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _glimpses: list[Glimpse] = field(default_factory=list)
    _tracker: Tracker = field(default_factory=Tracker)
    _miniatures: Miniatures = field(default_factory=Miniatures)
    _before: Plane | None = None

    def see(self, frame: VideoFrame, at_ms: int) -> None:
        """Measure one frame."""
        small = self._miniatures.small(frame)
        self._changes.append(self._change(small))
        self._before = small
        self._times.append(at_ms)
        self._tiny.append(_blocks(small))
        if at_ms - self._tracker.last_ms >= _MOVE_MS[len(self._tracker.moves) % len(_MOVE_MS)]:
            self._tracker.see(small, at_ms)
        if not self._looks or at_ms - self._looks[-1].at_ms >= _LOOK_MS:
            self._look(self._miniatures.fine(frame), at_ms)

    def _look(self, fine: VideoFrame, at_ms: int) -> None:
        self._looks.append(_look(fine, at_ms))
        if not self._glimpses or at_ms - self._glimpses[-1].at_ms >= self.faces_ms:
            lying = self._miniatures.coloured(fine, *faces.size(fine.width, fine.height))
            self._glimpses.append(Glimpse(at_ms, faces.find(np.rot90(lying, self.rotation // 90))))

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
            glimpses=tuple(self._glimpses),
            begin_ms=begin_ms,
            end_ms=max(end_ms, self._times[-1] + 1) if self._times else begin_ms,
        )


def sharpness(grey: Plane) -> float:
    """Tell how much a picture loses when it is blurred: what was blurred before loses little."""
    darkest, brightest = np.percentile(grey[::2, ::2], (1, 99))
    if brightest - darkest < _PLAIN:
        return 0.5
    grain = max(_GRAIN, (brightest - darkest) * _FAINT)
    levels = grey.astype(np.int16)  # in whole numbers nine times a level is exact, and quick
    return max(_lost(rows, grain) for rows in (levels, levels.T))


def _lost(rows: NDArray[np.int16], grain: float) -> float:
    """Tell how much of the edges is lost; a picture that has none to speak of had lost them before."""
    edges = np.abs(np.diff(rows, axis=0))
    edges[edges < grain] = 0
    before = int(edges.sum())
    if before <= edges.size * grain / 500:
        return 0.0
    return int(np.maximum(0, _REBLUR * edges - _reblurred(rows)).sum()) / (_REBLUR * before)


def _reblurred(rows: NDArray[np.int16]) -> NDArray[np.int16]:
    """Give the edges that are left when each row is the sum of those around it.

    From one row to the next, that sum changes by the row that enters less the one that leaves.
    """
    half = _REBLUR // 2
    padded = np.concatenate((rows[:1].repeat(half, axis=0), rows, rows[-1:].repeat(half, axis=0)))
    return np.asarray(np.abs(padded[_REBLUR:] - padded[:-_REBLUR]))


def _look(fine: VideoFrame, at_ms: int) -> Look:
    colours = b"".join(_coarse(plane(fine, index)) for index in (1, 2))
    return Look(at_ms, sharpness(plane(fine, 0)), colours)


def _coarse(colour: Plane) -> bytes:
    across, down = _COARSE if colour.shape[1] >= colour.shape[0] else _COARSE[::-1]
    height, width = colour.shape[0] // down, colour.shape[1] // across
    cut = colour[: height * down, : width * across].reshape(down, height, across, width)
    return bytes(cut.mean(axis=(1, 3)).astype(np.uint8))


def _blocks(small: Plane) -> Plane:
    height, width = small.shape
    blocks = small.reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK)
    return np.asarray(blocks.mean(axis=(1, 3)), np.uint8).ravel()
