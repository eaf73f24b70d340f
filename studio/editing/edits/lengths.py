"""How long it all is: made to a length, pictures in a slideshow."""

from dataclasses import replace
from itertools import cycle
from typing import Final, NoReturn

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, cut, lengths, span, told
from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.editing.spanning import carried, clip_span
from studio.figures import clock
from studio.timeline import Clip, Fill, Timeline
from studio.timeline.framing import ZOOMS
from studio.timeline.transition import Transition
from studio.timeline.window import window

PICTURE_MS: Final = 3000
LEAST_PICTURE_MS: Final = 300
CROSSFADE_MS: Final = 500
_ROUNDS: Final = 20


def make_length(operation: ops.Length, project: Project) -> Made:
    """Make it so long: pictures are shown longer or shorter, and of what is still too long the end goes."""
    start, end = span(project, operation.clip)
    chosen = _pictures(project.timeline, start, end)
    made = project
    if operation.is_most and end - start <= operation.ms:
        raise Cannot("short-enough", length=clock(end - start), wanted=clock(operation.ms))
    if chosen:
        clips = _stretched(project.timeline, chosen, operation.ms - (end - start))
        made = project.edited(carried(project.timeline, replace(project.timeline, clips=clips)))
        start, end = span(made, operation.clip)
    if end - start > operation.ms:
        made = cut(made, (start + operation.ms, end))
    if made.timeline == project.timeline and end - start < operation.ms:
        _refuse_longer(operation, project, end - start)
    made = project.edited(made.timeline)
    sentence = "stretched" if chosen else "shortened"
    reached = span(made, operation.clip)
    return told(made, project, sentence, operation.clip, length=clock(reached[1] - reached[0]))


def _refuse_longer(operation: ops.Length, project: Project, length: int) -> NoReturn:
    """Say that footage has an end, or that it was cut before its end."""
    values = {"length": clock(length), "wanted": clock(operation.ms)}
    if operation.clip == WHOLE and any(old.duration_ms >= operation.ms for old in project.past):
        raise Cannot("was-longer", **values)
    raise Cannot("too-short-to-lengthen", **values)


def slideshow(operation: ops.Slideshow, project: Project) -> Made:
    """Show pictures with movement, each giving way to the next."""
    timeline = project.timeline
    chosen = _pictures(timeline, 0, timeline.duration_ms)
    if not chosen:
        raise Cannot("no-pictures")
    each = PICTURE_MS if operation.each_ms is None else max(LEAST_PICTURE_MS, operation.each_ms)
    motions = cycle(ZOOMS)
    clips = tuple(
        _shown(replace(clip, framing=replace(clip.framing, motion=next(motions))), each)
        if index in chosen
        else clip
        for index, clip in enumerate(timeline.clips)
    )
    passing = Transition(ms=CROSSFADE_MS)
    clips = tuple(
        replace(clip, transition=clip.transition or passing) if index in chosen else clip
        for index, clip in enumerate(clips)
    )
    # Black bars beside a picture that moves look poor.
    shown = replace(timeline, clips=clips, fill=Fill.BLUR if timeline.fill is Fill.BARS else timeline.fill)
    if operation.total_ms is not None:
        shown = _lasting(shown, chosen, operation.total_ms)
    made = project.edited(carried(timeline, shown))
    lasting = made.timeline.clips[min(chosen)].duration_ms
    values = {"count": len(chosen), "each": clock(round(lasting, -2)), **lengths(project, made)}
    is_filled = shown.fill is not timeline.fill and _leaves_room(project, shown)
    return Made(made, "slideshow", values, (("filled", {"fill": str(shown.fill)}),) if is_filled else ())


def _leaves_room(project: Project, timeline: Timeline) -> bool:
    """Tell whether a clip has so different a shape that it leaves some of the canvas free."""
    canvas, shapes = timeline.canvas, {one.id: (one.width, one.height) for one in project.media}
    for clip in timeline.clips:
        width, height = shapes[clip.media]
        is_same = width * canvas.height == height * canvas.width
        view = window(width, height, clip.framing, canvas)
        if not is_same and not view.covers(clip.framing, timeline.fill):
            return True
    return False


def _pictures(timeline: Timeline, start: int, end: int) -> frozenset[int]:
    """Give the places of what can be shown as long as one likes within a span."""
    spans = (clip_span(timeline, index) for index in range(len(timeline.clips)))
    return frozenset(
        index
        for index, ((begins, ends), clip) in enumerate(zip(spans, timeline.clips, strict=True))
        if clip.kind is Kind.IMAGE and begins < end and start < ends
    )


def _stretched(timeline: Timeline, chosen: frozenset[int], by_ms: int) -> tuple[Clip, ...]:
    """Share so much more time, or less, among pictures evenly."""
    shown = [timeline.clips[index].duration_ms for index in sorted(chosen)]
    total = max(LEAST_PICTURE_MS * len(shown), sum(shown) + by_ms)
    edges = [round(total * sum(shown[:number]) / sum(shown)) for number in range(len(shown) + 1)]
    lasting = {index: edges[n + 1] - edges[n] for n, index in enumerate(sorted(chosen))}
    return tuple(
        _shown(clip, max(1, lasting[index])) if index in chosen else clip
        for index, clip in enumerate(timeline.clips)
    )


def _lasting(timeline: Timeline, chosen: frozenset[int], total_ms: int) -> Timeline:
    """Show pictures so long that all lasts so long; short ones overlap for less, which counts as well."""
    for _ in range(_ROUNDS):
        if timeline.duration_ms == total_ms:
            break
        by_ms = total_ms - timeline.duration_ms
        timeline = replace(timeline, clips=_stretched(timeline, chosen, by_ms))
    return timeline


def _shown(clip: Clip, ms: int) -> Clip:
    return replace(clip, start_ms=0, end_ms=ms, speed_pct=100)
