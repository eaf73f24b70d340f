"""Rhythm: the beats of a song, from how strongly sounds set in; none where no tempo is clear. Pure.

There is a tempo where the curve of onsets resembles itself a beat later. Beats are the path of such steps
over its peaks (D. Ellis, "Beat Tracking by Dynamic Programming", 2007), which follows a tempo that drifts.
What is clear was measured: noise, irregular clicks and speech stay below, though short ones come near.
Where somebody talks instead, or a song goes on at another tempo, its beats pause.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from studio.sight.onsets import FIRST_MS, HOP_MS, Curve

_LEAST: Final = 5000 // HOP_MS  # of less than that nothing can be said
_PERIODS: Final = np.arange(60_000 // 180 // HOP_MS, 60_000 // 60 // HOP_MS + 1)
_USUALLY: Final = np.exp(-np.square(np.log2(_PERIODS * HOP_MS * 120 / 60_000)) / 2)
_CLEAR: Final = 0.18
# What chance comes to in any file, and, by the number of hops, in a short one besides.
_CHANCE: Final = (0.1, 1600 / HOP_MS)
_HEARD: Final = 0.13
_RIVAL: Final = 0.65  # of the clearest period
_STILL: Final = 0.1  # of what is heard elsewhere
_AROUND: Final = 400 // HOP_MS
_FAINT: Final = 0.02  # a tone that is not quite steady sets in again and again, but less than this
_WINDOW: Final = 8000 // HOP_MS
_STEP: Final = _WINDOW // 4
_AT_ONCE: Final = 256
_LATEST: Final = 4 * int(_PERIODS[-1]) + 2
_SLACK: Final = (0.8, 1.25)  # how much shorter or longer than usual a beat may be
_TIGHT: Final = 400.0


def beats(onsets: Curve) -> tuple[int, ...]:
    """Tell when it strikes, in milliseconds; nothing where that is not clear."""
    if onsets.size < _LEAST:
        return ()
    peaks = _peaks(onsets)
    alike = _resemblances(peaks)
    clearness = _clearness(alike.sum(axis=0, keepdims=True))[0]
    best = int(np.argmax(clearness * _USUALLY))
    always, by_length = _CHANCE
    if clearness[best] < max(_CLEAR, always + by_length / onsets.size):
        return ()
    goes_on = _goes_on(alike, best)
    path = _path(peaks, int(_PERIODS[best]))
    return tuple(FIRST_MS + frame * HOP_MS for frame in path if goes_on[_window_of(frame, len(goes_on))])


def _peaks(onsets: Curve) -> Curve:
    """Leave what stands out from its surroundings."""
    around = np.hanning(_AROUND + 1)
    usual = np.convolve(onsets, around / around.sum(), "same")
    return np.asarray(np.maximum(0, onsets - usual - _FAINT), np.float32)


def _resemblances(peaks: Curve) -> Curve:
    """Tell for each window how much it resembles itself so much later, up to four beats."""
    smooth = np.convolve(peaks, np.array([1, 4, 6, 4, 1]) / 16, "same").astype(np.float32)
    windows = sliding_window_view(np.pad(smooth, (0, max(0, _WINDOW - smooth.size))), _WINDOW)[::_STEP]
    found = []
    for at in range(0, len(windows), _AT_ONCE):
        some = windows[at : at + _AT_ONCE]
        spectrum = np.fft.rfft(some - some.mean(axis=1, keepdims=True), 2 * _WINDOW, axis=1)
        found.append(np.fft.irfft(np.square(np.abs(spectrum)), axis=1)[:, :_LATEST])
    compared = 1 - np.arange(_LATEST) / _WINDOW  # the later, the less there is
    return np.asarray(np.concatenate(found) / compared, np.float32)


def _clearness(alike: Curve) -> Curve:
    """Tell for each period how clear it is, up to 1: it is alike after one, two and four."""
    near = sliding_window_view(alike, 3, axis=1).max(axis=2)  # of each lag but the first, and its neighbours
    later = near[:, 2 * _PERIODS - 1] / 2 + near[:, 4 * _PERIODS - 1] / 2
    return np.asarray((alike[:, _PERIODS] + later) / 2 / np.maximum(alike[:, :1], 1e-9), np.float32)


def _goes_on(alike: Curve, best: int) -> NDArray[np.bool_]:
    """Tell for each window whether the tempo is heard there, or nothing much that could tell of another."""
    padded = np.pad(alike, ((1, 1), (0, 0)))
    together = padded[:-2] + padded[1:-1] + padded[2:]
    here = _clearness(together)
    likely = here * _USUALLY
    is_heard = (here[:, best] > _HEARD) & (likely[:, best] > _RIVAL * likely.max(axis=1))
    loud = np.median(together[is_heard, 0]) if is_heard.any() else 0.0
    return np.asarray(is_heard | (together[:, 0] < _STILL * loud), np.bool_)


def _window_of(frame: int, count: int) -> int:
    """Tell in the middle of which window it is."""
    return min(count - 1, max(0, round((frame - _WINDOW / 2) / _STEP)))


def _path(peaks: Curve, period: int) -> list[int]:
    """Step from beat to beat so that most is struck, with steps as even as may be."""
    struck = np.convolve(peaks, np.exp(-np.square(np.arange(-6, 7) / 2) / 2), "same")
    struck /= max(float(struck.std()), 1e-9)
    shortest, longest = (round(period * slack) for slack in _SLACK)
    steps = np.arange(shortest, longest + 1)
    uneven = _TIGHT * np.square(np.log(steps / period))
    score = np.concatenate([np.zeros(longest), struck])
    before = np.full(score.size, -1)
    for at in range(longest, score.size, shortest):  # all that no step within can reach, at once
        here = np.arange(at, min(at + shortest, score.size))
        reached = score[here[:, None] - steps] - uneven
        best = reached.argmax(axis=1)
        gain = reached[np.arange(here.size), best]
        score[here] += np.maximum(gain, 0)
        before[here] = np.where(gain > 0, here - steps[best], -1)
    return _back(before, int(np.argmax(score)), longest)


def _back(before: NDArray[np.int_], last: int, first: int) -> list[int]:
    """Follow the steps back from the last beat."""
    path: list[int] = []
    while last >= first:
        path.append(last - first)
        last = int(before[last])
    return path[::-1]
