"""Edits that what was seen and heard decides: best moments kept; silence, shaking, black taken out. Pure.

Spans of a file are told in its own time; here they become spans of the timeline, where the clip shows them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.nemo.wire import Kind
from studio.editing.choices import Edge
from studio.editing.edits.making import MOST_CLIPS, Cannot, Made, Values, cut, lengths
from studio.editing.project import Project
from studio.editing.spanning import clip_span
from studio.figures import clock
from studio.music.beats import snap
from studio.sight import analysis
from studio.sight.analysis import Analysis
from studio.sight.moments import Moment, best_moments
from studio.timeline import Clip

Span = tuple[int, int]
Analyses = Mapping[str, Analysis]  # by the media's id

_MOST_NAMED: Final = 8
_TENTH_MS: Final = 100
_ROUNDS: Final = 5
_NEAR_MS: Final = 20


def keep_best(
    project: Project,
    analyses: Analyses,
    *,
    length_ms: int | None = None,
    beats: Sequence[int] = (),
    overlap_ms: int = 0,
) -> Made:
    """Keep the best moments, about that long; with beats, let the cuts between them fall on those."""
    clips, total = project.timeline.clips, project.timeline.duration_ms
    if length_ms is not None and total < length_ms:
        raise Cannot("all-shorter", length=clock(total), wanted=clock(length_ms))
    spans = [(clip.media, clip.start_ms, clip.end_ms) for clip in clips]

    def kept(ms: int | None, less_ms: int = 0) -> Made:
        wanted = None if ms is None else _in_sources(project, ms)
        moments = best_moments(analyses, spans, length_ms=wanted)
        return keep_moments(project, analyses, snap(moments, beats) if beats else moments, less_ms=less_ms)

    return kept(None) if length_ms is None else _lasting(kept, length_ms, total, overlap_ms)


def _lasting(kept: Callable[[int, int], Made], length_ms: int, total: int, overlap_ms: int) -> Made:
    """Keep more or less until it lasts as long as asked, for clips overlap or will.

    What is too much at last is taken off the end.
    """
    tried = {length_ms: kept(length_ms, 0)}
    missing = {wanted: length_ms - _duration(made, overlap_ms) for wanted, made in tried.items()}
    wanted = length_ms
    for _ in range(_ROUNDS):
        more = wanted + missing[wanted]
        if abs(missing[wanted]) < _NEAR_MS or not 0 < more < total or more in tried:
            break
        try:
            tried[more] = kept(more, 0)
        except Cannot:  # all is kept, or nothing
            break
        missing[more] = length_ms - _duration(tried[more], overlap_ms)
        wanted = more
    best = min(tried, key=lambda one: abs(missing[one]))
    return kept(best, -missing[best]) if missing[best] < 0 else tried[best]


def _duration(made: Made, overlap_ms: int) -> int:
    """Tell how long it lasts once clips that only meet overlap so much."""
    timeline = made.project.timeline
    meeting = sum(clip.transition is None for clip in timeline.clips[1:])
    return timeline.duration_ms - overlap_ms * meeting


def keep_best_of_each(project: Project, analyses: Analyses, length_ms: int | None) -> Made:
    """Keep the best moments of every clip; of what nobody can look into, or is shorter, all of it."""
    moments: list[Moment] = []
    for index, clip in enumerate(project.timeline.clips):
        whole = Moment(index, clip.media, clip.start_ms, clip.end_ms)
        wanted = None if length_ms is None else length_ms * clip.speed_pct // 100
        is_short = wanted is not None and whole.duration_ms <= wanted
        if is_short or clip.hold_ms or clip.media not in analyses:
            moments.append(whole)
            continue
        found = best_moments(analyses, [(clip.media, clip.start_ms, clip.end_ms)], length_ms=wanted)
        moments += [replace(moment, span=index) for moment in found]
    return keep_moments(project, analyses, moments)


def edge(operation: Edge, project: Project, analyses: Analyses) -> Made:
    """Take out the first or last part, or all but that."""
    timeline = project.timeline
    total = timeline.duration_ms
    if len(timeline.clips) > 1:
        spans = [clip_span(timeline, 0), clip_span(timeline, len(timeline.clips) - 1)]
        start, end = spans[operation.is_end]
    else:
        shots = _shots(project, analyses)
        if len(shots) < 2:
            raise Cannot("no-edge")
        start, end = shots[-operation.is_end]
    gone = [(0, start), (end, total)] if operation.keeps else [(start, end)]
    made = cut(project, *reversed(gone))
    values = {"start": clock(start), "end": clock(end), "clip": "none", **lengths(project, made)}
    return Made(made, "kept" if operation.keeps else "removed", values)


def keep_moments(
    project: Project, analyses: Analyses, moments: Sequence[Moment], *, less_ms: int = 0
) -> Made:
    """Keep these moments of the clips, which their spans stand for, and take everything else out.

    So much less is kept of the last.
    """
    starts = project.timeline.starts
    kept = _joined(
        _shown(project.timeline.clips[moment.span], starts[moment.span], (moment.start_ms, moment.end_ms))
        for moment in moments
    )
    if not kept:
        raise Cannot("no-moments")
    kept[-1] = (kept[-1][0], max(kept[-1][0] + 1, kept[-1][1] - less_ms))
    total = project.timeline.duration_ms
    made = cut(project, *reversed(_between(kept, total)))
    if made.timeline == project.timeline:
        raise Cannot("all-moments", length=clock(total))
    shots = _shots(project, analyses)
    counted = {"kept": sum(any(_overlap(shot, span) for span in kept) for shot in shots), "shots": len(shots)}
    return Made(made, "best-moments", {**counted, **_told(kept), **lengths(project, made)})


def remove_silences(project: Project, analyses: Analyses) -> Made:
    """Take out where nothing is heard, leaving a breath around what is."""
    if not any(found.has_sound for found in _known(project, analyses)):
        raise Cannot("no-sound")
    nothing = Cannot("no-silences"), Cannot("only-silences")
    return _remove(project, analyses, analysis.silences, "silences-removed", nothing)


def remove_shaky(project: Project, analyses: Analyses) -> Made:
    """Take out where the camera shakes."""
    nothing = Cannot("no-shaky"), Cannot("only-shaky")
    return _remove(project, analyses, analysis.shaky_spans, "shaky-removed", nothing)


def remove_black(project: Project, analyses: Analyses) -> Made:
    """Take out where there is nothing to see."""
    nothing = Cannot("no-black"), Cannot("only-black")
    return _remove(project, analyses, lambda found: found.black, "black-removed", nothing)


def _remove(
    project: Project,
    analyses: Analyses,
    find: Callable[[Analysis], Sequence[Span]],
    done: str,
    nothing: tuple[Cannot, Cannot],
) -> Made:
    none, only = nothing
    starts = project.timeline.starts
    found = [
        _shown(clip, at, (max(start, clip.start_ms), min(end, clip.end_ms)))
        for clip, at in zip(project.timeline.clips, starts, strict=True)
        if clip.kind is Kind.VIDEO and not clip.hold_ms and clip.media in analyses
        for start, end in find(analyses[clip.media])
        if start < clip.end_ms and clip.start_ms < end
    ]
    taken = _longest(found, MOST_CLIPS - len(project.timeline.clips))
    if not taken:
        raise none
    if sum(end - start for start, end in taken) >= project.timeline.duration_ms:
        raise only
    made = cut(project, *reversed(taken))
    return Made(made, done, {"count": len(taken), **_told(taken), **lengths(project, made)})


def _longest(spans: Sequence[Span], most: int) -> list[Span]:
    """Keep the longest, for each may part one clip into two, and there is a limit to clips."""
    by_length = sorted(spans, key=lambda span: (span[0] - span[1], span[0]))
    return sorted(span for span in by_length[: max(0, most)] if span[1] > span[0])


def _shown(clip: Clip, at_ms: int, span: Span) -> Span:
    """Tell when a clip that begins then shows a span of its file."""
    start, end = (round((time - clip.start_ms) * 100 / clip.speed_pct) for time in span)
    if clip.is_reversed:
        start, end = clip.duration_ms - end, clip.duration_ms - start
    return at_ms + start, at_ms + min(end, clip.duration_ms)


def _in_sources(project: Project, length_ms: int) -> int:
    """Tell how much of the files plays in so much time, at the speeds of the clips."""
    of_files = sum(clip.end_ms - clip.start_ms for clip in project.timeline.clips)
    return round(length_ms * of_files / max(1, project.timeline.duration_ms))


def _known(project: Project, analyses: Analyses) -> Iterator[Analysis]:
    return (analyses[clip.media] for clip in project.timeline.clips if clip.media in analyses)


def _shots(project: Project, analyses: Analyses) -> list[Span]:
    """List every shot that the timeline shows; a clip that nobody has looked at is one."""
    found: list[Span] = []
    for clip, at in zip(project.timeline.clips, project.timeline.starts, strict=True):
        known = analyses.get(clip.media)
        spans = [(shot.start_ms, shot.end_ms) for shot in known.shots] if known and known.duration_ms else []
        inside = [(max(start, clip.start_ms), min(end, clip.end_ms)) for start, end in spans]
        shown = [_shown(clip, at, span) for span in inside if span[1] > span[0]]
        found += shown or [(at, at + clip.duration_ms)]
    return found


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Join what follows without a gap, in order of time."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _between(kept: Sequence[Span], total_ms: int) -> list[Span]:
    edges = [0, *(edge for span in kept for edge in span), total_ms]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _overlap(one: Span, other: Span) -> bool:
    """Tell whether they have more in common than rounding."""
    return min(one[1], other[1]) - max(one[0], other[0]) > _TENTH_MS


def _told(spans: Sequence[Span]) -> Values:
    """Name the first spans, and count the rest."""
    named = ", ".join(f"{clock(start)}–{clock(end)}" for start, end in spans[:_MOST_NAMED])
    return {"spans": named, "more": max(0, len(spans) - _MOST_NAMED)}
