"""A clip made two at a moment, and the frame at a moment held."""

from dataclasses import replace
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.making import MOST_CLIPS, Cannot, Made, span, told
from studio.editing.pieces import piece, split
from studio.editing.project import Project, next_id
from studio.editing.spanning import carried, clip_span
from studio.figures import clock
from studio.timeline import Timeline

_FRAME_MS: Final = 40  # before the end of a file there is a frame for sure


def split_clip(operation: ops.Split, project: Project) -> Made:
    """Make two clips of one, which play on as one."""
    start, end = span(project, operation.clip)
    at = (end - start) // 2 if operation.at_ms is None else operation.at_ms
    if at >= end - start:
        raise Cannot("too-late", time=clock(at), length=clock(end - start))
    timeline = split(project.timeline, start + at)
    count = len(timeline.clips)
    if count == len(project.timeline.clips):
        raise Cannot("split-already", time=clock(at))
    if count > MOST_CLIPS:
        raise Cannot("too-many-clips", most=MOST_CLIPS)
    return told(project.edited(timeline), project, "split", operation.clip, time=clock(at), count=count)


def freeze(operation: ops.Freeze, project: Project) -> Made:
    """Hold one frame."""
    start, end = span(project, operation.clip)
    length = end - start
    at = length if operation.at_ms < 0 else operation.at_ms
    if at > length:
        raise Cannot("too-late", time=clock(at), length=clock(length))
    timeline = split(project.timeline, start + at)
    index = _following(timeline, start + at)
    made = project.edited(_holding(timeline, index, operation.ms))
    return told(made, project, "frozen", operation.clip, time=clock(at), length=clock(operation.ms))


def _following(timeline: Timeline, at_ms: int) -> int:
    """Give the place at which clips begin to follow a moment."""
    middles = (sum(clip_span(timeline, index)) // 2 for index in range(len(timeline.clips)))
    return sum(middle < at_ms for middle in middles)


def _holding(timeline: Timeline, index: int, ms: int) -> Timeline:
    """Put a held frame before the clip at a place: the first frame of that, or the last of the one before."""
    clips = timeline.clips
    before, after = clips[:index], clips[index:]
    source = after[0] if after else before[-1]
    identity = next_id("c", [clip.id for clip in clips])
    shown = source.duration_ms - _FRAME_MS if not after else 0
    if source.kind is Kind.IMAGE or source.hold_ms:
        held = replace(source, id=identity, transition=None)
        held = (
            replace(held, hold_ms=ms)
            if source.hold_ms
            else replace(held, start_ms=0, end_ms=ms, speed_pct=100)
        )
    else:
        frame = piece(source, max(0, shown), source.duration_ms) or source
        at = max(frame.start_ms, frame.end_ms - _FRAME_MS) if source.is_reversed else frame.start_ms
        held = replace(source, id=identity, start_ms=at, end_ms=at + 1, hold_ms=ms, speed_pct=100)
        held = replace(held, is_reversed=False, transition=None)
    if after and source.transition is not None:
        # The held frame is what comes in from the clip before.
        held = replace(held, transition=source.transition)
        after = (replace(after[0], transition=None), *after[1:])
    return carried(timeline, replace(timeline, clips=(*before, held, *after)))
