"""Black bars above and below the picture, as wide films have them."""

from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.making import Made
from studio.editing.project import Project
from studio.timeline import Canvas, Clip, Fill, Media
from studio.timeline.framing import Crop

_OFF: Final = 119  # thousandths above and below: what is left of 16:9 is 21:9
_NEARLY: Final = 50


def letterbox(operation: ops.Letterbox, project: Project) -> Made:
    """Show clips between bars, or all of them again; those that leave room have bars already."""
    canvas = project.timeline.canvas
    media = {one.id: one for one in project.media}
    clips = tuple(
        _barred(clip, is_on=operation.is_on) if _fits(clip, media.get(clip.media), canvas) else clip
        for clip in project.timeline.clips
    )
    fill = Fill.BARS if operation.is_on else project.timeline.fill
    made = project.edited(replace(project.timeline, clips=clips, fill=fill))
    return Made(made, "letterboxed" if operation.is_on else "letterbox-removed")


def is_letterboxed(clip: Clip) -> bool:
    """Tell whether a clip is shown between bars."""
    crop = clip.framing.crop
    return crop.top == crop.bottom >= _OFF > max(crop.left, crop.right)


def _fits(clip: Clip, media: Media | None, canvas: Canvas) -> bool:
    """Tell whether a clip has the shape of the picture, so that without a crop no bars would be seen."""
    if media is None:
        return True
    across, down = media.width, media.height
    if clip.framing.turned % 180:
        across, down = down, across
    one, other = across * canvas.height, down * canvas.width
    return abs(one - other) * _NEARLY <= max(one, other)


def _barred(clip: Clip, *, is_on: bool) -> Clip:
    if is_on is is_letterboxed(clip):
        return clip
    sides = clip.framing.crop
    off = max(_OFF, min(sides.left, sides.right)) if is_on else min(sides.left, sides.right)
    crop = Crop(left=sides.left, top=off, right=sides.right, bottom=off)
    return replace(clip, framing=replace(clip.framing, crop=crop))
