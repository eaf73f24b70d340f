"""Taking time out: at the ends, in the middle, or all but a part."""

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, cut, leave_something, span, told, within
from studio.editing.project import Project
from studio.figures import clock


def trim_start(operation: ops.TrimStart, project: Project) -> Made:
    """Take time off the beginning."""
    start, end = span(project, operation.clip)
    leave_something(operation.ms, end - start)
    made = cut(project, (start, start + operation.ms))
    return told(made, project, "trimmed-start", operation.clip, length=clock(operation.ms))


def trim_end(operation: ops.TrimEnd, project: Project) -> Made:
    """Take time off the end."""
    start, end = span(project, operation.clip)
    leave_something(operation.ms, end - start)
    made = cut(project, (end - operation.ms, end))
    return told(made, project, "trimmed-end", operation.clip, length=clock(operation.ms))


def keep(operation: ops.Keep, project: Project) -> Made:
    """Keep one part."""
    start, end = span(project, operation.clip)
    if not operation.start_ms and operation.end_ms is not None and operation.end_ms >= end - start:
        raise Cannot("too-short", length=clock(end - start))
    first, last = within(operation.start_ms, operation.end_ms, start, end)
    made = cut(project, (last, end), (start, first))
    return told(made, project, "kept", operation.clip, start=clock(first - start), end=clock(last - start))


def keep_end(operation: ops.KeepEnd, project: Project) -> Made:
    """Keep the last part."""
    start, end = span(project, operation.clip)
    if operation.ms >= end - start:
        raise Cannot("too-short", length=clock(end - start))
    made = cut(project, (start, end - operation.ms))
    return told(made, project, "kept-end", operation.clip, length=clock(operation.ms))


def remove(operation: ops.Remove, project: Project) -> Made:
    """Take a part out."""
    start, end = span(project, operation.clip)
    first, last = within(operation.start_ms, operation.end_ms, start, end)
    leave_something(last - first, project.timeline.duration_ms)
    made = cut(project, (first, last))
    return told(made, project, "removed", operation.clip, start=clock(first - start), end=clock(last - start))
