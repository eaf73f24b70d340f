"""What a media file is like: its shots, measured, and where it is silent, black or shaky, when it strikes.

Blocking: call it in a thread, or have `analyses` do so and keep what is found. Short files are seen frame by
frame; long ones by their key frames, and then closely where that promises most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from pydantic import TypeAdapter

from core.nemo.wire import Kind
from core.probe import probe
from studio.sight import hearing, rhythm, speech
from studio.sight.faces import Glimpse
from studio.sight.hearing import Hearing
from studio.sight.promise import promising
from studio.sight.seeing import Film
from studio.sight.shots import Shot
from studio.sight.speech import Levels
from studio.sight.tracks import Tracks

VERSION: Final = 4  # of the measures; what was kept under another one is measured anew
LONG_MS: Final = 10 * 60_000
_TALKING: Final = 0.5
_MOSTLY: Final = 0.8
_LEAST_SHAKY_MS: Final = 600
_STEADIED_MS: Final = 800  # a calm as short as this, amid shaking, is part of it

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A file as seen and heard; all times are in its own milliseconds."""

    duration_ms: int
    shots: tuple[Shot, ...] = ()
    pieces: tuple[Shot, ...] = ()  # the shots again, half a second at a time
    silences: tuple[Span, ...] = ()
    speech: tuple[Span, ...] = ()
    shaky: tuple[Span, ...] = ()
    black: tuple[Span, ...] = ()
    quiet: tuple[int, ...] = ()  # instants at which a cut is not heard
    glimpses: tuple[Glimpse, ...] = ()  # of faces, where some were looked for
    beats: tuple[int, ...] = ()  # of a file without pictures, where its rhythm is clear
    has_sound: bool = False
    version: int = VERSION

    def to_json(self) -> str:
        """Write it down."""
        return _ANALYSIS.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> "Analysis | None":
        """Read what was written down; None when it is broken or measured in another way."""
        try:
            read = _ANALYSIS.validate_json(text)
        except ValueError:
            return None
        return read if read.version == VERSION else None


def analyse(path: Path, *, stop: Event | None = None) -> Analysis:
    """See and hear a file; raises NotMedia when it is none, and Stopped when told to stop."""
    facts = probe(path)
    film = Film(path, facts, stop or Event())
    heard = hearing.hear(path, facts, film.stop)
    talk = speech.activity(heard)
    tracks = _tracks(film, heard, talk) if film.is_seen else ()
    shots = tuple(shot for track in tracks for shot in track.shots())
    pieces = tuple(piece for track in tracks for piece in track.pieces(track.shots()))
    if not shots and facts.kind is Kind.VIDEO:
        shots = pieces = (_unseen(facts.duration_ms, heard),)
    return Analysis(
        duration_ms=facts.duration_ms,
        shots=shots,
        pieces=pieces,
        silences=_until(facts.duration_ms, speech.silences(heard)),
        speech=_until(facts.duration_ms, speech.spans(talk > _TALKING, speech.STEP_MS)),
        shaky=_shaky(shots, pieces),
        black=tuple(span for track in tracks for span in track.blacks),
        quiet=speech.quiet(heard),
        glimpses=tuple(
            one for track in tracks if track.edges for one in track.glimpses(track.edges[0], track.edges[-1])
        ),
        beats=rhythm.beats(heard.onsets),
        has_sound=not heard.is_deaf,
    )


def silences(analysis: Analysis, *, least_ms: int = 700, pad_ms: int = 150) -> tuple[Span, ...]:
    """Give the silent spans to take out: the long ones, leaving a breath before and after what is heard."""
    padded = (
        (start + (pad_ms if start > 0 else 0), end - (pad_ms if end < analysis.duration_ms else 0))
        for start, end in analysis.silences
        if end - start >= least_ms
    )
    return tuple(span for span in padded if span[1] > span[0])


def shaky_spans(analysis: Analysis) -> tuple[Span, ...]:
    """Give the shaky spans to take out."""
    return analysis.shaky


def _tracks(film: Film, heard: Hearing, talk: Levels) -> tuple[Tracks, ...]:
    """See a file: at once if it is short; else glance at it all, and look closely where that is worth it."""
    if film.facts.duration_ms <= LONG_MS:
        return (Tracks.of(film.see(), heard, talk),)
    glanced = Tracks.of(film.glance(), heard, talk, is_glanced=True)
    found: list[Tracks] = []
    at = 0
    for start, end in promising(glanced):
        found += [glanced.part(at, start), Tracks.of(film.see(start, end), heard, talk)]
        at = end
    return tuple(track for track in (*found, glanced.part(at, glanced.sight.end_ms)) if track.edges)


def _unseen(duration_ms: int, heard: Hearing) -> Shot:
    """Say what little can be said of pictures that we cannot decode."""
    return Shot(0, duration_ms, loudness_db=round(speech.loudness_db(heard, 0, duration_ms), 1))


def _shaky(shots: Sequence[Shot], pieces: Sequence[Shot]) -> tuple[Span, ...]:
    """Join the shaky pieces of each shot; a shot that is shaky for the most part goes whole."""
    found: list[Span] = []
    for shot in shots:
        inside = [piece for piece in pieces if shot.start_ms <= piece.start_ms < shot.end_ms]
        joined = _joined((piece.start_ms, piece.end_ms) for piece in inside if piece.is_shaky)
        whole = sum(end - start for start, end in joined) > _MOSTLY * shot.duration_ms
        found += [(shot.start_ms, shot.end_ms)] if whole else joined
    return tuple(span for span in _joined(found, 0) if span[1] - span[0] >= _LEAST_SHAKY_MS)


def _joined(spans: Iterable[Span], apart_ms: int = _STEADIED_MS) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= apart_ms:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _until(duration_ms: int, spans: Iterable[Span]) -> tuple[Span, ...]:
    """End with the file what was heard up to a whole step."""
    return tuple((start, min(end, duration_ms)) for start, end in spans if start < duration_ms)


_ANALYSIS: Final = TypeAdapter(Analysis)
