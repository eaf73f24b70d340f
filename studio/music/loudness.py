"""How loud samples sound, after ITU-R BS.1770: weighted as ears do, and quiet passages left out."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

# The two filters of the standard at 48 kHz, as (b, a): a shelf for the head and a high pass.
_WEIGHTING: Final = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)
_RATE: Final = 48_000
_HOP: Final = _RATE // 10  # a block of 400 ms begins every 100 ms
# So much is weighted at once: it needs little memory, and what rings on past its end is short beside it.
_BLOCK: Final = 100 * _HOP
FLOOR: Final = -70.0


def integrated(samples: NDArray[np.float32]) -> float:
    """Measure stereo samples at 48 kHz in LUFS."""
    hops = samples.shape[0] // _HOP
    if hops < 4:
        return FLOOR
    power = np.sum([_hop_power(samples[:, side], hops) for side in range(samples.shape[1])], axis=0)
    blocks = np.convolve(power, np.ones(4) / 4, mode="valid")
    loud = blocks[_lufs(blocks) > FLOOR]
    if not loud.size:
        return FLOOR
    gated = loud[_lufs(loud) > _lufs(loud.mean()) - 10]
    return float(_lufs(gated.mean()))


def _hop_power(channel: NDArray[np.float32], hops: int) -> NDArray[np.float64]:
    parts = (channel[at : min(at + _BLOCK, hops * _HOP)] for at in range(0, hops * _HOP, _BLOCK))
    return np.concatenate([np.square(_weighted(part)).reshape(-1, _HOP).mean(axis=1) for part in parts])


def _weighted(part: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.fft.irfft(np.fft.rfft(part) * _weights(part.size), part.size)


@lru_cache(maxsize=2)
def _weights(size: int) -> NDArray[np.complex128]:
    step = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    shares = (np.polyval(b[::-1], step) / np.polyval(a[::-1], step) for b, a in _WEIGHTING)
    return np.asarray(np.prod([*shares], axis=0))


def _lufs(power: NDArray[np.float64] | np.floating) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))
