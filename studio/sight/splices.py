"""Where one picture ends and another begins: cuts, and stretches of black. Pure."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight import Sight

Span = tuple[int, int]

_AROUND: Final = 10  # frames on each side that tell what change is usual here
_FLOOR: Final = 5.0  # grey levels; a smaller change is no cut
_USUAL: Final = 2.5
_BLOCKS_FLOOR: Final = 4.0
_FLASH: Final = 4  # frames; a picture that is back so soon had never left
_BACK: Final = 0.45  # of the change
_BLACK_MEAN: Final = 10.0
_BLACK_MOST: Final = 28
_LEAST_BLACK_MS: Final = 60


def cuts(sight: Sight) -> tuple[int, ...]:
    """Find the instants at which another scene begins, each the time of its first frame.

    A cut is a change far above what is usual around it, which no shift of the picture explains; it changes
    whole blocks of the picture and not only its grain, and what was there before does not come back.
    """
    if len(sight.times_ms) < 2:
        return ()
    tiny = sight.tiny.astype(np.int16)
    blocks = np.concatenate(([0.0], np.abs(np.diff(tiny, axis=0)).mean(axis=1)))
    is_cut = _stands_out(sight.changes.astype(np.float64)) & (blocks > _BLOCKS_FLOOR)
    found = (index for index in np.flatnonzero(is_cut) if not _comes_back(tiny, int(index)))
    return tuple(int(sight.times_ms[index]) for index in found)


def blacks(sight: Sight) -> tuple[Span, ...]:
    """Find the stretches in which there is nothing to see."""
    dark = (sight.tiny.mean(axis=1) < _BLACK_MEAN) & (sight.tiny.max(axis=1, initial=0) < _BLACK_MOST)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False])).astype(np.int8)))
    times = np.append(sight.times_ms, sight.end_ms)
    found = ((int(times[start]), int(times[end])) for start, end in edges.reshape(-1, 2))
    return tuple(span for span in found if span[1] - span[0] >= _LEAST_BLACK_MS)


def _stands_out(changes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which changes are far above what is usual around them, and the greatest near them."""
    padded = np.pad(changes[1:], (_AROUND + 1, _AROUND), mode="constant", constant_values=np.nan)
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1).copy()
    near[:, _AROUND] = np.nan
    near[0] = 0  # the first frame has none before it
    near[np.isnan(near).all(axis=1)] = 0
    usual = np.nanmedian(near, axis=1)
    most = np.nanmax(near[:, _AROUND - 1 : _AROUND + 2], axis=1, initial=0)
    return np.asarray((changes > _FLOOR + _USUAL * usual) & (changes >= most))


def _comes_back(tiny: NDArray[np.int16], index: int) -> bool:
    """Tell whether this is the beginning or the end of a flash."""
    change = np.abs(tiny[index] - tiny[index - 1]).mean()
    later = tiny[index + 1 : index + 1 + _FLASH]
    earlier = tiny[max(0, index - 1 - _FLASH) : index - 1]
    sides = ((later, index - 1), (earlier, index))
    returns = [np.abs(rows - tiny[side]).mean(axis=1) for rows, side in sides]
    return any(row.size and row.min() < _BACK * change for row in returns)
