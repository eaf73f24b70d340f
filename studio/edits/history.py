"""The way back, and what it changes."""

from collections.abc import Iterator
from dataclasses import replace

from studio import operations as ops
from studio.edits.making import Cannot, Made, Values, levels
from studio.figures import clock
from studio.project import Project
from studio.timeline import Timeline


def undo(operation: ops.Undo, project: Project) -> Made:
    """Go back to an older timeline, and tell in figures what that changes and what is left to undo."""
    if not project.past:
        raise Cannot("no-past")
    count = min(operation.count, len(project.past))
    timeline, past = project.past[-count], project.past[:-count]
    values = {"count": count, "left": len(past)}
    back = tuple(("undone-figure", difference) for difference in _differences(project.timeline, timeline))
    return Made(replace(project, timeline=timeline, past=past), "undone", values, back)


def _differences(before: Timeline, after: Timeline) -> Iterator[Values]:
    old, new = dict(_figures(before)), dict(_figures(after))
    for what, figure in old.items():
        if figure != new[what]:
            yield {"what": what, "before": figure, "after": new[what]}


def _figures(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Tell all that people can see or hear of a timeline."""
    clips = timeline.clips
    yield "length", clock(timeline.duration_ms)
    yield "order", " · ".join(clip.name for clip in clips)
    yield "speed", levels(clip.speed_pct for clip in clips)
    yield "volume", levels(clip.volume_pct for clip in clips)
    yield "music", " · ".join(f"{sound.name} {sound.volume_pct}%" for sound in timeline.sounds) or "–"
    yield "titles", " · ".join(f"“{title.text}”" for title in timeline.titles) or "–"
    yield "fades", f"{clock(timeline.fade_in_ms)} / {clock(timeline.fade_out_ms)}"
    yield "picture", f"{timeline.canvas.width}×{timeline.canvas.height}"
