"""Sounds of a known rhythm, or of none, as samples at 16 kHz and as WAV files."""

import wave
from collections.abc import Iterable
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio import music
from studio.sight.onsets import RATE

Samples = NDArray[np.float32]

_CLICK: Final = np.exp(-np.arange(800) / 160) * np.sin(2 * np.pi * 1500 / RATE * np.arange(800))


def steady(tempo: float, offset_s: float, seconds: float) -> list[float]:
    """Tell when a steady tempo strikes."""
    return [float(at) for at in np.arange(offset_s, seconds - 0.1, 60 / tempo)]


def drifting(tempo: float, share: float, seconds: float) -> list[float]:
    """Tell when a tempo strikes that grows evenly by so much."""
    times = [0.2]
    while times[-1] < seconds - 1:
        times.append(times[-1] + 60 / tempo / (1 + share * times[-1] / seconds))
    return times


def clicks(times: Iterable[float], seconds: float, *, hiss: float = 0.03) -> Samples:
    """Click at these times, over some hiss."""
    samples = hiss * np.random.default_rng(1).standard_normal(int(seconds * RATE))
    for at in times:
        first = int(at * RATE)
        samples[first : first + _CLICK.size] += 0.6 * _CLICK
    return samples.astype(np.float32)


def irregular(seconds: float, seed: int) -> list[float]:
    """Tell when something strikes without any rhythm."""
    times = np.cumsum(np.random.default_rng(seed).uniform(0.15, 1.2, int(seconds * 6)))
    return [float(at) for at in times if at < seconds - 0.1]


def babble(seconds: float, seed: int) -> Samples:
    """Burst as syllables do, in groups, with pauses between them."""
    chance = np.random.default_rng(seed)
    samples = 0.001 * chance.standard_normal(int(seconds * RATE))
    at = 0.1
    while at < seconds - 0.5:
        length = chance.uniform(0.06, 0.3)
        first, count = int(at * RATE), int(length * RATE)
        burst = np.hanning(count) * chance.standard_normal(count) * chance.uniform(0.1, 0.5)
        samples[first : first + count] += burst
        at += length + chance.uniform(0.02, 0.35) + (chance.random() < 0.12) * chance.uniform(0.3, 1)
    return samples.astype(np.float32)


def composed(mood: str, seconds: int, seed: int = 1) -> Samples:
    """Play music of the studio's own."""
    mono = music.compose(mood, seconds * 1000, seed).samples.mean(axis=1)
    return np.asarray(mono[: mono.size // 3 * 3].reshape(-1, 3).mean(axis=1), np.float32)


def as_wav(samples: Samples) -> bytes:
    """Write them down."""
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return content.getvalue()
