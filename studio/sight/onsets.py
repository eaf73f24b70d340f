"""Onsets: how strongly sounds set in at every hundredth of a second, told by a spectrum that grows. Pure.

What is done with the curve is told in `rhythm`.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Curve = NDArray[np.float32]

RATE: Final = 16_000
HOP_MS: Final = 10
_HOP: Final = RATE * HOP_MS // 1000
_WINDOW: Final = 512
FIRST_MS: Final = _WINDOW * 1000 // RATE // 2  # the middle of the first window
_BANDS: Final = 24
_RANGE_HZ: Final = (40.0, 7600.0)
_SOFT: Final = 300.0  # so many times full scale, so that a soft onset counts beside a loud one
_LOW: Final = 3  # bands of a bass drum, which more often than a hi-hat is the beat
_LOW_SHARE: Final = 0.1


def no_onsets() -> Curve:
    """Give the curve of what was not listened to."""
    return np.zeros(0, np.float32)


class Onsets:
    """Takes samples at 16 kHz as they come; the curve has a value for each hop."""

    def __init__(self) -> None:
        """Begin with nothing: that a file begins is no onset."""
        self._waiting = np.zeros(0, np.float32)
        self._last: Curve | None = None
        self._found: list[Curve] = []

    def take(self, samples: Curve) -> None:
        """Listen on."""
        samples = np.concatenate([self._waiting, samples])
        count = max(0, (samples.size - _WINDOW) // _HOP + 1)
        self._waiting = samples[count * _HOP :]
        if count:
            levels = _levels(sliding_window_view(samples, _WINDOW)[::_HOP][:count])
            grown = np.diff(levels, axis=0, prepend=levels[:1] if self._last is None else self._last)
            self._found.append((np.maximum(grown, 0) @ _WEIGHTS).astype(np.float32))
            self._last = levels[-1:]

    def curve(self) -> Curve:
        """Give what was found so far."""
        return np.concatenate([no_onsets(), *self._found])


def _levels(windows: Curve) -> Curve:
    """Give the level of each band, as an ear would."""
    loudness = np.abs(np.fft.rfft(windows * _HANN, axis=1)).astype(np.float32) @ _BANK
    return np.asarray(np.log1p(_SOFT * loudness), np.float32)


def _bank() -> Curve:
    """Make overlapping bands, each as wide as an ear tells apart (mel)."""
    lowest, highest = (np.log1p(hertz / 700) for hertz in _RANGE_HZ)
    edges = 700 * np.expm1(np.linspace(lowest, highest, _BANDS + 2))
    hertz = np.fft.rfftfreq(_WINDOW, 1 / RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    sinking = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.asarray(np.maximum(0, np.minimum(rising, sinking)), np.float32)


def _weights() -> Curve:
    weights = np.full(_BANDS, 1 / _BANDS)
    weights[:_LOW] += _LOW_SHARE
    return np.asarray(weights / weights.sum(), np.float32)


_BANK: Final = _bank()
_WEIGHTS: Final = _weights()
_HANN: Final = (np.hanning(_WINDOW) * 2 / np.hanning(_WINDOW).sum()).astype(np.float32)
