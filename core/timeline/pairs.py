"""Which segment of one timeline is which of another, by ever weaker signs. Pure."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final

from core.timeline import Kind, Segment, Timeline, Track


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment where it stands."""

    track: Track
    segment: Segment
    gap_ms: int  # between the end of the one before it on its track and its start
    place: tuple[int, int]  # number of its track, number on its track


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment, before and after."""

    before: Placed
    after: Placed


@dataclass(frozen=True, slots=True)
class Pairing:
    """Everything that stayed, went and came."""

    pairs: tuple[Pair, ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]


Sign = Callable[[Placed], Hashable | None]


def pair(before: Timeline, after: Timeline) -> Pairing:
    """Tell what stayed, what went and what came."""
    old, new = list(_placed(before)), list(_placed(after))
    pairs: list[Pair] = []
    for sign in SIGNS:
        found = _matched(old, new, sign)
        pairs += found
        old = _without(old, (match.before for match in found))
        new = _without(new, (match.after for match in found))
    return Pairing(tuple(sorted(pairs, key=lambda match: match.after.place)), tuple(old), tuple(new))


def identity(segment: Segment) -> str:
    """Give what a segment plays, as far as it is known."""
    return segment.media or segment.name


def _placed(timeline: Timeline) -> Iterable[Placed]:
    for row, track in enumerate(timeline.tracks):
        end_ms = 0
        for column, segment in enumerate(track.segments):
            yield Placed(track, segment, segment.start_ms - end_ms, (row, column))
            end_ms = segment.end_ms


def _matched(old: Iterable[Placed], new: Iterable[Placed], sign: Sign) -> list[Pair]:
    waiting: defaultdict[Hashable, deque[Placed]] = defaultdict(deque)
    for placed in old:
        if (key := sign(placed)) is not None:
            waiting[key].append(placed)
    return [
        Pair(waiting[key].popleft(), placed)
        for placed in new
        if (key := sign(placed)) is not None and waiting.get(key)
    ]


def _without(placed: Iterable[Placed], taken: Iterable[Placed]) -> list[Placed]:
    places = {one.place for one in taken}
    return [one for one in placed if one.place not in places]


def _same_id_and_content(one: Placed) -> Hashable | None:
    return (one.track.kind, one.segment.id, identity(one.segment)) if one.segment.id else None


def _same_cut(one: Placed) -> Hashable | None:
    segment = one.segment
    if not identity(segment):
        return None
    return one.track.kind, identity(segment), segment.cut_from_ms, segment.duration_ms


def _same_content(one: Placed) -> Hashable | None:
    return (one.track.kind, identity(one.segment)) if identity(one.segment) else None


def _same_id(one: Placed) -> Hashable | None:
    return (one.track.kind, one.segment.id) if one.segment.id else None


def _same_time(one: Placed) -> Hashable | None:
    return one.track.kind, one.segment.start_ms, one.segment.end_ms


def _same_start(one: Placed) -> Hashable | None:
    return (one.track.kind, one.segment.start_ms) if one.track.kind is Kind.TEXT else None


# Ids come before times, but after contents: some backends number their segments anew in every draft.
SIGNS: Final[tuple[Sign, ...]] = (
    _same_id_and_content,
    _same_cut,
    _same_content,
    _same_id,
    _same_time,
    _same_start,
)
