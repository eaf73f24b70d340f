"""Listening to a file: its sound as levels, fifty of them a second, each with how much of it a voice may be.

Blocking: call it in a thread. What the levels mean is told in `speech`. Of a file without pictures, such as a
song, the onsets are heard as well; what those mean is told in `rhythm`.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.stream import Discard
from numpy.typing import NDArray

from core.nemo.wire import Kind
from core.probe import Facts
from studio.sight.onsets import RATE, Curve, Onsets, no_onsets
from studio.stopping import heed

HOP_MS: Final = 20
FLOOR_DB: Final = -90.0
_HOP: Final = RATE * HOP_MS // 1000
_CHUNK: Final = _HOP * 500
_VOICE_HZ: Final = (200, 4000)
_DATED: Final = frozenset({"mov"})  # containers whose header says when each stream begins

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that was heard, a value for every hop from the file's beginning on."""

    levels_db: NDArray[np.float32]
    voice: NDArray[np.float32]  # 0 … 1, the part of the energy that lies where voices do
    onsets: Curve = field(default_factory=no_onsets)  # a value for each of their own, shorter hops

    @property
    def is_deaf(self) -> bool:
        """Whether there is no sound at all to go by."""
        return self.levels_db.size == 0


def deaf() -> Hearing:
    """Give what is heard where there is no sound."""
    return Hearing(np.zeros(0, np.float32), np.zeros(0, np.float32))


def hear(path: Path, facts: Facts, stop: Event) -> Hearing:
    """Listen to a whole file."""
    if facts.audio_index is None:
        return deaf()
    measured: list[tuple[Samples, Samples]] = []
    onsets = Onsets()
    for chunk in _chunks(_samples(path, facts, stop)):
        measured.append(_measured(chunk))
        if facts.kind is Kind.AUDIO:
            onsets.take(chunk)
    if not measured:
        return deaf()
    levels, voice = (np.concatenate(rows) for rows in zip(*measured, strict=True))
    return Hearing(levels, voice, onsets.curve())


def _measured(chunk: Samples) -> tuple[Samples, Samples]:
    hops = chunk[: chunk.size // _HOP * _HOP].reshape(-1, _HOP)
    power = np.square(hops).mean(axis=1)
    spectrum = np.square(np.abs(np.fft.rfft(hops * np.hanning(_HOP), axis=1)))
    low, high = (hertz * HOP_MS // 1000 for hertz in _VOICE_HZ)
    voice = spectrum[:, low:high].sum(axis=1) / np.maximum(spectrum[:, 1:].sum(axis=1), 1e-9)
    levels = np.maximum(10 * np.log10(np.maximum(power, 1e-12)), FLOOR_DB)
    return levels.astype(np.float32), voice.astype(np.float32)


def _chunks(pieces: Iterator[Samples]) -> Iterator[Samples]:
    """Give the samples in chunks of whole hops; what is left at the very end is less than one hop."""
    waiting: list[Samples] = []
    count = 0
    for piece in pieces:
        waiting.append(piece)
        count += piece.size
        if count >= _CHUNK:
            whole = np.concatenate(waiting)
            cut = whole.size // _HOP * _HOP
            yield whole[:cut]
            waiting, count = [whole[cut:]], whole.size - cut
    if waiting:
        yield np.concatenate(waiting)


def _samples(path: Path, facts: Facts, stop: Event) -> Iterator[Samples]:
    with _open(path, facts) as container:
        resampler = AudioResampler(format="flt", layout="mono", rate=RATE)
        due = None
        for frame in _frames(container, stop):
            if due is None:  # a sound that begins later than the picture, or a little before it
                due = round(((frame.time or 0) - (container.start_time or 0) / 1e6) * RATE)
                yield np.zeros(max(0, due), np.float32)
            for piece in resampler.resample(frame):
                yield _flat(piece)
        if due is not None:
            for piece in resampler.resample(None):
                yield _flat(piece)


def _open(path: Path, facts: Facts) -> InputContainer:
    return av.open(
        str(path.absolute()),
        format=facts.container,
        metadata_errors="ignore",
        options={"protocol_whitelist": "file"},
        stream_options=_blind(facts),  # type: ignore[arg-type]  # the stub says str, it takes mappings
    )


def _blind(facts: Facts) -> list[dict[str, str]]:
    """Keep the opening of a file from decoding its first picture, where its times do not depend on that."""
    if facts.container not in _DATED or facts.video_index is None:
        return []
    return [*({} for _ in range(facts.video_index)), {"skip_frame": "all"}]


def _frames(container: InputContainer, stop: Event) -> Iterator[AudioFrame]:
    sound = container.streams.audio[0]
    for stream in container.streams:
        if stream is not sound:
            stream.discard = Discard.all  # so that the picture is not even read
    for packet in container.demux(sound):
        heed(stop)
        with suppress(av.error.InvalidDataError):
            yield from packet.decode()


def _flat(frame: AudioFrame) -> Samples:
    return np.asarray(frame.to_ndarray(), np.float32).ravel()
