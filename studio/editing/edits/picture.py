"""How the picture comes and goes, its size and its shape."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values, resized
from studio.editing.project import MOST_FPS, Project
from studio.figures import clock

SMALLEST_SIDE: Final = 144
LARGEST_SIDE: Final = 2160
NOTHING: Final[Values] = {}
SLOWEST: Final = 10  # frames a second
_NOTABLE: Final = Fraction(21, 20)


def fade(operation: ops.Fade, project: Project) -> Made:
    """Come from black or white, or go to it."""
    timeline, total = project.timeline, project.timeline.duration_ms
    changed = replace(
        timeline,
        fade_in_ms=timeline.fade_in_ms if operation.in_ms is None else operation.in_ms,
        fade_out_ms=timeline.fade_out_ms if operation.out_ms is None else operation.out_ms,
        comes_from_white=timeline.comes_from_white if operation.in_ms is None else operation.is_white,
        goes_to_white=timeline.goes_to_white if operation.out_ms is None else operation.is_white,
    )
    if changed.fade_in_ms + changed.fade_out_ms > total:
        raise Cannot("fade-too-long", length=clock(total))
    made = project.edited(changed)
    named = [ms for ms in (operation.in_ms, operation.out_ms) if ms is not None]
    kind = "both" if len(named) > 1 else "out" if operation.in_ms is None else "in"
    if not any(named):
        return Made(made, "fade-removed", {"kind": kind})
    colour = "white" if operation.is_white else "black"
    return Made(made, "fade", {"kind": kind, "length": clock(named[0]), "colour": colour})


def rate(operation: ops.Rate, project: Project) -> Made:
    """Show so many frames a second, some of the clips' twice where they have fewer."""
    canvas = project.timeline.canvas
    if not SLOWEST <= operation.fps <= MOST_FPS:
        raise Cannot("rate-limits", slowest=SLOWEST, fastest=MOST_FPS)
    made = project.edited(replace(project.timeline, canvas=replace(canvas, fps=operation.fps)))
    rates = {one.id: one.fps for one in project.media}
    fewest = min(
        (rates[clip.media] or operation.fps for clip in project.timeline.clips), default=operation.fps
    )
    is_more = fewest * _NOTABLE < operation.fps
    return Made(made, "rated", {"fps": _told(operation.fps), "has": _told(fewest) if is_more else "none"})


def _told(fps: Fraction) -> str:
    return f"{float(fps):.2f}".rstrip("0").rstrip(".")


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
