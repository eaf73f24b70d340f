"""Pieces of clips and of timelines, cut at moments of their playing time, transitions and all. Pure.

Where two clips are seen at once neither is cut: the transition gives way to a plain cut there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.editing.project import next_id
from studio.timeline import Clip, Timeline

Span = tuple[int, int]


def piece(clip: Clip, start_ms: int, end_ms: int) -> Clip | None:
    """Give what a clip shows between two moments of its own playing time, if that is anything."""
    start, end = max(0, start_ms), min(clip.duration_ms, end_ms)
    if end <= start:
        return None
    if clip.hold_ms:
        return replace(clip, hold_ms=end - start)
    first, last = (clip.start_ms + _source(clip, at) for at in (start, end))
    if clip.is_reversed:
        first, last = (clip.end_ms - _source(clip, at) for at in (end, start))
    whole = replace(clip, start_ms=max(clip.start_ms, first), end_ms=min(clip.end_ms, last))
    return whole if whole.end_ms > whole.start_ms and whole.duration_ms > 0 else None


def joined(heads: Sequence[Clip], tails: Sequence[Clip]) -> tuple[Clip, ...]:
    """Let clips follow others, those that come up twice with ids of their own."""
    taken = [clip.id for clip in (*heads, *tails)]
    known = {clip.id for clip in heads}
    return (*heads, *_renamed(tails, known, taken))


def head(timeline: Timeline, until_ms: int) -> tuple[Clip, ...]:
    """Give the clips up to a moment; together they play exactly so long."""
    kept: list[Clip] = []
    for clip, (start, end), overlap in _placed(timeline):
        if start + overlap >= until_ms:
            break  # what is seen of it belongs to the transition
        if end <= until_ms:
            kept.append(clip)
        elif until_ms - start >= 2 * overlap:
            kept += _some(piece(clip, 0, until_ms - start))
        else:
            kept += _some(piece(replace(clip, transition=None), overlap, until_ms - start))
    return tuple(kept)


def tail(timeline: Timeline, from_ms: int) -> tuple[Clip, ...]:
    """Give the clips from a moment on; together they play exactly what was left."""
    kept: list[Clip] = []
    placed = list(_placed(timeline))
    is_hard = True  # the first has nothing to come in from, nor has one whose clip before is too short now
    for index, (clip, (start, end), _) in enumerate(placed):
        following = placed[index + 1][2] if index + 1 < len(placed) else 0
        if end - following <= from_ms:
            continue
        length = end - max(start, from_ms)
        whole = replace(clip, transition=None) if is_hard else clip
        is_hard = start < from_ms and length < 2 * following
        kept += _some(piece(whole, max(0, from_ms - start), end - start - (following if is_hard else 0)))
    return tuple(kept)


def split(timeline: Timeline, at_ms: int) -> Timeline:
    """Make two clips of the one at a moment; nothing that is seen or heard changes.

    Within a transition, or too near to it, the nearest boundary of clips has to do.
    """
    clips: list[Clip] = []
    placed = list(_placed(timeline))
    for index, (clip, (start, end), overlap) in enumerate(placed):
        following = placed[index + 1][2] if index + 1 < len(placed) else 0
        own = at_ms - start
        parts = [clip]
        if max(1, 2 * overlap) <= own <= end - start - max(1, 2 * following):
            cut = piece(clip, 0, own), piece(replace(clip, transition=None), own, end - start)
            parts = [part for part in cut if part] if all(cut) else parts
        clips += parts
    return replace(timeline, clips=joined((), clips))


def _placed(timeline: Timeline) -> Iterator[tuple[Clip, Span, int]]:
    """Give every clip, from when to when it is seen, and how long of that with the one before."""
    for clip, start, overlap in zip(timeline.clips, timeline.starts, timeline.overlaps, strict=True):
        yield clip, (start, start + clip.duration_ms), overlap


def _renamed(clips: Sequence[Clip], known: set[str], taken: list[str]) -> Iterator[Clip]:
    for clip in clips:
        identity = next_id("c", taken) if clip.id in known else clip.id
        known.add(identity)
        taken.append(identity)
        yield replace(clip, id=identity)


def _some(clip: Clip | None) -> list[Clip]:
    return [clip] if clip else []


def _source(clip: Clip, played_ms: int) -> int:
    return round(played_ms * clip.speed_pct / 100)
