"""How the picture comes and goes, its size and its shape."""

from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values, resized
from studio.editing.project import Project
from studio.figures import clock

SMALLEST_SIDE: Final = 144
LARGEST_SIDE: Final = 2160
NOTHING: Final[Values] = {}


def fade(operation: ops.Fade, project: Project) -> Made:
    """Come from black, or go to it."""
    timeline, total = project.timeline, project.timeline.duration_ms
    into = timeline.fade_in_ms if operation.in_ms is None else operation.in_ms
    out = timeline.fade_out_ms if operation.out_ms is None else operation.out_ms
    if into + out > total:
        raise Cannot("fade-too-long", length=clock(total))
    made = project.edited(replace(timeline, fade_in_ms=into, fade_out_ms=out))
    named = [ms for ms in (operation.in_ms, operation.out_ms) if ms is not None]
    kind = "both" if len(named) > 1 else "out" if operation.in_ms is None else "in"
    if not any(named):
        return Made(made, "fade-removed", {"kind": kind})
    return Made(made, "fade", {"kind": kind, "length": clock(named[0])})


def resolution(operation: ops.Resolution, project: Project) -> Made:
    """Scale the picture."""
    before = project.timeline.canvas
    if not SMALLEST_SIDE <= operation.short_side <= LARGEST_SIDE:
        raise Cannot("size-limits", smallest=SMALLEST_SIDE, largest=LARGEST_SIDE)
    after = before.scaled(operation.short_side)
    return resized(project, replace(project.timeline, canvas=after))


def aspect(operation: ops.Aspect, project: Project) -> Made:
    """Give the picture another shape, and fill what is left free."""
    after = project.timeline.canvas.shaped(operation.across, operation.down)
    if after == project.timeline.canvas:
        raise Cannot("nothing-changes")
    made = resized(project, replace(project.timeline, canvas=after, fill=operation.fill))
    more = (("wide", NOTHING),) if operation.across > 2 * operation.down else ()
    values = {**made.values, "fill": str(operation.fill)}
    return replace(made, sentence="reshaped", values=values, more=more)


def fill(operation: ops.SetFill, project: Project) -> Made:
    """Fill what clips leave free."""
    made = project.edited(replace(project.timeline, fill=operation.fill))
    return Made(made, "filled", {"fill": str(operation.fill)})
