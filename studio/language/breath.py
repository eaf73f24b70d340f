"""Cuts said in one breath speak of the same times: put in an order in which all are true. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from studio.editing.choices import BestMoments, Edge, RemoveBlack, RemoveShaky, RemoveSilences
from studio.editing.edits.beat import follows
from studio.editing.operations import (
    AddMusic,
    Aspect,
    Clear,
    Drop,
    Duck,
    Keep,
    Length,
    Letterbox,
    Loudness,
    Only,
    Operation,
    Pass,
    PlainLook,
    Remove,
    Resolution,
    SetFill,
    SetGrade,
    Slideshow,
    Steady,
    Volume,
    Wander,
    Zoom,
)
from studio.editing.operations.picture import PASSING_MS
from studio.language.readings.spoken import Read

# What says how it shall be, so that saying it again changes nothing.
_STATES: Final = (
    Aspect | Clear | Duck | Letterbox | Loudness | Pass | PlainLook | Resolution | SetFill | SetGrade
    | Slideshow | Steady | Wander | Zoom
)  # fmt: skip
# What cuts where nobody can tell beforehand; a cut ends a transition.
_CHOICES: Final = BestMoments | Edge | RemoveBlack | RemoveShaky | RemoveSilences
Part = tuple[int, int | None]


def arranged(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Give the operations with neighbouring cuts of the same clip arranged."""
    said = _in_time(list(_said_once(operations)))
    for (kind, _), group in groupby(said, key=_same):
        alike = list(group)
        if len(alike) > 1 and kind is Remove:
            yield from _removed([one for one in alike if isinstance(one, Remove)])
        elif len(alike) > 1 and kind is Keep:
            yield from _kept([one for one in alike if isinstance(one, Keep)])
        else:
            yield from alike


def spoken(wishes: Sequence[Read]) -> Iterator[Operation]:
    """Give all that was asked for, without the song that a beat implies where other music was asked for."""
    songs = [made for made in wishes if any(isinstance(one, AddMusic) for one in made)]
    for made in wishes:
        is_implied = len(made) > 1 and isinstance(made[0], AddMusic) and follows(made[-1])
        yield from made[1:] if is_implied and len(songs) > 1 else made


def _said_once(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Leave out what only says again how it shall be, and let what fills a new shape go with that."""
    done: list[Operation] = []
    for operation in operations:
        if isinstance(operation, SetFill) and done and isinstance(done[-1], SetFill):
            done[-1] = operation
        elif isinstance(operation, SetFill) and done and isinstance(done[-1], Aspect):
            done[-1] = replace(done[-1], fill=operation.fill)
        elif isinstance(operation, Drop) and _is_kept_apart(operation, done):
            continue  # "keep only clip 2, remove the others"
        elif isinstance(operation, Slideshow) and done and isinstance(done[-1], Slideshow):
            done[-1] = operation
        elif not (_is_state(operation) and operation in done[-1:]):
            done.append(operation)
    yield from done


def _is_state(operation: Operation) -> bool:
    return isinstance(operation, _STATES) or (isinstance(operation, Volume) and not operation.is_factor)


def _is_kept_apart(operation: Drop, done: Sequence[Operation]) -> bool:
    """Tell whether what goes is gone already, by what alone was kept."""
    return any(isinstance(one, Only) and not set(one.clips) & set(operation.clips) for one in done)


def _in_time(operations: list[Operation]) -> list[Operation]:
    """Put music before the cuts that follow its beat, and transitions where a length can count them."""
    music = next((one for one in operations if isinstance(one, AddMusic)), None)
    if music is not None:
        _put(music, operations, before=follows)
    passing = next(
        (one for one in operations if isinstance(one, Pass) and one.passing and not one.clips), None
    )
    if passing is None:
        return operations
    if any(isinstance(one, _CHOICES) for one in operations):
        last = max(index for index, one in enumerate(operations) if isinstance(one, _CHOICES))
        operations.insert(last + 1, operations.pop(operations.index(passing)))
    _put(passing, operations, before=lambda one: isinstance(one, Length | Slideshow))
    overlap, place = passing.ms or PASSING_MS, operations.index(passing)
    return [
        replace(one, overlap_ms=overlap) if isinstance(one, BestMoments) and index < place else one
        for index, one in enumerate(operations)
    ]


def _put(moved: Operation, operations: list[Operation], *, before: Callable[[Operation], bool]) -> None:
    """Move one before the first of a kind, unless it is so already."""
    place = operations.index(moved)
    first = next((index for index, one in enumerate(operations[:place]) if before(one)), place)
    operations.insert(first, operations.pop(place))


def _same(operation: Operation) -> tuple[type[Operation], int | None]:
    return type(operation), operation.clip if isinstance(operation, Keep | Remove) else None


def _removed(removes: Sequence[Remove]) -> Iterator[Remove]:
    """Take the latest part out first, so that the others stay where they are."""
    for start, end in reversed(_merged((one.start_ms, one.end_ms) for one in removes)):
        yield Remove(start, end, removes[0].clip)


def _kept(keeps: Sequence[Keep]) -> Iterator[Operation]:
    """Keep all from the first part to the last, and take out what lies between them."""
    clip = keeps[0].clip
    parts = _merged((one.start_ms, one.end_ms) for one in keeps)
    first = parts[0][0]
    yield Keep(first, parts[-1][1], clip)
    for (_, end), (start, _) in reversed(list(pairwise(parts))):
        if end is not None:
            yield Remove(end - first, start - first, clip)


def _merged(parts: Iterable[Part]) -> list[Part]:
    """Give the parts in their order, those that touch as one."""
    merged: list[Part] = []
    for start, end in sorted(parts, key=lambda part: part[0]):
        last = merged[-1] if merged else None
        if last is None or (last[1] is not None and start > last[1]):
            merged.append((start, end))
        else:
            merged[-1] = (last[0], None if last[1] is None or end is None else max(last[1], end))
    return merged
