"""The sentence for each change, in the words of the catalogue."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from core.timeline import Role, Segment, Track
from core.timeline.changes import Change, What
from core.timeline.manner import KNOWN_VALUES
from core.timeline.summary import Say, clock, name_of, shortened, span

Words = Mapping[str, str | int | float]

MOST_CHANGES: Final = 12
MOST_NAMES: Final = 6
# Keys that the catalogue has a word for; others are shown as they are, with spaces.
KNOWN_DETAILS: Final = frozenset(
    (
        "place", "colour", "color", "size", "fade_in", "fade_out", "filter", "effect", "transition", "fps",
        "grade", "brightness", "contrast", "saturation", "warmth", "sharpness", "calm", "turned", "mirrored",
        "crop", "steady", "motion", "hold", "reversed", "clear", "transition_length", "fill", "loudness",
        "ducked", "style", "focus",
    )
)  # fmt: skip


def tell(changes: Sequence[Change], say: Say, most: int = MOST_CHANGES) -> tuple[str, ...]:
    """Say what changed, one sentence each; past `most`, how many more there are."""
    told = [sentence(change, say) for change in changes[:most]]
    left = len(changes) - len(told)
    return (*told, *([say("changed-more", count=left)] if left else ()))


def sentence(change: Change, say: Say) -> str:
    """Say one change."""
    values = WORDS[change.what](change, say)
    return say(f"changed-{change.what}", **values)


def _whole(change: Change, _: Say) -> Words:
    return {"old": shortened(change.old), "new": shortened(change.new)}


def _lengths(change: Change, say: Say) -> Words:
    return {
        "thing": _thing(change, say),
        "subject": _subject(change, say),
        "old": clock(change.before.duration_ms),
        "new": clock(change.after.duration_ms),
    }


def _spans(change: Change, say: Say) -> Words:
    before, after = change.before, change.after
    return {
        "thing": _thing(change, say),
        "span": span(after.start_ms, after.end_ms, say),
        "old": span(before.start_ms, before.end_ms, say),
        "new": span(after.start_ms, after.end_ms, say),
    }


def _names(change: Change, say: Say) -> Words:
    track = change.track or Track()
    return {
        "subject": _subject(change, say, change.before),
        "old": _thing(change, say, change.before),
        "new": name_of(change.after, track, say),
    }


def _speeds(change: Change, say: Say) -> Words:
    words = _lengths(change, say)
    speeds = {"slow": f"{change.before.speed:g}", "fast": f"{change.after.speed:g}"}
    return {**words, **speeds}


def _cuts(change: Change, say: Say) -> Words:
    return {
        "thing": _thing(change, say),
        "old": clock(change.before.cut_from_ms or 0),
        "new": clock(change.after.cut_from_ms or 0),
    }


def _volumes(change: Change, say: Say) -> Words:
    return {
        "subject": _subject(change, say),
        "old": _volume(change.before, say),
        "new": _volume(change.after, say),
    }


def _details(change: Change, say: Say) -> Words:
    return {
        "subject": _subject(change, say),
        "detail": _detail(change.detail, say) or "none",
        "old": _value(change.old, say),
        "new": _value(change.new, say),
    }


def _order(change: Change, say: Say) -> Words:
    track = change.track or Track()
    names = [name_of(segment, track, say) for segment in change.order[:MOST_NAMES]]
    return {"list": say("timeline-comma").join(names), "left": len(change.order) - len(names)}


WORDS: Final[Mapping[What, Callable[[Change, Say], Words]]] = {
    What.ASPECT: _whole,
    What.CANVAS: _whole,
    What.TITLED: _whole,
    What.REMOVED: _spans,
    What.ADDED: _spans,
    What.REPLACED: _names,
    What.RENAMED: _names,
    What.REWORDED: _names,
    What.SPEED: _speeds,
    What.TRIMMED: _lengths,
    What.EXTENDED: _lengths,
    What.RECUT: _cuts,
    What.MOVED: _spans,
    What.VOLUME: _volumes,
    What.DETAIL: _details,
    What.ADJUSTED: _details,
    What.REORDERED: _order,
    What.LENGTH: _lengths,
}


def _thing(change: Change, say: Say, segment: Segment | None = None) -> str:
    """Name a segment in the middle of a sentence: `beach.mp4`, `music "Lo-fi"`."""
    if change.track is None:
        return say("thing-timeline")
    track, segment = change.track, segment or change.after
    name = name_of(segment, track, say)
    if track.role is Role.VIDEO or not segment.name:
        return name
    # Words come quoted already; a song's name wants quotes only beside the word for it.
    quoted = name if name != shortened(segment.name) else say("timeline-quoted", text=name)
    return say(f"thing-{track.role}", name=quoted)


def _subject(change: Change, say: Say, segment: Segment | None = None) -> str:
    """Name a segment at the head of a sentence; a file's name keeps its case."""
    thing = _thing(change, say, segment)
    is_file = change.track is not None and thing == shortened((segment or change.after).name)
    return thing if is_file else thing[:1].upper() + thing[1:]


def _volume(segment: Segment, say: Say) -> str:
    if segment.volume_pct == 0:
        return say("timeline-muted")
    return f"{100 if segment.volume_pct is None else segment.volume_pct}%"


def _value(value: str, say: Say) -> str:
    if value in KNOWN_VALUES:
        return say(f"value-{value}")
    return value or say("changed-none")


def _detail(key: str, say: Say) -> str:
    name = key.removesuffix("_ms").removesuffix("_pct")
    if name in KNOWN_DETAILS:
        return say(f"detail-{name.replace('_', '-')}")
    return name.replace("_", " ")
