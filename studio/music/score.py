"""What the four moods play: progressions, patterns and layers, as tables; no sound is made here."""

from dataclasses import dataclass
from typing import Final

Chord = tuple[int, ...]  # semitones above the key
Step = tuple[float, float, int]  # beat in the bar, length in beats, which note of the chord (8 up: an octave)


@dataclass(frozen=True, slots=True)
class Layer:
    """One instrument's part, repeated every bar from the bar it enters."""

    instrument: str
    steps: tuple[Step, ...]
    gain: float
    octave: int = 0
    pan: float = 0.0  # -1 left … 1 right
    enters: int = 0  # bars
    every: int = 1  # bars
    ends: bool = False  # sounds in the closing chord as well


@dataclass(frozen=True, slots=True)
class Mood:
    """A way for music to feel."""

    tempo: float  # beats a minute; four beats a bar
    keys: tuple[int, ...]  # MIDI notes to begin on
    progressions: tuple[tuple[Chord, ...], ...]
    layers: tuple[Layer, ...]
    room_s: float  # how long the reverberation lasts
    wet: float
    swing: float = 0.0  # how late off-beats come, in beats
    pump: float = 0.0  # how far the rest gives way to each beat
    crackle: float = 0.0


def _chord(gain: float, *, instrument: str, lengths: float, notes: int, **rest: float) -> tuple[Layer, ...]:
    steps = tuple((0.0, lengths, note) for note in range(notes))
    octave, enters = int(rest.get("octave", 0)), int(rest.get("enters", 0))
    return (Layer(instrument, steps, gain, octave, enters=enters, ends=True),)


def _beats(*beats: float, note: int = 0, length: float = 0.5) -> tuple[Step, ...]:
    return tuple((beat, length, note) for beat in beats)


def _arpeggio(*notes: int, length: float) -> tuple[Step, ...]:
    return tuple((index * 4 / len(notes), length, note) for index, note in enumerate(notes))


_EIGHTHS: Final = tuple(index / 2 for index in range(8))

_LOFI: Final = Mood(
    tempo=78,
    keys=(57, 58, 60),
    progressions=(
        ((2, 5, 9, 12), (7, 11, 14, 17), (0, 4, 7, 11), (9, 12, 16, 19)),
        ((0, 4, 7, 11), (9, 12, 16, 19), (2, 5, 9, 12), (7, 11, 14, 17)),
        ((5, 9, 12, 16), (4, 7, 11, 14), (2, 5, 9, 12), (0, 4, 7, 11)),
    ),
    layers=(
        *_chord(0.34, instrument="keys", lengths=3.6, notes=4),
        Layer("keys", ((2.5, 1.0, 2), (3.5, 0.5, 3)), 0.2, octave=1, pan=0.3, enters=4),
        Layer("bass", ((0.0, 1.4, 0), (2.5, 1.0, 0)), 0.6, octave=-2, enters=2, ends=True),
        Layer("kick", _beats(0, 2.5), 0.7, enters=2),
        Layer("snare", _beats(1, 3), 0.32, enters=2),
        Layer("hat", _beats(*_EIGHTHS), 0.1, pan=0.2, enters=2),
    ),
    room_s=0.9,
    wet=0.12,
    swing=0.11,
    pump=0.2,
    crackle=0.004,
)

_UPBEAT: Final = Mood(
    tempo=120,
    keys=(60, 62, 55),
    progressions=(
        ((0, 4, 7), (7, 11, 14), (9, 12, 16), (5, 9, 12)),
        ((9, 12, 16), (5, 9, 12), (0, 4, 7), (7, 11, 14)),
        ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14)),
    ),
    layers=(
        *_chord(0.2, instrument="saw", lengths=3.9, notes=3),
        Layer("pluck", _arpeggio(0, 1, 2, 8, 2, 1, 9, 2, 0, 1, 2, 8, 2, 1, 9, 8, length=0.4), 0.26,
              octave=1, pan=-0.25, enters=2),
        Layer("bass", tuple((beat, 0.45, 8 if beat % 1 else 0) for beat in _EIGHTHS), 0.45, octave=-2,
              enters=2, ends=True),
        Layer("kick", _beats(0, 1, 2, 3), 0.8, enters=2),
        Layer("snare", _beats(1, 3), 0.4, enters=4),
        Layer("hat", _beats(0.5, 1.5, 2.5, 3.5), 0.16, pan=0.2, enters=2),
    ),
    room_s=0.8,
    wet=0.1,
    pump=0.6,
)  # fmt: skip

_CINEMATIC: Final = Mood(
    tempo=76,
    keys=(57, 50, 52),
    progressions=(
        ((0, 3, 7), (-4, 0, 3), (3, 7, 10), (-2, 2, 5)),
        ((0, 3, 7), (-4, 0, 3), (-7, -4, 0), (-5, -1, 2)),
    ),
    layers=(
        *_chord(0.3, instrument="strings", lengths=4.2, notes=3),
        *_chord(0.16, instrument="strings", lengths=4.2, notes=3, octave=1, enters=4),
        Layer("pluck", _arpeggio(0, 2, 1, 2, 8, 2, 1, 2, length=0.6), 0.2, octave=1, pan=0.3, enters=2),
        Layer("bass", _beats(0, length=3.8), 0.4, octave=-2, ends=True),
        Layer("boom", _beats(0), 0.9, every=2, ends=True),
    ),
    room_s=2.6,
    wet=0.3,
)

_AMBIENT: Final = Mood(
    tempo=60,
    keys=(60, 62, 57),
    progressions=(
        ((0, 4, 7, 14), (-3, 0, 4, 11), (5, 9, 12, 19), (7, 11, 14, 16)),
        ((0, 4, 7, 14), (5, 9, 12, 19), (-3, 0, 4, 11), (5, 9, 12, 19)),
    ),
    layers=(
        *_chord(0.3, instrument="pad", lengths=5.0, notes=4),
        Layer("pad", ((0.0, 5.0, 0),), 0.3, octave=-1, ends=True),
        Layer("bell", ((1.0, 3.0, 2), (3.5, 3.0, 3)), 0.12, octave=1, pan=0.4, enters=1, every=2),
        Layer("bell", ((2.5, 3.0, 1),), 0.1, octave=2, pan=-0.4, enters=2, every=2),
    ),
    room_s=2.9,
    wet=0.4,
)

MOODS: Final = {"lofi": _LOFI, "upbeat": _UPBEAT, "cinematic": _CINEMATIC, "ambient": _AMBIENT}
