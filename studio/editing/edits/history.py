"""The way back, and what it changes."""

from collections.abc import Iterator

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values, levels
from studio.editing.project import Project
from studio.figures import clock
from studio.timeline import Sound, Timeline


def undo(operation: ops.Undo, project: Project) -> Made:
    """Go back to an older timeline, and tell in figures what that changes and what is left to undo."""
    if not project.past:
        raise Cannot("no-past")
    made = project.back(operation.count)
    values = {"count": len(project.past) - len(made.past), "left": len(made.past)}
    return Made(made, "undone", values, _figured(project, made, "undo"))


def redo(operation: ops.Redo, project: Project) -> Made:
    """Go forth again to a timeline that undo left."""
    if not project.future:
        raise Cannot("no-future")
    made = project.forth(operation.count)
    values = {"count": len(project.future) - len(made.future), "left": len(made.future)}
    return Made(made, "redone", values, _figured(project, made, "redo"))


def _figured(before: Project, after: Project, way: str) -> tuple[tuple[str, Values], ...]:
    differences = _differences(before.timeline, after.timeline)
    return tuple(("undone-figure", {**difference, "way": way}) for difference in differences)


def _differences(before: Timeline, after: Timeline) -> Iterator[Values]:
    old, new = dict(_figures(before)), dict(_figures(after))
    for what, figure in old.items():
        if figure != new[what]:
            yield {"what": what, "before": figure, "after": new[what]}


def _figures(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Tell all that people can see or hear of a timeline."""
    clips, canvas = timeline.clips, timeline.canvas
    yield "length", clock(timeline.duration_ms)
    yield "order", " · ".join(clip.name for clip in clips)
    yield "speed", levels(clip.speed_pct for clip in clips)
    yield "volume", levels(clip.volume_pct for clip in clips)
    yield "music", " · ".join(map(_music, timeline.sounds)) or "–"
    yield "titles", " · ".join(f"“{title.text}”" for title in timeline.titles) or "–"
    whites = (timeline.comes_from_white, timeline.goes_to_white)
    yield "fades", f"{_fade(timeline.fade_in_ms, whites[0])} / {_fade(timeline.fade_out_ms, whites[1])}"
    yield "picture", f"{canvas.width}×{canvas.height}"
    yield "rate", f"{float(canvas.fps):.4g}"
    yield "transitions", str(sum(clip.transition is not None for clip in clips))
    yield "loudness", "–" if timeline.loudness is None else f"{timeline.loudness} LUFS"
    # Of these only that they differ is told.
    yield "looks", repr([clip.look for clip in clips])
    yield "framing", repr(([clip.framing for clip in clips], timeline.fill))
    yield "manner", repr([(clip.is_reversed, clip.is_clear, clip.hold_ms) for clip in clips])


def _fade(ms: int, is_white: bool) -> str:
    return f"{clock(ms)}{' ○' if is_white and ms else ''}"


def _music(sound: Sound) -> str:
    fades = f" ({clock(sound.fade_in_ms)} / {clock(sound.fade_out_ms)})"
    is_faded = sound.fade_in_ms or sound.fade_out_ms
    return f"{sound.name} {sound.volume_pct}%{fades if is_faded else ''}{' ⇣' if sound.is_ducked else ''}"
