"""What differs between two timelines, in particulars. Pure; the sentences are in `telling`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import gcd
from typing import Final

from core.timeline import Facts, Kind, Segment, Timeline, Track, draft
from core.timeline.foreign import mapping, number, words
from core.timeline.manner import is_another, is_time, laid_open, usual
from core.timeline.pairs import Pair, Pairing, Placed, identity, pair

NOTICEABLE_MS: Final = 50
LONGEST_VALUE: Final = 40
NO_SEGMENT: Final = Segment()


class What(StrEnum):
    """Kinds of change; the sentence for each is `changed-<what>`."""

    ASPECT = "aspect"
    CANVAS = "canvas"
    TITLED = "titled"
    REMOVED = "removed"
    ADDED = "added"
    REPLACED = "replaced"
    RENAMED = "renamed"
    REWORDED = "reworded"
    SPEED = "speed"
    TRIMMED = "trimmed"
    EXTENDED = "extended"
    RECUT = "recut"
    MOVED = "moved"
    VOLUME = "volume"
    DETAIL = "detail"
    ADJUSTED = "adjusted"
    REORDERED = "reordered"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of a segment where `track` is set, else of the whole timeline."""

    what: What
    before: Segment = NO_SEGMENT
    after: Segment = NO_SEGMENT
    track: Track | None = None
    old: str = ""  # for what is no property of a segment
    new: str = ""
    detail: str = ""  # the key that differs
    order: tuple[Segment, ...] = ()


# Keys that have a change of their own, or that nobody would call a change.
TOLD_ELSEWHERE: Final = frozenset(
    (
        *draft.START_KEYS, *draft.END_KEYS, *draft.LENGTH_KEYS, *draft.NAME_KEYS, *draft.TEXT_KEYS,
        *draft.ID_KEYS, *draft.MEDIA_KEYS, *draft.VOLUME_KEYS, *draft.SPEED_KEYS, "width", "height",
        "muted", "mute", "m", *draft.TRACK_KEYS, *draft.SEGMENT_KEYS, *draft.KIND_KEYS,
        "version", "revision", "created_at", "updated_at", "timestamp", "thumbnail",
    )
)  # fmt: skip


def diff(before: Timeline, after: Timeline) -> tuple[Change, ...]:
    """Tell what changed from one timeline to the other, the whole first and last, its parts between."""
    pairing = pair(before, after)
    return (
        *_canvas(before, after),
        *(_lone(What.REMOVED, placed) for placed in pairing.removed),
        *(_lone(What.ADDED, placed) for placed in pairing.added),
        *_parts(pairing, before, after),
        *_order(pairing),
        *_length(before, after),
    )


def _canvas(before: Timeline, after: Timeline) -> Iterator[Change]:
    old, new = (before.width, before.height), (after.width, after.height)
    if all((*old, *new)) and old != new:
        what = What.CANVAS if _shape(*old) == _shape(*new) else What.ASPECT
        yield Change(what, old=_size(old), new=_size(new))
    if before.title and after.title and before.title != after.title:
        yield Change(What.TITLED, old=before.title, new=after.title)
    if before.shown and after.shown:
        yield from _details(mapping(before.raw.get("m")), mapping(after.raw.get("m")), None)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"


def _shape(width: int, height: int) -> tuple[int, int]:
    common = gcd(width, height)
    return width // common, height // common


def _lone(what: What, placed: Placed) -> Change:
    return Change(what, before=placed.segment, after=placed.segment, track=placed.track)


def _length(before: Timeline, after: Timeline) -> Iterator[Change]:
    lengths = Segment(end_ms=before.duration_ms), Segment(end_ms=after.duration_ms)
    if all(length.end_ms for length in lengths) and _differ(*(length.end_ms for length in lengths)):
        yield Change(What.LENGTH, *lengths)


def _order(pairing: Pairing) -> Iterator[Change]:
    rows = {match.after.place[0]: match.after.track for match in pairing.pairs}
    for row, track in rows.items():
        stayed = [match for match in pairing.pairs if match.after.place[0] == row]
        places = [match.before.place for match in stayed]
        if track.kind is Kind.VIDEO and places != sorted(places):
            yield Change(What.REORDERED, track=track, order=tuple(match.after.segment for match in stayed))


def _parts(pairing: Pairing, before: Timeline, after: Timeline) -> Iterator[Change]:
    for match in pairing.pairs:
        found = [*_content(match), *_timing(match, before, after), *_sound(match)]
        old, new = match.before.segment.raw, match.after.segment.raw
        found += _details(mapping(old.get("m")), mapping(new.get("m")), match)
        if not found and _rest(old) != _rest(new):
            found.append(_of(What.ADJUSTED, match))
        yield from found


def _of(what: What, match: Pair) -> Change:
    return Change(what, match.before.segment, match.after.segment, match.after.track)


def _content(match: Pair) -> Iterator[Change]:
    before, after = match.before.segment, match.after.segment
    if before.name == after.name and before.media == after.media:
        return
    if match.after.track.kind is Kind.TEXT:
        if before.text != after.text:
            yield _of(What.REWORDED, match)
    elif identity(before) != identity(after):
        yield _of(What.REPLACED, match)
    elif before.name != after.name:
        yield _of(What.RENAMED, match)


def _timing(match: Pair, before: Timeline, after: Timeline) -> Iterator[Change]:
    old, new = match.before.segment, match.after.segment
    if old.speed != new.speed:
        yield _of(What.SPEED, match)
        old_length_ms = round(old.duration_ms * old.speed / new.speed)
    else:
        old_length_ms = old.duration_ms
    if _has_moved(match):
        yield _of(What.MOVED, match)
    elif _differ(old_length_ms, new.duration_ms) and not _fills_both(match, before, after):
        yield _of(What.TRIMMED if new.duration_ms < old_length_ms else What.EXTENDED, match)
    elif old.speed == new.speed and (old.cut_from_ms or 0) != (new.cut_from_ms or 0):
        yield _of(What.RECUT, match)


def _has_moved(match: Pair) -> bool:
    """Clips follow one another, so one has moved only when the gap before it is another."""
    if match.after.track.kind is Kind.VIDEO:
        # A clip that is seen together with the one before has not moved for that.
        return _differ(max(0, match.before.gap_ms), max(0, match.after.gap_ms))
    return _differ(match.before.segment.start_ms, match.after.segment.start_ms)


def _fills_both(match: Pair, before: Timeline, after: Timeline) -> bool:
    """Music through to the end is as long as the picture: only the total is worth telling."""
    return match.after.track.kind is not Kind.VIDEO and not (
        _differ(match.before.segment.end_ms, before.duration_ms)
        or _differ(match.after.segment.end_ms, after.duration_ms)
    )


def _differ(before_ms: int, after_ms: int) -> bool:
    return abs(before_ms - after_ms) >= NOTICEABLE_MS


def _sound(match: Pair) -> Iterator[Change]:
    before, after = match.before.segment.volume_pct, match.after.segment.volume_pct
    if match.after.track.kind is not Kind.TEXT and _full(before) != _full(after):
        yield _of(What.VOLUME, match)


def _full(volume_pct: int | None) -> int:
    return 100 if volume_pct is None else volume_pct


def _details(before: Facts, after: Facts, match: Pair | None) -> Iterator[Change]:
    before, after = laid_open(before), laid_open(after)
    keys = sorted((before.keys() | after.keys()) - TOLD_ELSEWHERE)
    for key in keys:
        old, new = (usual(key) if facts.get(key) is None else facts[key] for facts in (before, after))
        if old == new or (key == "transition_length" and is_another("transition", before, after)):
            continue
        change = _of(What.DETAIL, match) if match else Change(What.DETAIL)
        yield _detail(change, key, old, new)


def _detail(change: Change, key: str, old: object, new: object) -> Change:
    values = _value(key, old), _value(key, new)
    what = What.ADJUSTED if None in values else What.DETAIL
    return Change(
        what, change.before, change.after, change.track,
        old=values[0] or "", new=values[1] or "", detail=words(key),
    )  # fmt: skip


def _value(key: str, value: object) -> str | None:
    """Write a value for people; empty for none, None for what is not fit to be shown."""
    if value is None:
        return ""
    if isinstance(value, Mapping | list):
        return None
    found = number(value)
    if found is None:
        text = str(value).lower() if isinstance(value, bool) else words(value)
        return None if len(text) > LONGEST_VALUE or "://" in text else text
    return _measure(key, found)


def _measure(key: str, value: float) -> str:
    if is_time(key, value):
        return f"{value / 1000:g}s"
    return f"{value:g}%" if key.endswith("_pct") else f"{value:g}"


def _rest(raw: Facts) -> Facts:
    return {key: value for key, value in raw.items() if key not in TOLD_ELSEWHERE}
