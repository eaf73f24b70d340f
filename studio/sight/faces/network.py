"""BlazeFace, full range: a small network that tells for every fourth pixel if a face is there, and its box.

Its weights are MediaPipe's, made small (see ORIGIN.md beside this). It halves the picture five times and then
puts together again what it saw at each size, so that it knows near and far faces.
"""

import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight.faces.layers import (
    Maps,
    doubled,
    empty,
    filtered,
    inside,
    mixed,
    pooled,
    rectified,
    thinned,
)

STEP: Final = 4  # pixels from one place that is judged to the next
SIDES: Final = 32  # every side is a multiple of it
_WEIGHTS: Final = Path(__file__).with_name("full_range.xz")
_SEEN: Final = 32  # channels of the first layer
_COLOURS: Final = 3
_TAPS: Final = 9
# Stages, each but the first half as large as the one before; of each block how many channels it gives, and
# how many it works with in between.
_NARROWING: Final = (
    ((32, 8), (32, 8)),
    ((48, 12), (48, 12), (64, 16)),
    ((96, 24), (128, 32), (128, 32)),
    ((144, 36), (192, 48), (256, 64)),
    ((384, 96), (384, 96), (384, 96), (384, 96)),
)
_WIDENING: Final = (((96, 48), (96, 48)), ((64, 32), (64, 32)), ((48, 24),))
_BOX: Final = 4  # its middle, from the place that is judged, and its size, in pixels


@dataclass(frozen=True, slots=True)
class _Mix:
    weights: Maps
    biases: Maps

    def __call__(self, maps: Maps) -> Maps:
        return mixed(maps, self.weights, self.biases)


@dataclass(frozen=True, slots=True)
class _Block:
    """Two filters with a waist between them, added to what came in."""

    first: Maps
    waist: _Mix
    second: Maps
    last: _Mix
    is_halving: bool

    def __call__(self, maps: Maps) -> Maps:
        narrow = self.waist((thinned if self.is_halving else filtered)(maps, self.first))
        made = self.last(filtered(rectified(narrow), self.second))
        kept = inside(made)[: len(maps)]
        kept += pooled(maps) if self.is_halving else inside(maps)
        return rectified(made)


@dataclass(frozen=True, slots=True)
class _Rise:
    """Adds what was seen at half the size to what was seen at this one."""

    above: _Mix
    here: _Mix
    blocks: tuple[_Block, ...]

    def __call__(self, above: Maps, here: Maps) -> Maps:
        maps = doubled(rectified(self.above(above)))
        maps += rectified(self.here(here))
        for block in self.blocks:
            maps = block(maps)
        return maps


@dataclass(frozen=True, slots=True)
class Network:
    """The network with its weights."""

    eye: _Mix
    stages: tuple[tuple[_Block, ...], ...]
    rises: tuple[_Rise, ...]
    score: _Mix
    box: _Mix

    def judge(self, picture: NDArray[np.uint8]) -> tuple[Maps, Maps]:
        """Give for each place the logit of there being a face, and its box."""
        maps, sizes = self._seen(picture), list[Maps]()
        for stage in self.stages:
            for block in stage:
                maps = block(maps)
            sizes.append(maps)
        for rise, here in zip(self.rises, sizes[-2::-1], strict=False):
            maps = rise(maps, here)
        return inside(self.score(maps))[0], inside(self.box(maps))

    def _seen(self, picture: NDArray[np.uint8]) -> Maps:
        """Look at every other pixel with its neighbours; grey is what lies beyond the edges."""
        height, width = (side // 2 for side in picture.shape[:2])
        padded = np.full((_COLOURS, 2 * height + 1, 2 * width + 1), 127.5, np.float32)
        padded[:, :-1, :-1] = picture.transpose(2, 0, 1)
        taps = [
            padded[:, row : row + 2 * height : 2, column : column + 2 * width : 2]
            for row in range(3)
            for column in range(3)
        ]
        seen = self.eye(np.concatenate(taps))
        made = empty(_SEEN, height, width)
        np.maximum(seen, 0, out=inside(made))
        return made


@cache
def trained() -> Network:
    """Read the network, once."""
    weights = _Weights(lzma.decompress(_WEIGHTS.read_bytes()))
    eye = weights.mix(_TAPS * _COLOURS, _SEEN)
    # It was made for pixels from -1 to 1; they are given from 0 to 255.
    eye = _Mix(eye.weights / 127.5, eye.biases - eye.weights.sum(axis=1, keepdims=True))
    stages, channels = list[tuple[_Block, ...]](), _SEEN
    for index, shapes in enumerate(_NARROWING):
        stages.append(weights.blocks(channels, shapes, is_halving=index > 0))
        channels = shapes[-1][0]
    rises = list[_Rise]()
    for shapes, below in zip(_WIDENING, _NARROWING[-2::-1], strict=False):
        made = shapes[0][0]
        above, here = weights.mix(channels, made), weights.mix(below[-1][0], made)
        rises.append(_Rise(above, here, weights.blocks(made, shapes)))
        channels = made
    return Network(eye, tuple(stages), tuple(rises), weights.mix(channels, 1), weights.mix(channels, _BOX))


@dataclass(slots=True)
class _Weights:
    """Weights in the order of their use: of each layer whole numbers, what one is in each row, and biases."""

    data: bytes
    at: int = 0

    def blocks(
        self, channels: int, shapes: tuple[tuple[int, int], ...], *, is_halving: bool = False
    ) -> tuple[_Block, ...]:
        """Read blocks that follow each other, of which only the first may halve."""
        made = list[_Block]()
        for given, within in shapes:
            first, waist = self._rows(channels, _TAPS), self.mix(channels, within)
            second, last = self._rows(within, _TAPS), self.mix(within, given)
            made.append(_Block(first, waist, second, last, is_halving and not made))
            channels = given
        return tuple(made)

    def mix(self, taken: int, given: int) -> _Mix:
        """Read what mixes so many channels into so many."""
        return _Mix(self._rows(given, taken), self._numbers(given, np.float16)[:, None])

    def _rows(self, height: int, width: int) -> Maps:
        whole = self._numbers(height * width, np.int8).reshape(height, width)
        return whole * self._numbers(height, np.float16)[:, None]

    def _numbers(self, count: int, kind: type[np.int8 | np.float16]) -> Maps:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found.astype(np.float32)
