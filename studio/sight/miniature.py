"""Frames made small at little cost: what scales them is set up once, and of large ones rows are left out."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from numpy.typing import NDArray

Plane = NDArray[np.uint8]

_SMALL: Final = (160, 90)
_FINE: Final = (480, 270)  # small enough to be quick, large enough to tell sharp from blurred
_LEAST_SIDE: Final = 16
_ROWS: Final = 3  # of a frame are read at the least for each of the small picture
# Brightness lies in a plane of its own, a byte for each pixel; those with a j have the full range.
_NARROW: Final = frozenset({"yuv420p", "yuv422p", "yuv444p", "nv12"})
_PLANAR: Final = _NARROW | {"yuvj420p", "yuvj422p", "yuvj444p"}
_WIDENED: Final = np.clip(np.rint((np.arange(256) - 16) * 255 / 219), 0, 255).astype(np.uint8)


@dataclass(slots=True)
class Miniatures:
    """Makes small pictures of a film's frames."""

    _small: VideoReformatter = field(default_factory=VideoReformatter)
    _fine: VideoReformatter = field(default_factory=VideoReformatter)
    _coloured: VideoReformatter = field(default_factory=VideoReformatter)

    def small(self, frame: VideoFrame) -> Plane:
        """Give a frame's brightness at 160 by 90, or 90 by 160."""
        width, height = _turned(frame, _SMALL)
        step = frame.height // (_ROWS * height)
        if step < 2 or frame.format.name not in _PLANAR or frame.planes[0].line_size < 0:
            return plane(_scaled(self._small, frame, width, height, "gray"), 0)
        grey = plane(_scaled(self._small, _thinned(frame, step), width, height, "gray"), 0)
        # To the scaler every grey has the full range already; what comes from a narrower one is widened here.
        return _WIDENED[grey] if _is_narrow(frame) else grey

    def fine(self, frame: VideoFrame) -> VideoFrame:
        """Give a frame for a closer look, never larger than it is: what is scaled up looks blurred."""
        width, height = (
            max(_LEAST_SIDE, min(most, side) // 2 * 2)
            for most, side in zip(_turned(frame, _FINE), (frame.width, frame.height), strict=True)
        )
        return _scaled(self._fine, frame, width, height, "yuv420p")

    def coloured(self, frame: VideoFrame, width: int, height: int) -> Plane:
        """Give a frame's red, green and blue at this size."""
        return np.asarray(_scaled(self._coloured, frame, width, height, "rgb24").to_ndarray(), np.uint8)


def plane(frame: VideoFrame, index: int) -> Plane:
    """Give one plane of a frame as rows of bytes, without what pads them."""
    found = frame.planes[index]
    return _padded(frame, index)[:, : found.width]


def _scaled(scaler: VideoReformatter, frame: VideoFrame, width: int, height: int, pixels: str) -> VideoFrame:
    # More threads than one would have to be started anew for every frame, and take cores from the decoder.
    return scaler.reformat(frame, width, height, pixels, interpolation=Interpolation.AREA, threads=1)


def _thinned(frame: VideoFrame, step: int) -> VideoFrame:
    """Give the brightness of one row in so many, without a copy: as rows that are so many times as long."""
    rows = _padded(frame, 0)
    count = len(rows) // step
    return VideoFrame.from_numpy_buffer(rows[: count * step].reshape(count, -1), "gray", frame.width)


def _is_narrow(frame: VideoFrame) -> bool:
    return frame.format.name in _NARROW and frame.color_range != ColorRange.JPEG


def _padded(frame: VideoFrame, index: int) -> Plane:
    found = frame.planes[index]
    flat: Plane = np.frombuffer(found, np.uint8)  # type: ignore[call-overload]  # no stub says it is a buffer
    return flat.reshape(found.height, found.line_size)


def _turned(frame: VideoFrame, size: tuple[int, int]) -> tuple[int, int]:
    return size if frame.width >= frame.height else size[::-1]
