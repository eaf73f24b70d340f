"""Instruments made of sums of sines: each gives one note as an array; additive, so nothing aliases."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]

RATE: Final = 48_000
_HIGHEST_HZ: Final = 16_000

# Harmonics as (multiple, strength); the rest of a sound's character is its envelope.
_SAW: Final = tuple((n, 1 / n**1.4) for n in range(1, 9))
_SOFT: Final = tuple((n, 1 / n**2.2) for n in range(1, 6))
_BELL: Final = ((1.0, 1.0), (2.76, 0.5), (5.4, 0.25))


def note(instrument: str, hertz: float, seconds: float, rng: np.random.Generator) -> Wave:
    """Play one note; a drum takes no notice of the pitch."""
    return INSTRUMENTS[instrument](hertz, seconds, rng).astype(np.float32)


def _time(seconds: float) -> NDArray[np.float64]:
    return np.arange(max(2, int(seconds * RATE))) / RATE


def _sines(
    hertz: float, time: NDArray[np.float64], partials: tuple[tuple[float, float], ...]
) -> NDArray[np.float64]:
    audible = [(multiple, strength) for multiple, strength in partials if multiple * hertz < _HIGHEST_HZ]
    wave = sum(strength * np.sin(2 * np.pi * hertz * multiple * time) for multiple, strength in audible)
    return np.asarray(wave) + np.zeros_like(time)


def _envelope(
    time: NDArray[np.float64], attack: float, release: float, decay: float = 0.0
) -> NDArray[np.float64]:
    """Rise, perhaps die away, and end at nothing."""
    left = time[-1] - time
    shape = np.minimum(1, time / attack) * np.minimum(1, left / release)
    return np.asarray(shape * np.exp(-time * decay))


def _keys(hertz: float, seconds: float, _rng: np.random.Generator) -> NDArray[np.float64]:
    time = _time(seconds)
    hammer = 1.6 * np.exp(-time * 6) * np.sin(2 * np.pi * hertz * 2 * time)
    body = np.sin(2 * np.pi * hertz * time + hammer)
    return body * _envelope(time, 0.005, 0.15, 1.1) * (1 + 0.08 * np.sin(2 * np.pi * 4.5 * time))


def _bass(hertz: float, seconds: float, _rng: np.random.Generator) -> NDArray[np.float64]:
    time = _time(seconds)
    return _sines(hertz, time, ((1, 1.0), (2, 0.3), (3, 0.08))) * _envelope(time, 0.01, 0.06, 0.8)


def _choir(
    partials: tuple[tuple[float, float], ...], attack: float, release: float
) -> Callable[[float, float, np.random.Generator], NDArray[np.float64]]:
    """Three players of one note, each a little out of tune."""

    def play(hertz: float, seconds: float, _rng: np.random.Generator) -> NDArray[np.float64]:
        time = _time(seconds)
        voices = sum(_sines(hertz * detune, time, partials) for detune in (0.9972, 1.0, 1.0031))
        span = time[-1]
        return np.asarray(voices) * _envelope(time, min(attack, span / 2), min(release, span / 2)) / 3

    return play


def _plucked(
    partials: tuple[tuple[float, float], ...], decay: float
) -> Callable[[float, float, np.random.Generator], NDArray[np.float64]]:
    def play(hertz: float, seconds: float, _rng: np.random.Generator) -> NDArray[np.float64]:
        time = _time(seconds)
        return _sines(hertz, time, partials) * _envelope(time, 0.004, 0.03, decay)

    return play


def _thump(
    top: float, bottom: float, fall: float, decay: float, seconds: float
) -> Callable[[float, float, np.random.Generator], NDArray[np.float64]]:
    """A drum whose pitch falls from `top` to `bottom` hertz."""

    def play(_hertz: float, _seconds: float, _rng: np.random.Generator) -> NDArray[np.float64]:
        time = _time(seconds)
        sweep = bottom * time + (top - bottom) * (1 - np.exp(-time * fall)) / fall
        return np.sin(2 * np.pi * sweep) * _envelope(time, 0.002, 0.05, decay)

    return play


def _snare(_hertz: float, _seconds: float, rng: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.22)
    noise = rng.standard_normal(time.size) * 0.6
    return (noise + np.sin(2 * np.pi * 185 * time)) * _envelope(time, 0.001, 0.04, 18)


def _hat(_hertz: float, _seconds: float, rng: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.07)
    return np.diff(rng.standard_normal(time.size + 1)) * _envelope(time, 0.001, 0.02, 55)


INSTRUMENTS: Final[dict[str, Callable[[float, float, np.random.Generator], NDArray[np.float64]]]] = {
    "keys": _keys,
    "bass": _bass,
    "saw": _choir(_SAW, 0.02, 0.1),
    "strings": _choir(_SAW, 0.9, 0.8),
    "pad": _choir(_SOFT, 1.6, 1.8),
    "pluck": _plucked(_SAW, 7.0),
    "bell": _plucked(_BELL, 1.6),
    "kick": _thump(130, 48, 30, 9, 0.4),
    "boom": _thump(70, 32, 12, 2.2, 1.8),
    "snare": _snare,
    "hat": _hat,
}
