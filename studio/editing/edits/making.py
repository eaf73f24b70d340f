"""What all edits are made with: the pieces of a truthful answer, and the few moves that edits share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.editing.spanning import clip_span, settled, without
from studio.figures import clock
from studio.timeline import Clip, Timeline

Values = Mapping[str, str | int | float]

MOST_CLIPS: Final = 200
MOST_PIECES: Final = 500
MOST_MS: Final = 6 * 3600 * 1000
MOST_SIDE: Final = 7680


class Cannot(Exception):
    """The operation cannot be made; says why in a sentence of the catalogue."""

    def __init__(self, sentence: str, **values: str | int | float) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True, slots=True)
class Made:
    """What an operation made, the sentence that says so, and any that follow it."""

    project: Project
    sentence: str
    values: Values = field(default_factory=dict)
    more: tuple[tuple[str, Values], ...] = ()


def span(project: Project, clip: int) -> tuple[int, int]:
    """Tell the span that an operation speaks of: a clip's, or the whole timeline's."""
    if clip == WHOLE:
        return 0, project.timeline.duration_ms
    return clip_span(project.timeline, index_of(project, clip))


def index_of(project: Project, number: int) -> int:
    """Turn people's number into ours."""
    count = len(project.timeline.clips)
    index = number + count if number < 0 else number - 1
    if not 0 <= index < count:
        raise Cannot("no-such-clip", number=number, count=count)
    return index


def chosen_by(project: Project, clip: int) -> set[int]:
    """Give the places of the clips that an operation speaks of."""
    if clip == WHOLE:
        return set(range(len(project.timeline.clips)))
    return {index_of(project, clip)}


def changed(project: Project, chosen: set[int], change: Callable[[Clip], Clip]) -> tuple[Clip, ...]:
    """Give the clips with the chosen ones changed."""
    return tuple(
        change(clip) if index in chosen else clip for index, clip in enumerate(project.timeline.clips)
    )


def leave_something(ms: int, length: int) -> None:
    """Refuse to take everything away."""
    if ms >= length:
        raise Cannot("nothing-left-of", length=clock(ms), total=clock(length))


def within(start_ms: int, end_ms: int | None, start: int, end: int) -> tuple[int, int]:
    """Place a part inside its span; a part that begins past the end is none."""
    first = start + start_ms
    last = end if end_ms is None else min(start + end_ms, end)
    if first >= end:
        raise Cannot("too-late", time=clock(start_ms), length=clock(end - start))
    if last <= first:
        raise Cannot("empty-part", start=clock(start_ms), end=clock(end_ms or 0))
    return first, last


def usable(timeline: Timeline) -> None:
    """Refuse what a draft could not hold, or nobody could watch."""
    if not timeline.clips or any(clip.duration_ms < 1 for clip in timeline.clips):
        raise Cannot("nothing-left")
    if timeline.duration_ms > MOST_MS:
        raise Cannot("too-long", most=clock(MOST_MS))
    pieces = len(timeline.clips) + len(timeline.sounds) + len(timeline.titles)
    if pieces > MOST_PIECES:
        raise Cannot("too-many-pieces", most=MOST_PIECES)


def levels(percents: Iterable[int]) -> str:
    """Write percentages down, each once."""
    return ", ".join(f"{pct}%" for pct in dict.fromkeys(percents))


def cut(project: Project, *spans: tuple[int, int]) -> Project:
    """Take spans out, the latest first so that the others stay where they are."""
    timeline = project.timeline
    for start, end in spans:
        if end > start:
            timeline = without(timeline, start, end)
    if len(timeline.clips) > MOST_CLIPS:
        raise Cannot("too-many-clips", most=MOST_CLIPS)
    return project.edited(timeline)


def with_clips(project: Project, clips: tuple[Clip, ...]) -> Project:
    """Give the project with other clips."""
    return project.edited(settled(replace(project.timeline, clips=clips)))


def reordered(project: Project, order: list[int]) -> Made:
    """Play the clips in this order of their places."""
    old = project.timeline.clips
    # How one clip gives way to the next belongs to the place, not to the clip.
    moved = zip((old[index] for index in order), old, strict=True)
    clips = tuple(replace(clip, transition=before.transition) for clip, before in moved)
    made = with_clips(project, clips)
    return Made(made, "ordered", {"names": ", ".join(clip.name for clip in clips)})


def resized(project: Project, timeline: Timeline) -> Made:
    """Say how the picture has changed."""
    before, after = project.timeline.canvas, timeline.canvas
    if max(after.width, after.height) > MOST_SIDE:
        raise Cannot("too-wide", width=str(after.width), height=str(after.height), most=str(MOST_SIDE))
    values = {"before": f"{before.width}×{before.height}", "after": f"{after.width}×{after.height}"}
    return Made(project.edited(timeline), "resized", values)


def told(made: Project, project: Project, sentence: str, clip: int, **values: str | int | float) -> Made:
    """Say what was made, with the length before and after."""
    who = project.timeline.clips[index_of(project, clip)].name if clip != WHOLE else "none"
    return Made(made, sentence, {"clip": who, **values, **lengths(project, made)})


def lengths(before: Project, after: Project) -> dict[str, str | int | float]:
    """Give the length before and after."""
    return {
        "before": clock(before.timeline.duration_ms),
        "after": clock(after.timeline.duration_ms),
    }
