"""Edits that need the media looked into, and what is said when a clip could not be. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from core.nemo.wire import Kind
from studio.editing import choices
from studio.editing.edits import chosen, lengths
from studio.editing.edits.chosen import Analyses
from studio.editing.edits.making import Cannot, Made
from studio.editing.operations import Operation
from studio.editing.project import Project


def keep_best(operation: choices.BestMoments, project: Project, seen: Analyses) -> Made:
    """Keep the best moments, with cuts on the beats of the music where that is asked."""
    beats = lengths.beats(project.timeline) if operation.on_beat else ()
    overlap = operation.overlap_ms
    return chosen.keep_best(project, seen, length_ms=operation.length_ms, beats=beats, overlap_ms=overlap)


# The operation's own type is known by its key; no type can say so.
MAKERS: Final[Mapping[type[Operation], Callable[[Any, Project, Analyses], Made]]] = {
    choices.BestMoments: keep_best,
    choices.RemoveSilences: lambda _, project, seen: chosen.remove_silences(project, seen),
    choices.RemoveShaky: lambda _, project, seen: chosen.remove_shaky(project, seen),
    choices.RemoveBlack: lambda _, project, seen: chosen.remove_black(project, seen),
    choices.Edge: chosen.edge,
}


def make(operation: Operation, project: Project, seen: Analyses) -> Made:
    """Make an edit by what was seen, and name the videos that nobody could look into."""
    videos = [clip for clip in project.timeline.clips if clip.kind is Kind.VIDEO]
    unseen = dict.fromkeys(clip.name for clip in videos if clip.media not in seen)
    names = ", ".join(unseen)
    if unseen and not any(clip.media in seen for clip in videos):
        raise Cannot("not-seen", names=names)
    made = MAKERS[type(operation)](operation, project, seen)
    return replace(made, more=(*made.more, ("unseen", {"names": names}))) if unseen else made
