"""Which clips play, and in which order."""

from studio import operations as ops
from studio.edits.making import Cannot, Made, index_of, lengths, reordered, with_clips
from studio.project import Project


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
