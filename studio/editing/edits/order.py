"""Which clips play, and in which order."""

from dataclasses import replace as changed

from studio.editing import operations as ops
from studio.editing.edits.making import (
    MOST_CLIPS,
    Cannot,
    Made,
    chosen_by,
    index_of,
    lengths,
    reordered,
    told,
    with_clips,
)
from studio.editing.project import Project, next_id


def drop(operation: ops.Drop, project: Project) -> Made:
    """Take clips out."""
    dropped = {index_of(project, number) for number in operation.clips}
    kept = tuple(clip for index, clip in enumerate(project.timeline.clips) if index not in dropped)
    if not kept:
        raise Cannot("nothing-left")
    names = ", ".join(project.timeline.clips[index].name for index in sorted(dropped))
    made = with_clips(project, kept)
    return Made(made, "dropped", {"names": names, "count": len(dropped), **lengths(project, made)})


def only(operation: ops.Only, project: Project) -> Made:
    """Keep these clips alone."""
    chosen = {index_of(project, number) for number in operation.clips}
    kept = tuple(clip for index, clip in enumerate(project.timeline.clips) if index in chosen)
    made = with_clips(project, kept)
    names = ", ".join(clip.name for clip in kept)
    return Made(made, "only", {"names": names, **lengths(project, made)})


def order(operation: ops.Order, project: Project) -> Made:
    """Play the clips in the order given."""
    first = list(dict.fromkeys(index_of(project, number) for number in operation.clips))
    rest = [index for index in range(len(project.timeline.clips)) if index not in first]
    return reordered(project, [*first, *rest])


def turn(_: ops.Turn, project: Project) -> Made:
    """Play the clips backwards in order."""
    return reordered(project, list(reversed(range(len(project.timeline.clips)))))


def move(operation: ops.Move, project: Project) -> Made:
    """Put a clip at another place."""
    order = list(range(len(project.timeline.clips)))
    moved, to = index_of(project, operation.clip), index_of(project, operation.to)
    order.remove(moved)
    order.insert(to, moved)
    return reordered(project, order)


def move_beside(operation: ops.MoveBeside, project: Project) -> Made:
    """Put a clip right before or right after another."""
    order = list(range(len(project.timeline.clips)))
    moved, other = index_of(project, operation.clip), index_of(project, operation.other)
    if moved == other:
        raise Cannot("nothing-changes")
    order.remove(moved)
    order.insert(order.index(other) + operation.is_after, moved)
    return reordered(project, order)


def swap(operation: ops.Swap, project: Project) -> Made:
    """Let two clips change places."""
    order = list(range(len(project.timeline.clips)))
    one, other = index_of(project, operation.one), index_of(project, operation.other)
    order[one], order[other] = order[other], order[one]
    return reordered(project, order)


def join(_: ops.Join, project: Project) -> Made:
    """Say how the clips follow each other; they always do."""
    clips = project.timeline.clips
    if len(clips) < 2:
        raise Cannot("join-needs-two")
    raise Cannot("joined-already", count=len(clips), names=", ".join(clip.name for clip in clips))


def repeat(operation: ops.Repeat, project: Project) -> Made:
    """Play a clip again, or all of them."""
    clips = project.timeline.clips
    chosen = sorted(chosen_by(project, operation.clip))
    times = max(1, operation.times)
    if len(clips) + len(chosen) * (times - 1) > MOST_CLIPS:
        raise Cannot("too-many-clips", most=MOST_CLIPS)
    more = []
    taken = [clip.id for clip in clips]
    for _ in range(times - 1):
        for index in chosen:
            taken.append(next_id("c", taken))
            more.append(changed(clips[index], id=taken[-1]))
    place = chosen[-1] + 1 if operation.to is None else 0 if operation.to == 1 else len(clips)
    after = with_clips(project, (*clips[:place], *more, *clips[place:]))
    sentence = "repeated" if operation.to is None else "copied-first" if place == 0 else "copied-last"
    return told(after, project, sentence, operation.clip, times=times)


def replace(operation: ops.Replace, project: Project) -> Made:
    """Let one clip take another's place."""
    clips = project.timeline.clips
    gone, other = index_of(project, operation.clip), index_of(project, operation.other)
    if gone == other:
        raise Cannot("nothing-changes")
    comes = changed(clips[other], transition=clips[gone].transition)
    kept = [comes if index == gone else clip for index, clip in enumerate(clips) if index != other]
    made = with_clips(project, tuple(kept))
    values = {"old": clips[gone].name, "new": clips[other].name, **lengths(project, made)}
    return Made(made, "replaced", values)
