"""Where an edit applies: to clips as they are, or to a span of time, which is split off for it."""

from collections.abc import Callable
from dataclasses import replace

from studio.editing.edits.making import Cannot, Made, chosen_by, index_of, span, within
from studio.editing.operations import WHOLE
from studio.editing.operations.where import Somewhere
from studio.editing.pieces import split
from studio.editing.project import Project
from studio.editing.spanning import clip_span
from studio.figures import clock
from studio.timeline import Clip, Timeline


def parted(project: Project, where: Somewhere) -> tuple[Timeline, frozenset[int]]:
    """Give the timeline with the part meant in clips of its own, and the places of those."""
    if where.start_ms is None and where.end_ms is None:
        return project.timeline, frozenset(chosen_by(project, where.clip))
    first, last = _bounds(project, where)
    timeline = split(split(project.timeline, first), last)
    spans = [clip_span(timeline, index) for index in range(len(timeline.clips))]
    inside = {index for index, (start, end) in enumerate(spans) if first <= (start + end) // 2 < last}
    near = min(range(len(spans)), key=lambda index: abs(sum(spans[index]) - first - last))
    return timeline, frozenset(inside or {near})


def each(
    project: Project, where: Somewhere, change: Callable[[Clip], Clip]
) -> tuple[Project, tuple[Clip, ...], tuple[Clip, ...]]:
    """Change the clips of a part; gives the project, and those clips before and after."""
    timeline, chosen = parted(project, where)
    before = tuple(timeline.clips[index] for index in sorted(chosen))
    clips = tuple(change(clip) if index in chosen else clip for index, clip in enumerate(timeline.clips))
    after = tuple(clips[index] for index in sorted(chosen))
    if before == after:
        raise Cannot("nothing-changes")
    return project.edited(replace(timeline, clips=clips)), before, after


def place(project: Project, where: Somewhere) -> str:
    """Name the part meant, `beach.mp4 0:01–0:03`; `none` for all of it."""
    name = "" if where.clip == WHOLE else project.timeline.clips[index_of(project, where.clip)].name
    if where.start_ms is None and where.end_ms is None:
        return name or "none"
    start, _ = span(project, where.clip)
    first, last = _bounds(project, where)
    return f"{name} {clock(first - start)}–{clock(last - start)}".strip()


def is_all(project: Project, where: Somewhere) -> bool:
    """Tell whether every clip is meant, by whatever name."""
    is_span = where.start_ms is not None or where.end_ms is not None
    return not is_span and len(chosen_by(project, where.clip)) == len(project.timeline.clips)


def said(
    made: Project, project: Project, sentence: str, where: Somewhere, **values: str | int | float
) -> Made:
    """Say what was made of a part."""
    return Made(made, sentence, {"where": place(project, where), **values})


def _bounds(project: Project, where: Somewhere) -> tuple[int, int]:
    start, end = span(project, where.clip)
    length = end - start
    first = where.start_ms or 0
    from_ms = max(0, length + first) if first < 0 else first
    return within(from_ms, where.end_ms, start, end)
