"""Faces stay in the picture: what shows only a part of it stands around those that were seen in the clip.

That is settled anew with every edit, from each clip's own span, so that it fits however clips are cut,
turned, replaced or added. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.chosen import Analyses
from studio.editing.edits.making import Made
from studio.editing.facing import focus, is_one_shot
from studio.editing.operations import Operation
from studio.editing.project import Project
from studio.timeline import Clip, Fill, Media, Timeline
from studio.timeline.framing import NEARNESS, ZOOMS
from studio.timeline.window import Window, window


def wanted(operations: Sequence[Operation], timelines: Sequence[Timeline]) -> frozenset[str]:
    """Give the ids of the files in which faces have to be looked for before these edits can be made."""
    if not operations:
        return frozenset()
    is_cropped = any(map(_crops, operations)) or any(timeline.fill is Fill.CROP for timeline in timelines)
    is_zoomed = any(map(_zooms, operations))
    clips = (clip for timeline in timelines for clip in timeline.clips)
    return frozenset(
        clip.media
        for clip in clips
        if is_cropped or _comes_nearer(clip) or (is_zoomed and clip.kind is Kind.IMAGE)
    )


def kept(made: Made, before: Project, seen: Analyses) -> Made:
    """Let what is seen of each clip stand around its faces, and say so where that is new."""
    media = {one.id: one for one in made.project.media}
    timeline = made.project.timeline
    clips = list[Clip]()
    for clip in timeline.clips:
        clips.append(_focused(clip, clips[-1] if clips else None, timeline, media, seen))
    timeline = replace(timeline, clips=tuple(clips))
    made = replace(made, project=replace(made.project, timeline=timeline))
    said = _faced(before.timeline) if _shape(before.timeline) == _shape(timeline) else frozenset()
    return replace(made, more=(*made.more, ("faces-kept", {}))) if _faced(timeline) - said else made


def _focused(
    clip: Clip, earlier: Clip | None, timeline: Timeline, media: Mapping[str, Media], seen: Analyses
) -> Clip:
    """Let a clip's frame stand around its faces, where it stood before if it is the same shot."""
    view, analysis, found = _view(clip, timeline, media), seen.get(clip.media), None
    if view and analysis:
        like = earlier.framing.focus if earlier and is_one_shot(earlier, clip, analysis) else None
        found = focus(clip, view, analysis, like)
    return replace(clip, framing=replace(clip.framing, focus=found))


def _view(clip: Clip, timeline: Timeline, media: Mapping[str, Media]) -> Window | None:
    """Tell how large a part of a clip's picture is seen, where that is not all that its own crop leaves."""
    file = media.get(clip.media)
    if file is None or not file.width:
        return None
    view = window(file.width, file.height, clip.framing, timeline.canvas)
    covers = view.covers(clip.framing, timeline.fill)
    across, down = view.covering if covers else view.left
    if _comes_nearer(clip):
        return replace(view, covering=(across / NEARNESS, down / NEARNESS))
    return view if covers else None


def _crops(operation: Operation) -> bool:
    return isinstance(operation, ops.Aspect | ops.SetFill) and operation.fill is Fill.CROP


def _zooms(operation: Operation) -> bool:
    if isinstance(operation, ops.Slideshow):
        return True
    return isinstance(operation, ops.Wander) and operation.motion in ZOOMS


def _comes_nearer(clip: Clip) -> bool:
    return clip.kind is Kind.IMAGE and clip.framing.motion in ZOOMS


def _faced(timeline: Timeline) -> frozenset[str]:
    """Give the files whose faces decide what is cut off."""
    if timeline.fill is not Fill.CROP:
        return frozenset()
    return frozenset(clip.media for clip in timeline.clips if clip.framing.focus)


def _shape(timeline: Timeline) -> tuple[Fill, Fraction]:
    return timeline.fill, Fraction(timeline.canvas.width, timeline.canvas.height)
