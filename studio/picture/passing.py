"""The frames in which one clip passes into the next, as shots of both; pure.

Most passings show both at once, as ffmpeg's `xfade` does. Through black and through white, one is seen after
the other, each fading by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from studio.picture.fading import fade
from studio.picture.part import Chain, Part, longest
from studio.timeline import Canvas
from studio.timeline.transition import Passing, Transition
from studio.work.source import Source
from studio.work.spans import Span

_BOTH: Final = {
    Passing.CROSSFADE: "fade",
    Passing.WIPE_LEFT: "wipeleft",
    Passing.WIPE_RIGHT: "wiperight",
    Passing.WIPE_UP: "wipeup",
    Passing.WIPE_DOWN: "wipedown",
    Passing.SLIDE_LEFT: "slideleft",
    Passing.SLIDE_RIGHT: "slideright",
    Passing.SLIDE_UP: "slideup",
    Passing.SLIDE_DOWN: "slidedown",
}
_THROUGH: Final = {Passing.BLACK: "black", Passing.WHITE: "white"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two clips that meet, and its file."""

    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Shot:
    """A run of frames of the whole: of one clip, or of two that are seen at once."""

    parts: tuple[Part, ...]
    links: Chain = ()

    @property
    def frames(self) -> int:
        """How many there are."""
        return self.parts[0].frames

    @property
    def at(self) -> int:
        """The first one's place in the whole."""
        return self.parts[0].at


def shots(one: Side, other: Side, canvas: Canvas) -> Iterator[Shot]:
    """Lay out the frames that two clips share; none where they only meet."""
    transition = other.span.clip.transition or Transition()
    colour = _THROUGH.get(transition.passing)
    return _through(colour, one, other, canvas) if colour else _both(transition.passing, one, other, canvas)


def _both(passing: Passing, one: Side, other: Side, canvas: Canvas) -> Iterator[Shot]:
    lap = other.span.lap
    most = min(longest(side.span.clip, side.source, canvas) for side in (one, other))
    length_s = float(lap / canvas.fps)
    for begin, end in cut(0, lap, most):
        parts = tuple(_part(side.span, other.span.first + begin, end - begin) for side in (one, other))
        offset_s = float(-begin / canvas.fps)
        yield Shot(parts, (f"xfade={_BOTH[passing]}:duration={length_s:.6f}:offset={offset_s:.6f}",))


def _through(colour: str, one: Side, other: Side, canvas: Canvas) -> Iterator[Shot]:
    first, lap = other.span.first, other.span.lap
    half = lap // 2
    for way, side, start, until in (("out", one, 0, half), ("in", other, half, lap)):
        for begin, end in cut(start, until, longest(side.span.clip, side.source, canvas)):
            links = fade(way, begin - start, 0, until - start, canvas, colour=colour)
            yield Shot((_part(side.span, first + begin, end - begin),), links)


def _part(span: Span, at: int, frames: int) -> Part:
    return Part(span.clip, at - span.first, frames, at, span.end - span.first)


def cut(first: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a run into even ones of at most so many frames."""
    count = -(-(end - first) // most)
    edges = [first + round(Fraction((end - first) * index, max(1, count))) for index in range(count + 1)]
    yield from pairwise(edges)
