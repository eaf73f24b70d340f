"""What lies over the picture, its size and shape, and the way back."""

from dataclasses import replace
from typing import Final

from studio import operations as ops
from studio.edits.making import Cannot, Made, resized
from studio.figures import clock
from studio.project import Project, next_id
from studio.timeline import Place, Title

TITLE_MS: Final = 3000
SMALLEST_SIDE: Final = 144
LARGEST_SIDE: Final = 2160


def add_title(operation: ops.AddTitle, project: Project) -> Made:
    """Put words over the picture."""
    timeline, total = project.timeline, project.timeline.duration_ms
    length = min(TITLE_MS if operation.duration_ms is None else operation.duration_ms, total)
    at = max(0, total - length) if operation.from_end else operation.at_ms or 0
    if at >= total:
        raise Cannot("too-late", time=clock(at), length=clock(total))
    title = Title(
        id=next_id("t", [one.id for one in timeline.titles]),
        text=operation.text,
        at_ms=at,
        duration_ms=None if operation.is_whole else min(length, total - at),
        place=operation.place or Place.BOTTOM,
        size_pct=operation.size_pct,
        colour=operation.colour,
    )
    end = total if title.duration_ms is None else at + title.duration_ms
    values = {"text": title.text, "start": clock(at), "end": clock(end), "place": str(title.place)}
    return Made(project.edited(replace(timeline, titles=(*timeline.titles, title))), "title", values)


def remove_titles(_: ops.RemoveTitles, project: Project) -> Made:
    """Take the words away."""
    count = len(project.timeline.titles)
    if not count:
        raise Cannot("no-titles")
    return Made(project.edited(replace(project.timeline, titles=())), "titles-removed", {"count": count})


def fade(operation: ops.Fade, project: Project) -> Made:
    """Come from black, or go to it."""
    timeline, total = project.timeline, project.timeline.duration_ms
    into = timeline.fade_in_ms if operation.in_ms is None else operation.in_ms
    out = timeline.fade_out_ms if operation.out_ms is None else operation.out_ms
    if into + out > total:
        raise Cannot("fade-too-long", length=clock(total))
    kind = "both" if operation.in_ms and operation.out_ms else "in" if operation.in_ms else "out"
    made = project.edited(replace(timeline, fade_in_ms=into, fade_out_ms=out))
    length = clock(operation.in_ms or operation.out_ms or 0)
    return Made(made, "fade", {"kind": kind, "length": length})


def resolution(operation: ops.Resolution, project: Project) -> Made:
    """Scale the picture."""
    before = project.timeline.canvas
    if not SMALLEST_SIDE <= operation.short_side <= LARGEST_SIDE:
        raise Cannot("size-limits", smallest=SMALLEST_SIDE, largest=LARGEST_SIDE)
    after = before.scaled(operation.short_side)
    return resized(project, replace(project.timeline, canvas=after))


def aspect(operation: ops.Aspect, project: Project) -> Made:
    """Give the picture another shape."""
    after = project.timeline.canvas.shaped(operation.across, operation.down)
    return resized(project, replace(project.timeline, canvas=after))


def undo(operation: ops.Undo, project: Project) -> Made:
    """Go back to an older timeline."""
    if not project.past:
        raise Cannot("no-past")
    count = min(operation.count, len(project.past))
    timeline, past = project.past[-count], project.past[:-count]
    return Made(replace(project, timeline=timeline, past=past), "undone", {"count": count})
