"""Background music made here, and so nobody's: a mood's score played, put in a room and mastered.

The same mood, length and seed always give the same music. Blocking: call it in a thread.
"""

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.music import loudness
from studio.music.instruments import RATE, Wave, note
from studio.music.score import MOODS, Chord, Layer, Mood
from studio.stopping import heed

__all__ = ["MOODS", "Music", "compose", "write"]

LUFS: Final = -16.0
_PEAK: Final = 0.89  # -1 dB
_KNEE: Final = 0.7  # what is louder is rounded off, towards the peak
_RING_S: Final = 1.6  # at least this much is left for the last chord
_ROOM_BLOCK: Final = 1 << 17
_DRUMS: Final = frozenset({"kick", "snare", "hat", "boom"})


@dataclass(frozen=True, slots=True)
class Music:
    """Finished stereo samples at 48 kHz, and the tempo that cuts may follow."""

    samples: NDArray[np.float32]
    tempo: float


def write(path: Path, mood: str, duration_ms: int, seed: int = 0, stop: Event | None = None) -> float:
    """Write music of a mood, exactly that long, as a WAV file, and give its tempo.

    Raises Stopped when told to stop.
    """
    music = compose(mood, duration_ms, seed, stop)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((music.samples * 32767).astype("<i2").tobytes())
    return music.tempo


def compose(mood: str, duration_ms: int, seed: int = 0, stop: Event | None = None) -> Music:
    """Make music of a mood, with a beginning and an end; raises Stopped when told to stop."""
    performance = _Performance(MOODS[mood], duration_ms, seed, stop)
    return Music(_mastered(performance.played(), stop), MOODS[mood].tempo)


class _Performance:
    """One playing of a score: the seed decides the key, the progression and the small liberties."""

    def __init__(self, mood: Mood, duration_ms: int, seed: int, stop: Event | None) -> None:
        self._mood = mood
        self._stop = stop
        self._rng = np.random.default_rng(seed)
        self._key = int(self._rng.choice(mood.keys))
        self._progression = mood.progressions[int(self._rng.integers(len(mood.progressions)))]
        self._length = max(1, duration_ms * RATE // 1000)
        self._beat_s = 60 / mood.tempo
        self._bars = max(0, int((duration_ms / 1000 - _RING_S) / (4 * self._beat_s)))
        self._notes: dict[tuple[str, int, float], Wave] = {}

    def played(self) -> NDArray[np.float32]:
        """Play every layer, then the room around them."""
        tonal, drums = self._silence(), self._silence()
        for layer in self._mood.layers:
            bus = drums if layer.instrument in _DRUMS else tonal
            for bar in self._bars_of(layer):
                heed(self._stop)
                self._play_bar(bus, layer, bar)
            if layer.ends:
                self._play_end(bus, layer)
        tonal *= self._giving_way()[:, None]
        tonal += self._mood.wet * _in_room(tonal, self._mood.room_s, self._rng, self._stop)
        tonal += drums
        return self._finished(tonal)

    def _silence(self) -> NDArray[np.float32]:
        return np.zeros((self._length, 2), dtype=np.float32)

    def _bars_of(self, layer: Layer) -> Iterator[int]:
        # A short piece has no time for late entries.
        return iter(range(min(layer.enters, self._bars // 4), self._bars, layer.every))

    def _play_bar(self, bus: NDArray[np.float32], layer: Layer, bar: int) -> None:
        chord = self._progression[bar % len(self._progression)]
        for beat, beats, degree in layer.steps:
            late = self._mood.swing if beat % 1 else 0.0
            at_s, seconds = (bar * 4 + beat + late) * self._beat_s, beats * self._beat_s
            played = self._note(layer, chord, degree, seconds)
            self._add(bus, layer, played * np.float32(self._rng.uniform(0.88, 1.0)), at_s)

    def _play_end(self, bus: NDArray[np.float32], layer: Layer) -> None:
        """Let the home chord ring out."""
        at_s = self._bars * 4 * self._beat_s
        home = min(self._progression, key=lambda chord: abs(chord[0]))
        for degree in sorted({degree for beat, _, degree in layer.steps if beat == 0}):
            self._add(bus, layer, self._note(layer, home, degree, self._length / RATE - at_s), at_s)

    def _add(self, bus: NDArray[np.float32], layer: Layer, played: Wave, at_s: float) -> None:
        at = int(at_s * RATE)
        end = min(self._length, at + played.size)
        if end > at:
            sides = np.array([1 - max(0.0, layer.pan), 1 + min(0.0, layer.pan)], dtype=np.float32)
            bus[at:end] += played[: end - at, None] * (sides * layer.gain)

    def _note(self, layer: Layer, chord: Chord, degree: int, seconds: float) -> Wave:
        octaves, index = divmod(degree, 8)
        pitch = self._key + chord[index % len(chord)] + 12 * (octaves + layer.octave)
        key = (layer.instrument, 0 if layer.instrument in _DRUMS else pitch, round(seconds, 3))
        if key not in self._notes:
            self._notes[key] = note(layer.instrument, 440 * 2 ** ((pitch - 69) / 12), key[2], self._rng)
        return self._notes[key]

    def _giving_way(self) -> NDArray[np.float32]:
        """Duck the tune under each beat, so that the drums breathe."""
        since_beat_s = (np.arange(self._length, dtype=np.float32) / RATE) % np.float32(self._beat_s)
        return np.asarray(1 - self._mood.pump * np.exp(-since_beat_s / 0.12), dtype=np.float32)

    def _finished(self, mix: NDArray[np.float32]) -> NDArray[np.float32]:
        """Add the dust of a record where there is any, and end in silence."""
        if self._mood.crackle:
            dust = self._rng.random(self._length, dtype=np.float32) > 0.9997
            mix += (dust * self._mood.crackle * 8 + self._rng.standard_normal(self._length, dtype=np.float32)
                    * self._mood.crackle / 4)[:, None]  # fmt: skip
        fade = min(self._length, int(_RING_S * RATE))
        mix[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None] ** 1.5
        return mix


def _in_room(
    dry: NDArray[np.float32], seconds: float, rng: np.random.Generator, stop: Event | None
) -> NDArray[np.float32]:
    """Convolve with dying noise, block by block, each side with its own."""
    size = int(seconds * RATE)
    dying = np.exp(-6.9 * np.arange(size) / size)[:, None] * rng.standard_normal((size, 2))
    width = 1 << (_ROOM_BLOCK + size).bit_length()
    room = np.fft.rfft(dying / np.sqrt(np.sum(dying**2, axis=0)), width, axis=0)
    wet = np.zeros((dry.shape[0] + width, 2), dtype=np.float32)
    for at in range(0, dry.shape[0], _ROOM_BLOCK):
        heed(stop)
        block = np.fft.rfft(dry[at : at + _ROOM_BLOCK], width, axis=0)
        wet[at : at + width] += np.fft.irfft(block * room, width, axis=0)
    return wet[: dry.shape[0]]


def _mastered(mix: NDArray[np.float32], stop: Event | None) -> NDArray[np.float32]:
    """Bring to the common loudness, and round off what would clip."""
    for _ in range(2):  # rounding off costs a little loudness, which the second round gives back
        heed(stop)
        mix = _rounded(mix * np.float32(_gain(mix)))
    return mix


def _gain(mix: NDArray[np.float32]) -> float:
    """Measure what is long enough to be measured, and trust the score for the rest."""
    lufs = loudness.integrated(mix)
    return 1.0 if lufs <= loudness.FLOOR else float(10 ** ((LUFS - lufs) / 20))


def _rounded(mix: NDArray[np.float32]) -> NDArray[np.float32]:
    room = _PEAK - _KNEE
    bent = np.sign(mix) * (_KNEE + room * np.tanh((np.abs(mix) - _KNEE) / room))
    return np.where(np.abs(mix) > _KNEE, bent, mix).astype(np.float32)
