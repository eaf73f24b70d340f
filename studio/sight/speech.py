"""What levels of sound mean: where it is silent, where somebody may speak, where a cut is not heard. Pure.

Speech is told by its rhythm: a voice that rises and falls a few times a second, deep enough. Nothing is
understood, so slow clapping may be taken for speech; a tone, a hum and most music are not.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight.hearing import FLOOR_DB, HOP_MS, Hearing

Levels = NDArray[np.float32]
Span = tuple[int, int]

STEP_MS: Final = 200
_WINDOW: Final = 1600 // HOP_MS
_STEP: Final = STEP_MS // HOP_MS
_LEAST_SILENCE_MS: Final = 200
_CLICK_MS: Final = 60  # a sound as short as this does not end a silence
_SILENT_DB: Final = -55.0  # always silent
_SOUND_DB: Final = -32.0  # never silent
_BELOW_DB: Final = 26.0  # so far below the loud passages is silent
_RANGE_DB: Final = 12.0  # a sound that varies less than this has no pauses
_DEPTH_DB: Final = (3.0, 7.0)  # from not at all to surely
_RATE_HZ: Final = (1.6, 9.0)  # syllables
_VOICE: Final = (0.45, 0.7)
_QUIET_REACH: Final = 200 // HOP_MS
_DIP_DB: Final = 6.0
_EDGE_MS: Final = 120  # inside a silence, so far from the sound


def threshold_db(levels: Levels) -> float:
    """Tell below which level this recording is silent: rooms differ, and so do microphones."""
    sounding = levels[levels > _SILENT_DB]
    if not sounding.size:
        return _SILENT_DB
    loud, floor = np.percentile(sounding, 90), np.percentile(levels, 8)
    if loud - floor < _RANGE_DB:
        return _SILENT_DB
    return float(np.clip(max(loud - _BELOW_DB, min(floor + 5, loud - _RANGE_DB)), _SILENT_DB, _SOUND_DB))


def silences(hearing: Hearing) -> tuple[Span, ...]:
    """Find every stretch without sound that is long enough to be noticed."""
    if hearing.is_deaf:
        return ()
    sounding = _without_clicks(hearing.levels_db > threshold_db(hearing.levels_db))
    return tuple(span for span in spans(~sounding, HOP_MS) if span[1] - span[0] >= _LEAST_SILENCE_MS)


def activity(hearing: Hearing) -> Levels:
    """Tell how much each step of time sounds like speech, 0 … 1."""
    if hearing.is_deaf:
        return np.zeros(0, np.float32)
    levels = np.maximum(hearing.levels_db, threshold_db(hearing.levels_db) - 6)
    voice = hearing.voice * (hearing.levels_db > threshold_db(hearing.levels_db))
    windows, voices = _windows(levels), _windows(voice.astype(np.float32))
    middle = windows.mean(axis=1, keepdims=True)
    rises = np.count_nonzero((windows[:, 1:] > middle) & (windows[:, :-1] <= middle), axis=1)
    rate = rises / (_WINDOW * HOP_MS / 1000)
    fits = (rate >= _RATE_HZ[0]) & (rate <= _RATE_HZ[1])
    sounding = np.maximum(np.count_nonzero(voices > 0, axis=1), 1)
    depth = _ramp(windows.std(axis=1), _DEPTH_DB)
    return np.asarray(depth * _ramp(voices.sum(axis=1) / sounding, _VOICE) * fits, np.float32)


def quiet(hearing: Hearing) -> tuple[int, ...]:
    """Find the instants at which a cut is not heard: between words, and inside silences near their ends."""
    if hearing.is_deaf:
        return ()
    smooth = np.convolve(hearing.levels_db, np.ones(3) / 3, mode="same")
    near = _around(smooth, _QUIET_REACH)
    loud = _around(smooth, 2 * _QUIET_REACH).max(axis=1)
    sounding = smooth > threshold_db(hearing.levels_db)
    dips = np.flatnonzero(sounding & (smooth <= near.min(axis=1)) & (smooth <= loud - _DIP_DB))
    instants = {int(hop) * HOP_MS + HOP_MS // 2 for hop in dips}
    for start, end in silences(hearing):
        edge = min(_EDGE_MS, (end - start) // 2)
        instants |= {start + edge, end - edge, (start + end) // 2}
    return tuple(sorted(instants))


def loudness_db(hearing: Hearing, start_ms: int, end_ms: int) -> float:
    """Tell how strong the sound of a span is."""
    levels = hearing.levels_db[start_ms // HOP_MS : max(start_ms // HOP_MS + 1, end_ms // HOP_MS)]
    if not levels.size:
        return FLOOR_DB
    return float(10 * np.log10(np.power(10, levels.astype(np.float64) / 10).mean()))


def spans(mask: NDArray[np.bool_], step_ms: int) -> list[Span]:
    """Give the spans in which a mask is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(start) * step_ms, int(end) * step_ms) for start, end in edges.reshape(-1, 2)]


def _without_clicks(sounding: NDArray[np.bool_]) -> NDArray[np.bool_]:
    kept = sounding.copy()
    for start, end in spans(sounding, 1):
        if (end - start) * HOP_MS <= _CLICK_MS:
            kept[start:end] = False
    return kept


def _windows(values: Levels) -> Levels:
    """Give the surroundings of every step."""
    half = _WINDOW // 2
    padded = np.pad(values, (half, half), mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[: values.size : _STEP]


def _around(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    padded = np.pad(values, (reach, reach), mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)


def _ramp(values: Levels, between: tuple[float, float]) -> Levels:
    return np.asarray(np.clip((values - between[0]) / (between[1] - between[0]), 0, 1), np.float32)
