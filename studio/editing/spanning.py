"""Taking a span of time out of a timeline, with everything that lies over it moved or shortened to match."""

from dataclasses import replace

from studio.editing.pieces import head, joined, tail
from studio.timeline import Clip, Sound, Timeline, Title


def clip_span(timeline: Timeline, index: int) -> tuple[int, int]:
    """Tell from when to when a clip plays."""
    start = timeline.starts[index]
    return start, start + timeline.clips[index].duration_ms


def without(timeline: Timeline, start_ms: int, end_ms: int) -> Timeline:
    """Give the timeline with this span taken out."""
    return settled(
        replace(
            timeline,
            clips=joined(head(timeline, start_ms), tail(timeline, end_ms)),
            titles=tuple(_moved_title(title, start_ms, end_ms) for title in timeline.titles),
            sounds=tuple(_moved_sound(sound, start_ms, end_ms) for sound in timeline.sounds),
        )
    )


def carried(before: Timeline, after: Timeline) -> Timeline:
    """Let titles and sounds begin with the pictures they began with, wherever those play now."""
    now = dict(zip((clip.id for clip in after.clips), after.starts, strict=True))
    placed = [(start, clip) for start, clip in zip(before.starts, before.clips, strict=True)]
    lengths = {clip.id: clip.duration_ms for clip in after.clips}

    def moved(at_ms: int) -> int:
        start, clip = next((one for one in reversed(placed) if one[0] <= at_ms), (0, None))
        if clip is None or clip.id not in now:
            return at_ms
        return now[clip.id] + (at_ms - start) * lengths[clip.id] // clip.duration_ms

    titles = tuple(replace(title, at_ms=moved(title.at_ms)) for title in after.titles)
    sounds = tuple(replace(sound, at_ms=moved(sound.at_ms) if sound.at_ms else 0) for sound in after.sounds)
    return settled(replace(after, titles=titles, sounds=sounds))


def settled(timeline: Timeline) -> Timeline:
    """Drop what no longer lies over anything, and end at the video's end what went past it."""
    timeline = replace(timeline, clips=_begun(timeline.clips))
    total = timeline.duration_ms
    titles = (
        replace(title, duration_ms=_shortened(title.duration_ms, total - title.at_ms))
        for title in timeline.titles
        if title.at_ms < total and title.duration_ms != 0
    )
    sounds = (
        replace(sound, duration_ms=_shortened(sound.duration_ms, total - sound.at_ms))
        for sound in timeline.sounds
        if sound.at_ms < total and sound.duration_ms != 0
    )
    fade_in = min(timeline.fade_in_ms, total)
    return replace(
        timeline,
        titles=tuple(titles),
        sounds=tuple(sounds),
        fade_in_ms=fade_in,
        fade_out_ms=min(timeline.fade_out_ms, total - fade_in),
    )


def _begun(clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
    """Let the first clip come in from nothing."""
    return tuple(clip if index else replace(clip, transition=None) for index, clip in enumerate(clips))


def _moved(at_ms: int, start_ms: int, end_ms: int) -> int:
    if at_ms <= start_ms:
        return at_ms
    return start_ms if at_ms <= end_ms else at_ms - (end_ms - start_ms)


def _moved_title(title: Title, start_ms: int, end_ms: int) -> Title:
    at = _moved(title.at_ms, start_ms, end_ms)
    if title.duration_ms is None:
        return replace(title, at_ms=at)
    end = _moved(title.at_ms + title.duration_ms, start_ms, end_ms)
    return replace(title, at_ms=at, duration_ms=end - at)


def _moved_sound(sound: Sound, start_ms: int, end_ms: int) -> Sound:
    return replace(sound, at_ms=_moved(sound.at_ms, start_ms, end_ms))


def _shortened(length: int | None, room: int) -> int | None:
    return None if length is None else min(length, room)
