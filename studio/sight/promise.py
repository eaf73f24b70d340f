"""Where in a long file it is worth looking closely, told by its key frames and its sound. Pure."""

from itertools import pairwise
from typing import Final

from studio.sight.shots import Shot
from studio.sight.tracks import Tracks

Span = tuple[int, int]

SECTIONS: Final = 9  # the best of each is looked at, so that the choice spans the file
CLOSE_MS: Final = 20_000  # of each section


def promising(glanced: Tracks) -> tuple[Span, ...]:
    """Choose what to look at closely: the best part of every section."""
    pieces = [piece for shot in glanced.shots() for piece in _cells(glanced, shot)]
    if not pieces:
        return ()
    begin, end = pieces[0].start_ms, pieces[-1].end_ms
    edges = [begin + (end - begin) * number // SECTIONS for number in range(SECTIONS + 1)]
    return tuple(_best(pieces, *span) for span in pairwise(edges))


def _cells(glanced: Tracks, shot: Shot) -> list[Shot]:
    """Measure a shot in steps of a quarter of what is looked at closely."""
    step = CLOSE_MS // 4
    return [
        glanced.measure(at, min(at + step, shot.end_ms)) for at in range(shot.start_ms, shot.end_ms, step)
    ]


def _best(pieces: list[Shot], start_ms: int, end_ms: int) -> Span:
    """Find the best place in a section; of equals, the earliest."""
    room = max(0, end_ms - start_ms - CLOSE_MS)
    inside = (piece.start_ms for piece in pieces if start_ms <= piece.start_ms < end_ms)
    starts = sorted({min(at, start_ms + room) for at in inside})
    best = max(starts or [start_ms], key=lambda at: (_worth(pieces, at, at + CLOSE_MS), -at))
    return best, min(best + CLOSE_MS, end_ms)


def _worth(pieces: list[Shot], start_ms: int, end_ms: int) -> float:
    return sum(
        piece.score * max(0, min(piece.end_ms, end_ms) - max(piece.start_ms, start_ms)) for piece in pieces
    )
