"""How the picture stands in its frame: turned, mirrored, cropped, zoomed, wandered over, held steady."""

from dataclasses import replace
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made
from studio.editing.edits.parts import each, is_all, said
from studio.editing.project import Project
from studio.timeline import Canvas, Clip
from studio.timeline.framing import MOST_OFF, Crop, Framing

_WHOLE: Final = 1000
_LEAST_SIDE: Final = 16
MOST_ZOOM: Final = 1000


def rotate(operation: ops.Rotate, project: Project) -> Made:
    """Turn what is seen; when that is all of it, the canvas turns too."""

    def turned(clip: Clip) -> Clip:
        framing, crop = clip.framing, clip.framing.crop
        for _ in range(operation.degrees // 90):
            crop = Crop(left=crop.bottom, top=crop.left, right=crop.top, bottom=crop.right)
        way = -operation.degrees if framing.is_mirrored else operation.degrees
        return _framed(clip, replace(framing, turned=(framing.turned + way) % 360, crop=crop))

    made, _, _ = each(project, operation, turned)
    canvas = made.timeline.canvas
    if operation.degrees % 180 and is_all(project, operation):
        made = _on(made, project, canvas.height, canvas.width)
    return said(made, project, "rotated", operation, degrees=operation.degrees)


def mirror(operation: ops.Mirror, project: Project) -> Made:
    """Turn left into right, or upside down."""

    def mirrored(clip: Clip) -> Clip:
        framing, crop = clip.framing, clip.framing.crop
        if operation.is_upside_down:
            crop = replace(crop, top=crop.bottom, bottom=crop.top)
            turned = (framing.turned + 180) % 360
        else:
            crop, turned = replace(crop, left=crop.right, right=crop.left), framing.turned
        is_mirrored = not framing.is_mirrored
        return _framed(clip, replace(framing, turned=turned, is_mirrored=is_mirrored, crop=crop))

    made, _, _ = each(project, operation, mirrored)
    return said(made, project, "mirrored", operation, way="down" if operation.is_upside_down else "across")


def cut_off(operation: ops.CutOff, project: Project) -> Made:
    """Take something off the sides; when all of it is cropped, the canvas is too."""
    made, _, _ = each(project, operation, lambda clip: _cropped(clip, operation.crop))
    if is_all(project, operation):
        canvas, off = made.timeline.canvas, operation.crop
        width = canvas.width * (_WHOLE - off.left - off.right) // _WHOLE
        made = _on(made, project, width, canvas.height * (_WHOLE - off.top - off.bottom) // _WHOLE)
    sides = {side: getattr(operation.crop, side) / 10 for side in ("left", "top", "right", "bottom")}
    picture = f"{made.timeline.canvas.width}×{made.timeline.canvas.height}"
    return said(made, project, "cropped", operation, picture=picture, **sides)


def zoom(operation: ops.Zoom, project: Project) -> Made:
    """Show the middle of the picture as large as asked."""
    if not 100 <= operation.pct <= MOST_ZOOM:
        raise Cannot("zoom-limits", most=MOST_ZOOM // 100)
    off = round((_WHOLE - _WHOLE * 100 / operation.pct) / 2)
    crop = Crop(off, off, off, off)
    made, _, _ = each(project, operation, lambda clip: _framed(clip, replace(clip.framing, crop=crop)))
    return said(made, project, "zoomed", operation, zoom=f"{operation.pct / 100:g}")


def wander(operation: ops.Wander, project: Project) -> Made:
    """Move over the picture, or rest."""

    def moved(clip: Clip) -> Clip:
        return _framed(clip, replace(clip.framing, motion=operation.motion))

    made, _, _ = each(project, operation, moved)
    return said(made, project, "moving", operation, motion=str(operation.motion or "none"))


def steady(operation: ops.Steady, project: Project) -> Made:
    """Hold videos steady; pictures do not shake."""
    if operation.is_on and not any(clip.kind is Kind.VIDEO for clip in project.timeline.clips):
        raise Cannot("no-video")

    def held(clip: Clip) -> Clip:
        is_steady = operation.is_on and clip.kind is Kind.VIDEO and not clip.hold_ms
        return _framed(clip, replace(clip.framing, is_steady=is_steady))

    made, _, _ = each(project, operation, held)
    return said(made, project, "steadied" if operation.is_on else "steady-removed", operation)


def _framed(clip: Clip, framing: Framing) -> Clip:
    return replace(clip, framing=framing)


def _cropped(clip: Clip, off: Crop) -> Clip:
    """Take more off what an earlier crop has left."""
    old = clip.framing.crop
    across, down = _WHOLE - old.left - old.right, _WHOLE - old.top - old.bottom
    crop = Crop(
        left=old.left + off.left * across // _WHOLE,
        top=old.top + off.top * down // _WHOLE,
        right=old.right + off.right * across // _WHOLE,
        bottom=old.bottom + off.bottom * down // _WHOLE,
    )
    if max(crop.left + crop.right, crop.top + crop.bottom) > MOST_OFF:
        raise Cannot("crop-too-much")
    return _framed(clip, replace(clip.framing, crop=crop))


def _on(made: Project, project: Project, width: int, height: int) -> Project:
    """Give the project a canvas of this size."""
    across, down = (max(_LEAST_SIDE, side - side % 2) for side in (width, height))
    canvas = Canvas(across, down, made.timeline.canvas.fps)
    return project.edited(replace(made.timeline, canvas=canvas))
