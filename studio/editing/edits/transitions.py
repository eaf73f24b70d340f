"""How clips give way to each other."""

from collections.abc import Sequence
from dataclasses import replace

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values, index_of, lengths
from studio.editing.operations.picture import PASSING_MS
from studio.editing.project import Project
from studio.editing.spanning import carried
from studio.figures import clock
from studio.timeline import Clip
from studio.timeline.transition import LONGEST_MS, Transition


def pass_over(operation: ops.Pass, project: Project) -> Made:
    """Let clips overlap with the ones before them, or follow them at once."""
    clips = project.timeline.clips
    if len(clips) < 2:
        raise Cannot("transition-needs-two")
    chosen = {index_of(project, number) for number in operation.clips} or _cuts(clips)
    chosen.discard(0)
    if not chosen:
        raise Cannot("transition-first")
    passing = tuple(
        _entering(clip, operation) if index in chosen else clip for index, clip in enumerate(clips)
    )
    made = project.edited(carried(project.timeline, replace(project.timeline, clips=passing)))
    if operation.passing is None:
        return Made(made, "transitions-removed", {"count": len(chosen), **lengths(project, made)})
    overlaps = [made.timeline.overlaps[index] for index in sorted(chosen)]
    asked = min(operation.ms or PASSING_MS, LONGEST_MS)
    values: Values = {
        "kind": str(operation.passing),
        "count": len(chosen),
        "length": clock(max(overlaps)),
        "shorter": sum(overlap < asked for overlap in overlaps),
    }
    return Made(made, "transitions", {**values, **lengths(project, made)})


def _cuts(clips: Sequence[Clip]) -> set[int]:
    """Give the places where something else comes; where clips were only parted, if there are no others."""
    places = set(range(1, len(clips)))
    seams = {index for index in places if _goes_on(clips[index - 1], clips[index])}
    return places - seams or places


def _goes_on(before: Clip, after: Clip) -> bool:
    is_played = not (before.hold_ms or after.hold_ms or before.is_reversed or after.is_reversed)
    return is_played and (before.media, before.end_ms) == (after.media, after.start_ms)


def _entering(clip: Clip, operation: ops.Pass) -> Clip:
    if operation.passing is None:
        return replace(clip, transition=None)
    ms = max(1, min(operation.ms or PASSING_MS, LONGEST_MS))
    return replace(clip, transition=Transition(operation.passing, ms))
