"""How a clip's frames come into the whole: some encoded, in parts, and some taken from its file as they are.

Pure. What is taken as it is begins and ends where decoding can begin afresh, so only the frames around it
have to be encoded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from core.nemo.wire import Kind
from studio.picture.part import Part, longest
from studio.picture.reel import Reel
from studio.timeline import Canvas, Clip
from studio.timeline.framing import AS_IT_CAME
from studio.timeline.look import PLAIN
from studio.work.source import Source
from studio.work.spans import Span

Frames = tuple[int, int]

_PART_S: Final = 10  # a change makes anew what it touches in parts of this length
_LEAST_S: Final = 1  # a shorter run is not worth a seam
_SLIVER: Final = 4  # a part of less than one in so many goes to its neighbour
_COPIED_WEIGHT: Final = 0.01  # of what an encoded frame takes


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of a file's own frames."""

    source: Source
    at: int  # the first one's timestamp
    frames: int

    @property
    def weight(self) -> float:
        """How much work it is."""
        return self.frames * _COPIED_WEIGHT


def is_plain(clip: Clip, source: Source, canvas: Canvas) -> bool:
    """Tell whether nothing is asked of a clip's picture but when it is shown."""
    facts = source.facts
    return (
        clip.kind is Kind.VIDEO
        and not canvas.is_rough
        and not facts.is_interlaced
        and (clip.speed_pct, clip.hold_ms, clip.is_reversed) == (100, 0, False)
        and (clip.framing, clip.look) == (AS_IT_CAME, PLAIN)
        and (facts.width, facts.height, facts.fps) == (canvas.width, canvas.height, canvas.fps)
    )


def alike(clips: Iterable[Clip], reels: Mapping[str, Reel]) -> dict[str, Reel]:
    """Keep the reels that can stand in one track: those that are described as the most used one is."""
    used: dict[object, int] = {}
    for clip in clips:
        if clip.media in reels:
            described = reels[clip.media].parameters
            used[described] = used.get(described, 0) + clip.duration_ms
    most = max(used, key=lambda one: used[one], default=None)
    return {media: one for media, one in reels.items() if one.parameters == most}


def laid(
    span: Span, canvas: Canvas, *, source: Source, reel: Reel | None, touched: Sequence[Frames]
) -> Iterator[Part | Copied]:
    """Lay out a span: frames of the whole that are touched by a title or a fade are always encoded."""
    fps = canvas.fps
    step = max(1, min(longest(span.clip, source, canvas), round(_PART_S * fps)))
    begins = _place(span.clip, fps) - span.first
    at, last = span.own
    for first, end in _free(span, touched) if reel else ():
        run = reel.within(begins + first, begins + end) if reel else None
        if run and run[1] - run[0] >= _LEAST_S * fps:
            yield from _parts(span, (at, run[0] - begins), begins % step, step, touched)
            yield Copied(source, run[2], run[1] - run[0])
            at = run[1] - begins
    yield from _parts(span, (at, last), begins % step, step, touched)


def _place(clip: Clip, fps: Fraction) -> int:
    """Tell at which frame of its file a clip begins, at the pace it is shown."""
    return round(Fraction(clip.start_ms * 100, 1000 * clip.speed_pct) * fps)


def _free(span: Span, touched: Sequence[Frames]) -> Iterator[Frames]:
    at, last = span.own
    for first, end in sorted(touched):
        if at < min(first, last):
            yield at, min(first, last)
        at = max(at, end)
    if at < last:
        yield at, last


def _parts(span: Span, shown: Frames, shift: int, step: int, touched: Sequence[Frames]) -> Iterator[Part]:
    """Cut at even places of the clip's file, so that a trim leaves all but the outer parts what they were.

    And where a title comes or goes, so that another text leaves what it is not seen on.
    """
    first, end = shown
    if first >= end:
        return
    even = range(first - (first + shift) % step, end, step)
    found = {*even, *(edge for frames in touched for edge in frames)}
    least, cuts = step // _SLIVER, [first]
    for edge in sorted(found):
        if edge - cuts[-1] >= least and end - edge >= least:
            cuts.append(edge)
    for begin, until in pairwise((*cuts, end)):
        yield Part(span.clip, begin - span.first, until - begin, begin, span.end - span.first)
