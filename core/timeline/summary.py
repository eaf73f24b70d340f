"""A timeline told in one line, and the words for its parts: names, spans, lengths."""

from typing import Final, Protocol

from core.timeline import Kind, Segment, Timeline, Track
from core.timeline.manner import KNOWN_VALUES, marks

LONGEST_NAME: Final = 60
MOST_SEGMENTS: Final = 4
SHOWN_OF_MANY: Final = 3
MINUTE_MS: Final = 60_000


class Say(Protocol):
    """The catalogue, bound to one language."""

    def __call__(self, name: str, /, **values: str | int | float) -> str:
        """Give one sentence."""
        ...


def summary(timeline: Timeline, say: Say) -> str:
    """Tell the whole timeline in one line."""
    tracks = timeline.shown
    if not tracks:
        return say("timeline-empty")
    told = [
        say("timeline-track", number=number, label=label(track, say), segments=_segments(track, say))
        for number, track in enumerate(tracks, start=1)
    ]
    return say("timeline-line", tracks=len(tracks), list=say("timeline-track-gap").join(told))


def label(track: Track, say: Say) -> str:
    """Say what a track is for."""
    return say(f"track-{track.role}")


def name_of(segment: Segment, track: Track, say: Say) -> str:
    """Say what a segment is called: words in quotes, the rest by name."""
    name = segment.name
    if not name and len(track.segments) == 1:
        name = track.name
    name = shortened(name)
    if not name:
        return say(f"unnamed-{track.kind}")
    return say("timeline-quoted", text=name) if track.kind is Kind.TEXT else name


def span(start_ms: int, end_ms: int, say: Say) -> str:
    """Say from when to when: `0-2.5s`, and `0:50-1:05` past a minute."""
    if _tenths(end_ms) * 100 < MINUTE_MS:
        if end_ms <= start_ms:
            return say("timeline-at", time=clock(start_ms))
        return say("timeline-seconds", start=_seconds(start_ms), end=_seconds(end_ms))
    return say("timeline-clock", start=clock(start_ms), end=clock(end_ms))


def clock(ms: int) -> str:
    """Write a length as `0:34`, `1:05.5` or `1:02:03`."""
    seconds, tenth = divmod(_tenths(ms), 10)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{whole}.{tenth}" if tenth else whole


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    """Cut a long name at its end."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _segments(track: Track, say: Say) -> str:
    shown = track.segments
    if len(shown) > MOST_SEGMENTS:
        shown = shown[:SHOWN_OF_MANY]
    told = [_segment(segment, track, say) for segment in shown]
    left = len(track.segments) - len(shown)
    more = say("timeline-track-gap") + say("timeline-more", count=left) if left else ""
    return say("timeline-comma").join(told) + more


def _segment(segment: Segment, track: Track, say: Say) -> str:
    name = name_of(segment, track, say)
    facts = say("timeline-comma").join(_facts(segment, track, say))
    return say("timeline-segment", name=name, facts=facts) if facts else name


def _facts(segment: Segment, track: Track, say: Say) -> list[str]:
    facts = [span(segment.start_ms, segment.end_ms, say)] if segment.end_ms else []
    volume = segment.volume_pct
    is_telling = track.kind is Kind.AUDIO or volume != 100
    if volume is not None and is_telling and track.kind is not Kind.TEXT:
        facts.append(f"{volume}%" if volume else say("timeline-muted"))
    if segment.speed != 1:
        facts.append(say("timeline-speed", speed=f"{segment.speed:g}"))
    facts += [say(f"value-{mark}" if mark in KNOWN_VALUES else f"detail-{mark}") for mark in marks(segment)]
    return facts


def _tenths(ms: int) -> int:
    return (ms + 50) // 100


def _seconds(ms: int) -> str:
    return f"{_tenths(ms) / 10:g}"
