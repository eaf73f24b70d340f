"""The few layers that the network is made of. Pure.

Maps are channels by rows by columns, with a border of zeros, one wide, around each. So a filter of three by
three is nine products of the whole channel, each shifted, added up; what gets into the border is cleared.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Maps = NDArray[np.float32]

_CACHED: Final = 48_000  # numbers that are worked on at once, so that they stay near the processor
# A product of no more steps than this OpenBLAS works out at once; for a greater one it wakes threads that
# spin on the other cores, which the decoder has better use for.
_ALONE: Final = 262_144
_ROWS: Final = 48
_TAPS: Final = [(tap // 3, tap % 3) for tap in range(9)]


def empty(channels: int, height: int, width: int) -> Maps:
    """Give maps of zeros; the size is that within the border."""
    return np.zeros((channels, height + 2, width + 2), np.float32)


def inside(maps: Maps) -> Maps:
    """Give what is within the border."""
    return maps[:, 1:-1, 1:-1]


def rectified(maps: Maps) -> Maps:
    """Cut off what is below nothing and clear the border, in place."""
    np.maximum(maps, 0, out=maps)
    maps[:, 0] = maps[:, -1] = 0
    maps[:, :, 0] = maps[:, :, -1] = 0
    return maps


def mixed(maps: Maps, weights: Maps, biases: Maps) -> Maps:
    """Mix the channels at each place."""
    channels, height, width = maps.shape
    flat, made = maps.reshape(channels, -1), np.empty((len(weights), height * width), np.float32)
    columns = max(1, _ALONE // (channels * min(len(weights), _ROWS)))
    for row in range(0, len(weights), _ROWS):
        for at in range(0, height * width, columns):
            part = made[row : row + _ROWS, at : at + columns]
            np.matmul(weights[row : row + _ROWS], flat[:, at : at + columns], out=part)
    made += biases
    return made.reshape(-1, height, width)


def filtered(maps: Maps, kernels: Maps) -> Maps:
    """Filter each channel with its own kernel."""
    channels, height, width = maps.shape
    flat, made = maps.reshape(channels, -1), np.zeros((channels, height * width), np.float32)
    count = (height - 2) * width - 2  # from the first place within the border to the last
    several = max(1, _CACHED // count)
    product = np.empty((several, count), np.float32)
    for at in range(0, channels, several):
        some, weights = flat[at : at + several], kernels[at : at + several]
        total, one = made[at : at + several, width + 1 : width + 1 + count], product[: len(some)]
        np.multiply(some[:, :count], weights[:, :1], out=total)
        for tap, (row, column) in enumerate(_TAPS[1:], start=1):
            shift = row * width + column
            np.multiply(some[:, shift : shift + count], weights[:, tap : tap + 1], out=one)
            total += one
    return made.reshape(channels, height, width)


def thinned(maps: Maps, kernels: Maps) -> Maps:
    """Filter each channel with its own kernel, at every other place of every other row."""
    channels, height, width = (
        side // (1 if index == 0 else 2) for index, side in enumerate(inside(maps).shape)
    )
    made = empty(channels, height, width)
    total = inside(made)
    for tap, (row, column) in enumerate(_TAPS):
        rows = slice(row + 1, row + 2 * height, 2)
        total += maps[:, rows, column + 1 : column + 2 * width : 2] * kernels[:, tap, None, None]
    return made


def pooled(maps: Maps) -> Maps:
    """Keep the greatest of every four; without a border."""
    within = inside(maps)
    rows = np.maximum(within[:, ::2], within[:, 1::2])
    return np.maximum(rows[:, :, ::2], rows[:, :, 1::2])


def doubled(maps: Maps) -> Maps:
    """Make maps twice as large, with even steps between the places."""
    channels, height, width = inside(maps).shape
    edged = np.pad(inside(maps), ((0, 0), (1, 1), (1, 1)), mode="edge")
    tall = np.empty((channels, 2 * height, width + 2), np.float32)
    near = 0.75 * edged[:, 1:-1]
    tall[:, ::2], tall[:, 1::2] = near + 0.25 * edged[:, :-2], near + 0.25 * edged[:, 2:]
    made = empty(channels, 2 * height, 2 * width)
    wide, near = inside(made), 0.75 * tall[:, :, 1:-1]
    wide[:, :, ::2], wide[:, :, 1::2] = near + 0.25 * tall[:, :, :-2], near + 0.25 * tall[:, :, 2:]
    return made
