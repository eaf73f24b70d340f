"""How the picture looks: grades, and more or less of what a look is made of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from studio.editing import operations as ops
from studio.editing.edits.making import Made
from studio.editing.edits.parts import each, said
from studio.editing.operations import Amount
from studio.editing.project import Project
from studio.timeline import Clip
from studio.timeline.look import MOST, PLAIN

_ONE_WAY = frozenset({Amount.SHARPNESS, Amount.CALM})


def grade(operation: ops.SetGrade, project: Project) -> Made:
    """Give a grade, or take it away."""

    def graded(clip: Clip) -> Clip:
        return replace(clip, look=replace(clip.look, grade=operation.grade))

    made, _, _ = each(project, operation, graded)
    return said(made, project, "graded", operation, grade=str(operation.grade or "none"))


def adjust(operation: ops.Adjust, project: Project) -> Made:
    """Give more or less of one thing, as far as there is any."""
    name = str(operation.what)
    least = 0 if operation.what in _ONE_WAY else -MOST

    def adjusted(clip: Clip) -> Clip:
        level = operation.by if operation.is_set else getattr(clip.look, name) + operation.by
        amounts: dict[str, Any] = {name: max(least, min(MOST, level))}
        return replace(clip, look=replace(clip.look, **amounts))

    made, before, after = each(project, operation, adjusted)
    levels = {when: _levels(getattr(clip.look, name) for clip in clips)
              for when, clips in (("before", before), ("after", after))}  # fmt: skip
    return said(made, project, "adjusted", operation, what=name, **levels)


def plain(operation: ops.PlainLook, project: Project) -> Made:
    """Show the picture as it was filmed."""
    made, _, _ = each(project, operation, lambda clip: replace(clip, look=PLAIN))
    return said(made, project, "look-removed", operation)


def _levels(levels: Iterable[int]) -> str:
    """Write amounts down, each once: `+30`, `0`, `-15`."""
    return ", ".join(f"{level:+}" if level else "0" for level in dict.fromkeys(levels))
