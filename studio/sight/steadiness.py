"""How a picture moves as a whole: by how much it shifts from sample to sample, and how unevenly it does so.

A pan shifts evenly; a shaking hand does not. So shake is how much the shift changes, never the shift itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
Spectrum = NDArray[np.complex64]

_FAR_MS: Final = 250  # frames further apart than this say nothing of how the picture moved between them
_SURE: Final = 0.08  # of a perfect match; below it nothing shifted as a whole
_EXPLAINED: Final = 0.8  # of the change is left at most when it was the camera that moved, not an object
_AROUND: Final = 6  # moves on each side
_LEAST_SURE: Final = 3
_STEP_MS: Final = 100
_SOFT: Final = 0.18  # cycles a pixel: finer detail is mostly noise


@dataclass(frozen=True, slots=True)
class Move:
    """What happened to the picture since the sample before, told per tenth of a second.

    A sample that has none before it, or none near enough, began with itself.
    """

    since_ms: int
    at_ms: int
    activity: float = 0.0  # mean difference in grey levels
    across: float = 0.0  # shift in percent of the picture's longer side
    down: float = 0.0
    is_sure: bool = False  # whether the two can be compared at all


@dataclass(slots=True)
class Tracker:
    """Follows the picture from sample to sample."""

    moves: list[Move] = field(default_factory=list)
    last_ms: int = -(1 << 40)
    _picture: Picture | None = None
    _spectrum: Spectrum | None = None

    def see(self, small: NDArray[np.uint8], at_ms: int) -> None:
        """Compare a picture with the one sampled before."""
        picture = small.astype(np.float32)
        spectrum = _spectrum(picture)
        if self._picture is None or self._spectrum is None or at_ms - self.last_ms > _FAR_MS:
            self.moves.append(Move(at_ms, at_ms))
        else:
            self.moves.append(self._compared(self._picture, self._spectrum, picture, spectrum, at_ms))
        self.last_ms, self._picture, self._spectrum = at_ms, picture, spectrum

    def _compared(
        self, before: Picture, spectrum_before: Spectrum, picture: Picture, spectrum: Spectrum, at_ms: int
    ) -> Move:
        activity = float(np.abs(picture - before).mean())
        down, across, match = _shift(spectrum_before, spectrum, picture.shape)
        left = _left_over(before, picture, round(down), round(across))
        # Where no shift explains the change an object moved, and what the camera did cannot be told.
        is_sure = match >= _SURE and left <= _EXPLAINED * activity
        scale = _STEP_MS / (at_ms - self.last_ms) * 100 / max(picture.shape)
        return Move(self.last_ms, at_ms, activity, across * scale, down * scale, is_sure)


def unexplained(before: NDArray[np.uint8], now: NDArray[np.uint8]) -> float:
    """Tell by how many grey levels two pictures differ when one may be shifted to fit the other."""
    one, two = (picture[::2, ::2].astype(np.float32) for picture in (before, now))
    down, across, _ = _shift(_spectrum(one), _spectrum(two), two.shape)
    return min(_left_over(one, two, round(down), round(across)), _left_over(one, two, 0, 0))


def jitter(moves: Sequence[Move]) -> NDArray[np.float64]:
    """Tell for each move how far it departs from the one before, in percent of the picture's longer side.

    A single leap is an object that passes, not a hand: so each value is the median of about a second, and
    nothing where too little of that second is sure.
    """
    if not moves:
        return np.zeros(0)
    raw = np.full(len(moves), np.nan)
    for index in range(1, len(moves)):
        now, before = moves[index], moves[index - 1]
        if now.is_sure and before.is_sure:
            raw[index] = np.hypot(now.across - before.across, now.down - before.down)
    padded = np.pad(raw, _AROUND, constant_values=np.nan)
    seconds = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1)
    return np.array([_median(row[~np.isnan(row)]) for row in seconds])


def _median(sure: NDArray[np.float64]) -> float:
    return float(np.median(sure)) if sure.size >= _LEAST_SURE else 0.0


def _spectrum(picture: Picture) -> Spectrum:
    return np.asarray(np.fft.rfft2((picture - picture.mean()) * _window(picture.shape)), np.complex64)


def _shift(before: Spectrum, now: Spectrum, shape: tuple[int, ...]) -> tuple[float, float, float]:
    """Find by how much one picture is the other one shifted, and how well they then match."""
    cross = now * np.conj(before)
    soft = _softness(shape)
    surface = np.asarray(np.fft.irfft2(cross / (np.abs(cross) + 1e-3) * soft, s=shape), np.float32)
    row, column = np.unravel_index(int(surface.argmax()), surface.shape)
    match = float(surface[row, column]) / _perfect(shape)
    down = _signed(row + _between(surface[:, column], int(row)), shape[0])
    across = _signed(column + _between(surface[row], int(column)), shape[1])
    return down, across, match


def _left_over(before: Picture, now: Picture, down: int, across: int) -> float:
    """Tell how much still differs when the picture is shifted back, where both show the same place."""
    height, width = now.shape
    rows = slice(max(0, down), height + min(0, down)), slice(max(0, -down), height + min(0, -down))
    columns = slice(max(0, across), width + min(0, across)), slice(max(0, -across), width + min(0, -across))
    one, two = now[rows[0], columns[0]], before[rows[1], columns[1]]
    return float(np.abs(one - two).mean()) if one.size else 255.0


def _between(line: Picture, peak: int) -> float:
    """Place the top of the hill between the samples."""
    left, top, right = line[peak - 1], line[peak], line[(peak + 1) % line.size]
    bend = left - 2 * top + right
    return float(np.clip((left - right) / (2 * bend), -0.5, 0.5)) if bend < 0 else 0.0


def _signed(at: float, size: int) -> float:
    return float(at - size if at > size / 2 else at)


@cache
def _window(shape: tuple[int, ...]) -> Picture:
    return np.outer(np.hanning(shape[0]), np.hanning(shape[1])).astype(np.float32)


@cache
def _softness(shape: tuple[int, ...]) -> Picture:
    distance = np.hypot(np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None, :])
    return np.asarray(np.exp(-((distance / _SOFT) ** 2)), np.float32)


@cache
def _perfect(shape: tuple[int, ...]) -> float:
    """Tell how well a picture matches itself."""
    return float(np.fft.irfft2(_softness(shape), s=shape)[0, 0])
