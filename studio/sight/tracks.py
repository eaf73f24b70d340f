"""What was seen and heard of a file, put together so that any span of it can be measured. Pure."""

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight import Sight, speech, splices
from studio.sight.faces import Glimpse
from studio.sight.hearing import FLOOR_DB, Hearing
from studio.sight.shots import Shot, scored
from studio.sight.steadiness import Move, jitter

PIECE_MS: Final = 500
_LEAST_MS: Final = 200  # a shorter shot is the flicker of an edit, and belongs to its neighbour
_FACES_MS: Final = 1500  # around a span count as well: not every look is one for faces
_ACTIVE: Final = 14.0  # grey levels of change that count as much movement


@dataclass(frozen=True, slots=True)
class Tracks:
    """Every measure along the time of a file."""

    sight: Sight
    usual_db: float
    hearing: Hearing
    speech: NDArray[np.float32]
    blacks: tuple[tuple[int, int], ...]
    edges: tuple[int, ...]  # of shots, from the beginning to the end of what was seen
    moved_ms: NDArray[np.int64]  # when the moves were seen that lie within one shot,
    activity: NDArray[np.float64]  # how much changed with each,
    jitter: NDArray[np.float64]  # and how uneven it was
    looked_ms: NDArray[np.int64]
    glimpsed_ms: NDArray[np.int64]
    is_glanced: bool = False

    @classmethod
    def of(
        cls, sight: Sight, hearing: Hearing, talk: NDArray[np.float32], *, is_glanced: bool = False
    ) -> "Tracks":
        """Derive from the raw measures what spans are asked about."""
        blacks = splices.blacks(sight)
        inner = {*splices.cuts(sight), *(edge for span in blacks for edge in span)}
        edges = _edges(sight.begin_ms, sight.end_ms, inner)
        scenes = [] if is_glanced else [_within(sight.moves, *span) for span in pairwise(edges)]
        return cls(
            sight=sight,
            usual_db=float(np.median(hearing.levels_db)) if hearing.levels_db.size else FLOOR_DB,
            hearing=hearing,
            speech=talk,
            blacks=blacks,
            edges=edges,
            moved_ms=np.array([move.at_ms for scene in scenes for move in scene], np.int64),
            activity=np.array([move.activity for scene in scenes for move in scene]),
            jitter=np.concatenate([np.zeros(0), *(jitter(scene) for scene in scenes)]),
            looked_ms=np.array([look.at_ms for look in sight.looks], np.int64),
            glimpsed_ms=np.array([glimpse.at_ms for glimpse in sight.glimpses], np.int64),
            is_glanced=is_glanced,
        )

    def part(self, start_ms: int, end_ms: int) -> "Tracks":
        """Give the same measures with only the shots inside a span, the outer ones cut off at its ends."""
        if not self.edges:
            return self
        inner = [edge for edge in self.edges if start_ms < edge < end_ms]
        first, last = max(start_ms, self.edges[0]), min(end_ms, self.edges[-1])
        blacks = tuple(span for span in self.blacks if start_ms < span[1] and span[0] < end_ms)
        return replace(self, edges=_edges(first, last, inner), blacks=blacks)

    def shots(self) -> tuple[Shot, ...]:
        """Part all that was seen at its cuts, and where black begins and ends."""
        return tuple(self.measure(*span) for span in pairwise(self.edges))

    def pieces(self, shots: Iterable[Shot]) -> tuple[Shot, ...]:
        """Measure shots half a second at a time."""
        return tuple(self.measure(*span) for shot in shots for span in _halves(shot))

    def measure(self, start_ms: int, end_ms: int) -> Shot:
        """Measure a span."""
        activity, shake = self._moved(start_ms, end_ms)
        black_ms = sum(max(0, min(end, end_ms) - max(start, start_ms)) for start, end in self.blacks)
        talk = self.speech[start_ms // speech.STEP_MS : -(-end_ms // speech.STEP_MS)]
        rows = self._rows(start_ms, end_ms)
        shot = Shot(
            start_ms=start_ms,
            end_ms=end_ms,
            motion=round(float(1 - np.exp(-activity / _ACTIVE)), 3),
            shake=round(shake, 3),
            sharpness=round(self._sharpness(start_ms, end_ms), 3),
            brightness=round(float(rows.mean() / 255), 3) if rows.size else 0.5,
            loudness_db=round(speech.loudness_db(self.hearing, start_ms, end_ms), 1),
            speech=round(float(talk.mean()), 3) if talk.size else 0.0,
            faces=round(self._faced(start_ms, end_ms), 3),
            is_black=black_ms * 2 > end_ms - start_ms,
            look=self._look((start_ms + end_ms) // 2, rows),
            is_glanced=self.is_glanced,
        )
        return scored(shot, self.usual_db)

    def glimpses(self, start_ms: int, end_ms: int) -> tuple[Glimpse, ...]:
        """Give the looks for faces in a span."""
        first, last = np.searchsorted(self.glimpsed_ms, (start_ms, end_ms))
        return self.sight.glimpses[first:last]

    def _moved(self, start_ms: int, end_ms: int) -> tuple[float, float]:
        """Give activity and shake."""
        first, last = np.searchsorted(self.moved_ms, (start_ms, end_ms))
        if first == last:
            return 0.0, 0.0
        return float(self.activity[first:last].mean()), float(np.median(self.jitter[first:last]))

    def _sharpness(self, start_ms: int, end_ms: int) -> float:
        """Take the looks inside the span, or for a short one the look before it."""
        if not self.sight.looks:
            return 0.5
        first, last = np.searchsorted(self.looked_ms, (start_ms, end_ms))
        inside = self.sight.looks[first:last] or self.sight.looks[max(0, first - 1) : max(1, first)]
        return float(np.mean([look.sharpness for look in inside]))

    def _faced(self, start_ms: int, end_ms: int) -> float:
        """Tell in how many of the looks in a span, or near it in its shot, there was a face."""
        after = min(bisect_right(self.edges, start_ms), len(self.edges) - 1)
        near = self.glimpses(
            max(self.edges[after - 1], start_ms - _FACES_MS), min(self.edges[after], end_ms + _FACES_MS)
        )
        return float(np.mean([bool(glimpse.faces) for glimpse in near])) if near else 0.0

    def _rows(self, start_ms: int, end_ms: int) -> NDArray[np.uint8]:
        first, last = np.searchsorted(self.sight.times_ms, (start_ms, end_ms))
        return self.sight.tiny[max(0, min(first, last - 1)) : max(last, first)]

    def _look(self, middle_ms: int, rows: NDArray[np.uint8]) -> str:
        if not self.sight.looks or not rows.size:
            return ""
        nearest = self.sight.looks[int(np.abs(self.looked_ms - middle_ms).argmin())]
        return b64encode(rows[len(rows) // 2].tobytes() + nearest.colours).decode()


def _edges(begin_ms: int, end_ms: int, inner: Iterable[int]) -> tuple[int, ...]:
    """Put the edges in order, without those that would leave a flicker between them."""
    kept = [begin_ms]
    for edge in sorted(inner):
        if edge - kept[-1] >= _LEAST_MS and end_ms - edge >= _LEAST_MS:
            kept.append(edge)
    return (*kept, end_ms) if end_ms > begin_ms else ()


def _within(moves: Iterable[Move], start_ms: int, end_ms: int) -> list[Move]:
    return [move for move in moves if start_ms <= move.since_ms < move.at_ms < end_ms]


def _halves(shot: Shot) -> Iterator[tuple[int, int]]:
    """Part a shot into pieces; the last one takes what is too short to be one."""
    count = max(1, shot.duration_ms // PIECE_MS)
    for index in range(count):
        start = shot.start_ms + index * PIECE_MS
        yield start, start + PIECE_MS if index + 1 < count else shot.end_ms
