"""What a source file shows or says at a moment, for when the finished video has nothing there; blocking."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from core.probe import Facts
from studio.checking.inspection import brightness

_MOST_FRAMES: Final = 400  # from a key frame to the one that is asked for
_CLOSE_S: Final = 0.002
_LONGEST_MS: Final = 5000
_SILENCE_DB: Final = -100.0
_OPTIONS: Final = {"protocol_whitelist": "file"}


def brightness_at(path: Path, facts: Facts, at_ms: float) -> float:
    """Tell how bright a video or a picture is at a moment, from 0 to 255."""
    with av.open(str(path), format=facts.container, options=_OPTIONS) as container:
        seen = None
        for frame in islice(_pictures(container, facts, at_ms), _MOST_FRAMES):
            if seen is not None and (frame.time or 0.0) - _begins_s(container) > at_ms / 1000 + _CLOSE_S:
                break  # what is seen is the last one that has begun
            seen = frame
        return 0.0 if seen is None else float(brightness(seen).mean())


def level_db(path: Path, facts: Facts, start_ms: float, end_ms: float) -> float:
    """Tell how loud a file is over a span, of which a few seconds are enough."""
    levels = levels_db(path, facts, start_ms, min(end_ms, start_ms + _LONGEST_MS))
    return float(10 * np.log10(np.mean(10 ** (levels / 10)))) if levels.size else _SILENCE_DB


def levels_db(path: Path, facts: Facts, start_ms: float, end_ms: float) -> NDArray[np.float64]:
    """Tell how loud a file is over a span, frame by frame: some twenty milliseconds each."""
    with av.open(str(path), format=facts.container, options=_OPTIONS) as container:
        powers = [
            float(np.square(frame.to_ndarray().astype(np.float64)).mean())
            for frame in _sounds(container, facts, start_ms, end_ms)
        ]
    return 10 * np.log10(np.array(powers) + 10 ** (_SILENCE_DB / 10))


def _pictures(container: InputContainer, facts: Facts, at_ms: float) -> Iterator[VideoFrame]:
    _seek(container, at_ms)
    yield from container.decode(container.streams[facts.video_index or 0])  # type: ignore[misc]  # a video's


def _sounds(container: InputContainer, facts: Facts, start_ms: float, end_ms: float) -> Iterator[AudioFrame]:
    _seek(container, start_ms)
    resampler = av.AudioResampler(format="fltp")
    stream = container.streams[facts.audio_index or 0]
    for frame in container.decode(stream):
        if not isinstance(frame, AudioFrame):
            continue
        at_ms = ((frame.time or 0.0) - _begins_s(container)) * 1000
        if at_ms >= end_ms:
            return
        if at_ms >= start_ms:
            yield from resampler.resample(frame)


def _seek(container: InputContainer, at_ms: float) -> None:
    if at_ms > 0:
        container.seek(round((at_ms / 1000 + _begins_s(container)) * av.time_base))


def _begins_s(container: InputContainer) -> float:
    return float(Fraction(container.start_time or 0, av.time_base))
