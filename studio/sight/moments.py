"""The best moments: which stretches to keep so that they make a good short video together. Pure.

The best come first, and what looks like something already chosen counts for less; what is black, blurred or
shaky is taken only when a length is asked for that the rest cannot fill, and black not even then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from studio.sight.analysis import Analysis
from studio.sight.stretches import LEAST_MS, Span, Stretch, stretches

DEFAULT_MOST_MS: Final = 60_000
WHOLE_MS: Final = 5000  # one steady shot shorter than this is its own best moment
_SAME: Final = 5.0  # grey levels
_ALIKE: Final = 14.0
_REPEATED: Final = 0.1  # of its worth is left to what shows the same again,
_RESEMBLING: Final = 0.6  # to what looks alike,
_CRUMB: Final = 0.3  # and to what is too short to be seen properly
_PART_MS: Final = 2500
_PARTS: Final = 3  # a short video is made of so many at least, where there is enough to choose from


@dataclass(frozen=True, slots=True)
class Moment:
    """A part of a span to keep."""

    span: int  # which of the spans that were given
    media: str
    start_ms: int
    end_ms: int
    score: float = 0.0

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


def best_moments(
    analyses: Mapping[str, Analysis], spans: Sequence[Span], *, length_ms: int | None
) -> tuple[Moment, ...]:
    """Choose what to keep of these spans, in order of time, about `length_ms` long and never longer.

    Without a length it is about half, at most a minute, and less when there is less that is good.
    """
    material = stretches(analyses, spans)
    total = sum(stretch.duration_ms for stretch in material)
    if length_ms is None:
        target, usable = _default_ms(material, total), _good(material)
    else:
        target, usable = min(length_ms, total), _seen(material)
    chosen = _Choice(target, strict=length_ms is None).made(usable)
    return tuple(_moment(stretch) for stretch in sorted(chosen, key=lambda one: (one.span, one.start_ms)))


def _default_ms(material: Sequence[Stretch], total_ms: int) -> int:
    is_one = len({(stretch.span, stretch.shot) for stretch in material}) == 1
    if is_one and total_ms < WHOLE_MS:
        return total_ms
    return min(total_ms, max(LEAST_MS, min(total_ms // 2, DEFAULT_MOST_MS)))


def _good(material: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Leave out what speaks against itself, and crumbs; where there are only faults, take those."""
    good = tuple(one for one in material if one.is_good)
    return tuple(one for one in good if one.duration_ms >= LEAST_MS) or good or _seen(material)


def _seen(material: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return tuple(one for one in material if not one.is_black) or tuple(material)


@dataclass(frozen=True, slots=True)
class _Choice:
    """How a choice is made: up to which length, and whether a repetition is worse than nothing."""

    target_ms: int
    strict: bool

    def made(self, material: Sequence[Stretch]) -> list[Stretch]:
        """Choose short parts of many stretches, or if that is too little, whole ones."""
        part_ms = max(_PART_MS, self.target_ms // _PARTS)
        chosen = self._best([one.shortened(part_ms) for one in material])
        if self.target_ms - _length(chosen) >= LEAST_MS:
            return self._best(material)
        return self._grown(chosen, material)

    def _best(self, material: Sequence[Stretch]) -> list[Stretch]:
        rest, chosen = list(material), list[Stretch]()
        while rest:
            left = self.target_ms - _length(chosen)
            best = max(rest, key=lambda one: (self._value(one, chosen), -one.span, -one.start_ms))
            if left <= 0 or (chosen and (left < LEAST_MS or self._value(best, chosen) < 0)):
                break
            rest.remove(best)
            chosen.append(best.shortened(left))
        return chosen

    def _value(self, stretch: Stretch, chosen: Sequence[Stretch]) -> float:
        """Tell what a stretch adds to what is chosen; below nothing, it had better be left out."""
        value = stretch.score * (1 if stretch.duration_ms >= LEAST_MS else _CRUMB)
        others = (one for one in chosen if (one.media, one.shot) != (stretch.media, stretch.shot))
        likeness = min((stretch.likeness(one) for one in others), default=_ALIKE)
        if likeness < _SAME and not stretch.is_talk:
            return value - 1 if self.strict else value * _REPEATED
        return value * (_RESEMBLING if likeness < _ALIKE else 1)

    def _grown(self, chosen: list[Stretch], material: Sequence[Stretch]) -> list[Stretch]:
        """Where a little is missing, let the best take more of where they come from."""
        grown = [*chosen]
        for index, part in sorted(enumerate(chosen), key=lambda pair: -pair[1].score):
            missing = self.target_ms - _length(grown)
            whole = next(one for one in material if one.holds(part))
            more = whole.shortened(part.duration_ms + missing)
            grown[index] = more if more.duration_ms > part.duration_ms else part
        return grown


def _length(chosen: Sequence[Stretch]) -> int:
    return sum(stretch.duration_ms for stretch in chosen)


def _moment(stretch: Stretch) -> Moment:
    return Moment(stretch.span, stretch.media, stretch.start_ms, stretch.end_ms, round(stretch.score, 3))
