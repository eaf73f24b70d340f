"""What a choice of moments is made from: the material parted into stretches that can stand alone. Pure.

A stretch never crosses a cut. Where a long shot has to be parted, it is parted where a cut is not heard.
"""

from base64 import b64decode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.sight.analysis import Analysis
from studio.sight.shots import Shot

Span = tuple[str, int, int]  # which media, from when to when

LEAST_MS: Final = 1500
MOST_MS: Final = 8000
_USUAL_MS: Final = 5000
_QUIET_REACH_MS: Final = 900
_TALKING: Final = 0.3
_DIFFERENT: Final = 255.0
_GOOD, _FAULTY, _BLACK = range(3)


@dataclass(frozen=True)
class Stretch:
    """A part of one span that could be kept."""

    span: int
    media: str
    start_ms: int
    end_ms: int
    shot: int  # which of the media's shots, so that its own parts are not taken for repetitions
    pieces: tuple[Shot, ...]
    quiet: tuple[int, ...]  # where it may be cut unheard; empty when nobody would hear it anyway

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it for the most part."""
        return 2 * sum(piece.is_good for piece in self.pieces) >= len(self.pieces)

    @property
    def is_black(self) -> bool:
        """Whether there is nothing to see."""
        return bool(self.pieces) and all(piece.is_black for piece in self.pieces)

    @property
    def is_talk(self) -> bool:
        """Whether somebody talks, so that the same picture may tell something else."""
        return bool(self.pieces) and sum(piece.speech for piece in self.pieces) > _TALKING * len(self.pieces)

    @cached_property
    def score(self) -> float:
        """How much it is worth keeping."""
        return float(np.mean([piece.score for piece in self.pieces])) if self.pieces else 0.3

    @cached_property
    def looks(self) -> NDArray[np.int16]:
        """What it looks like, piece by piece."""
        rows = [np.frombuffer(b64decode(piece.look), np.uint8) for piece in self.pieces if piece.look]
        return np.array([row for row in rows if row.size == rows[0].size], np.int16)

    def holds(self, part: "Stretch") -> bool:
        """Whether this is where a part was taken from."""
        is_inside = self.start_ms <= part.start_ms and part.end_ms <= self.end_ms
        return self.span == part.span and is_inside

    def likeness(self, other: "Stretch") -> float:
        """Tell by how many grey levels this looks different from the nearest of another; 0 is the same."""
        one, two = self.looks, other.looks
        if not one.size or not two.size or one.shape[1] != two.shape[1]:
            return _DIFFERENT
        return float(np.abs(one[:, None] - two[None]).mean(axis=2).min(axis=1).mean())

    def shortened(self, length_ms: int) -> "Stretch":
        """Keep its best part of about this length, never more; where somebody talks, between words."""
        if length_ms >= self.duration_ms:
            return self
        last = self.end_ms - length_ms
        starts = {self.start_ms, last, *(piece.start_ms for piece in self.pieces)}
        anywhere = [(at, at + length_ms) for at in starts if self.start_ms <= at <= last]
        parts = [*self._unheard(length_ms)] or anywhere
        return self.cut(*max(parts, key=lambda part: (_worth(self.pieces, *part), -part[0])))

    def cut(self, start_ms: int, end_ms: int) -> "Stretch":
        """Keep this part of it."""
        inside = tuple(piece for piece in self.pieces if piece.start_ms < end_ms and start_ms < piece.end_ms)
        return replace(self, start_ms=start_ms, end_ms=end_ms, pieces=inside)

    def _unheard(self, length_ms: int) -> Iterator[tuple[int, int]]:
        """Give the longest part that fits from each quiet instant on."""
        places = (self.start_ms, *self.quiet, self.end_ms) if self.quiet else ()
        for start in places:
            end = places[bisect_right(places, start + length_ms) - 1]
            if end - start >= min(LEAST_MS, length_ms):
                yield start, end


def stretches(analyses: Mapping[str, Analysis], spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """Part all spans into stretches, in order of time."""
    return tuple(
        stretch
        for index, (media, start, end) in enumerate(spans)
        if end > start
        for stretch in _gathered(_of_span(index, media, (start, end), analyses.get(media)))
    )


def _gathered(parts: Iterable[Stretch]) -> Iterator[Stretch]:
    """Put crumbs that follow each other together, so that quick cutting can be kept as it is."""
    waiting: Stretch | None = None
    for part in parts:
        if waiting and _are_crumbs(waiting, part):
            waiting = replace(part, start_ms=waiting.start_ms, pieces=waiting.pieces + part.pieces)
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _are_crumbs(one: Stretch, following: Stretch) -> bool:
    is_short = one.duration_ms < LEAST_MS and following.duration_ms < LEAST_MS
    return is_short and one.end_ms == following.start_ms and one.is_good and following.is_good


def _of_span(index: int, media: str, span: tuple[int, int], analysis: Analysis | None) -> Iterator[Stretch]:
    start, end = span
    whole = Stretch(index, media, start, end, 0, (), ())
    if analysis is None or not analysis.duration_ms:  # unknown, or a picture
        yield from _parted(replace(whole, pieces=analysis.shots[:1] if analysis else ()))
        return
    for number, shot in enumerate(analysis.shots):
        first, last = max(start, shot.start_ms), min(end, shot.end_ms)
        inside = _pieces(analysis.pieces, first, last)
        for run in _runs(inside):
            edges = max(first, run[0].start_ms), min(last, run[-1].end_ms)
            quiet = _quiet(analysis, run, *edges)
            yield from _parted(Stretch(index, media, *edges, number, tuple(run), quiet))


def _pieces(pieces: Sequence[Shot], start_ms: int, end_ms: int) -> list[Shot]:
    first = bisect_left(pieces, start_ms + 1, key=lambda piece: piece.end_ms)
    last = bisect_left(pieces, end_ms, key=lambda piece: piece.start_ms)
    return list(pieces[first:last]) if end_ms > start_ms else []


def _runs(pieces: list[Shot]) -> Iterator[list[Shot]]:
    """Group what is alike good or bad; one odd piece among its neighbours changes nothing, unless black."""
    marks = [_BLACK if piece.is_black else _GOOD if piece.is_good else _FAULTY for piece in pieces]
    calm = [*marks]
    for index in range(1, len(marks) - 1):
        if marks[index] != _BLACK and marks[index - 1] == marks[index + 1] != _BLACK:
            calm[index] = marks[index - 1]
    for _, run in groupby(zip(calm, pieces, strict=True), key=itemgetter(0)):
        yield [piece for _, piece in run]


def _quiet(analysis: Analysis, run: list[Shot], start_ms: int, end_ms: int) -> tuple[int, ...]:
    """Give the places to cut unheard where somebody talks; elsewhere every place is as good."""
    if not any(piece.speech > _TALKING for piece in run):
        return ()
    first, last = bisect_left(analysis.quiet, start_ms), bisect_left(analysis.quiet, end_ms)
    return analysis.quiet[first:last]


def _parted(stretch: Stretch) -> Iterator[Stretch]:
    """Part what is too long to be one moment into about equal parts."""
    if stretch.duration_ms <= MOST_MS:
        yield stretch
        return
    count = -(-stretch.duration_ms // _USUAL_MS)
    at = stretch.start_ms
    for number in range(1, count + 1):
        ideal = stretch.start_ms + stretch.duration_ms * number // count
        to = stretch.end_ms if number == count else _nearest(stretch.quiet, ideal)
        yield stretch.cut(at, to)
        at = to


def _nearest(instants: Sequence[int], at_ms: int) -> int:
    found = min(instants, key=lambda instant: abs(instant - at_ms), default=at_ms)
    return found if abs(found - at_ms) <= _QUIET_REACH_MS else at_ms


def _worth(pieces: Sequence[Shot], start_ms: int, end_ms: int) -> float:
    return sum(
        piece.score * max(0, min(piece.end_ms, end_ms) - max(piece.start_ms, start_ms)) for piece in pieces
    )
