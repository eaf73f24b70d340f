"""The best moments: which stretches to keep so that they make a good short video together. Pure.

The best come first, and what looks like something already chosen counts for less; what is black, blurred or
shaky is taken only when a length is asked for that the rest cannot fill, and black not even then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from studio.analysis import Analysis
from studio.stretches import LEAST_MS, MOST_MS, Span, Stretch, stretches

DEFAULT_MOST_MS: Final = 60_000
WHOLE_MS: Final = 5000  # one steady shot shorter than this is its own best moment
_SAME: Final = 5.0  # grey levels
_ALIKE: Final = 14.0
_TALKING: Final = 0.4


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
        target, usable = min(length_ms, total), material
    chosen = _filled(_chosen(usable or material, target), target)
    return tuple(_moment(stretch) for stretch in sorted(chosen, key=lambda one: (one.span, one.start_ms)))


def _default_ms(material: Sequence[Stretch], total_ms: int) -> int:
    is_one = len({(stretch.span, stretch.shot) for stretch in material}) == 1
    if is_one and total_ms < WHOLE_MS:
        return total_ms
    return min(total_ms, max(LEAST_MS, min(total_ms // 2, DEFAULT_MOST_MS)))


def _good(material: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Leave out what speaks against itself, and crumbs; of nothing but faults, what is at least seen."""
    choices: tuple[Callable[[Stretch], bool], ...] = (
        lambda one: one.is_good and one.duration_ms >= LEAST_MS,
        lambda one: one.is_good,
        lambda one: not one.is_black,
    )
    return next((kept for fits in choices if (kept := tuple(filter(fits, material)))), ())
