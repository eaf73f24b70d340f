"""Edits that need the media looked into, and what is said when a clip could not be. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from core.nemo.wire import Kind
from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.edits import beat, chosen, faces, music
from studio.editing.edits.chosen import Analyses
from studio.editing.edits.making import Cannot, Made
from studio.editing.operations import Operation
from studio.editing.project import Project
from studio.timeline import Timeline


def keep_best(operation: choices.BestMoments, project: Project, seen: Analyses) -> Made:
    """Keep the best moments, with cuts on the beats of the music where that is asked."""
    if operation.of_each:
        return chosen.keep_best_of_each(project, seen, operation.length_ms)
    beats = beat.beats(project.timeline, seen) if operation.on_beat else ()
    overlap = operation.overlap_ms
    return chosen.keep_best(project, seen, length_ms=operation.length_ms, beats=beats, overlap_ms=overlap)


# The operation's own type is known by its key; no type can say so.
MAKERS: Final[Mapping[type[Operation], Callable[[Any, Project, Analyses], Made]]] = {
    choices.BestMoments: keep_best,
    choices.RemoveSilences: lambda _, project, seen: chosen.remove_silences(project, seen),
    choices.RemoveShaky: lambda _, project, seen: chosen.remove_shaky(project, seen),
    choices.RemoveBlack: lambda _, project, seen: chosen.remove_black(project, seen),
    choices.Edge: chosen.edge,
    ops.OnBeat: lambda _, project, seen: beat.put_on_beat(project, seen),
}


def wanted(operations: Sequence[Operation], project: Project) -> frozenset[str]:
    """Give the ids of the files that have to be looked into before these edits can be made."""
    goes_back = any(isinstance(operation, ops.Undo | ops.Redo) for operation in operations)
    timelines = (project.timeline, *((*project.past, *project.future) if goes_back else ()))
    found: set[str] = set()
    if any(isinstance(operation, choices.Choice) for operation in operations):
        found |= {media for timeline in timelines for media in _videos(timeline)}
    if any(map(beat.follows, operations)):
        found |= {sound.media for timeline in timelines for sound in timeline.sounds if sound.media}
        found |= set(_added(operations, project))
    return frozenset(found) | faces.wanted(operations, timelines)


def make(operation: Operation, project: Project, seen: Analyses) -> Made:
    """Make an edit by what was seen, and name the videos that nobody could look into."""
    videos = _videos(project.timeline) if isinstance(operation, choices.Choice) else {}
    unseen = dict.fromkeys(name for media, name in videos.items() if media not in seen)
    names = ", ".join(unseen)
    if unseen and not videos.keys() & seen.keys():
        raise Cannot("not-seen", names=names)
    made = MAKERS[type(operation)](operation, project, seen)
    return replace(made, more=(*made.more, ("unseen", {"names": names}))) if unseen else made


def _videos(timeline: Timeline) -> dict[str, str]:
    """Give the names of the videos, by their ids."""
    return {clip.media: clip.name for clip in timeline.clips if clip.kind is Kind.VIDEO}


def _added(operations: Sequence[Operation], project: Project) -> Iterator[str]:
    """Give the ids of the songs that are put under the video by the same wish."""
    for operation in operations:
        if isinstance(operation, ops.AddMusic) and (sent := music.upload(operation, project)):
            yield sent.id
