"""Clips keep the numbers that they had when the instruction was given, whatever its first edits do. Pure."""

from dataclasses import fields, replace
from typing import Final

from studio.editing.edits.making import Cannot
from studio.editing.operations import Operation
from studio.editing.project import Project

# The fields of operations that hold numbers of clips.
_ONE: Final = frozenset({"clip", "one", "other"})
_MANY: Final = "clips"


def renumbered(operation: Operation, said_of: Project, now: Project) -> Operation:
    """Give an operation with the numbers that its clips have by now; raises Cannot when one is gone."""
    if said_of.timeline.clips == now.timeline.clips:
        return operation
    changed: dict[str, int | tuple[int, ...]] = {}
    for name in (item.name for item in fields(operation)):
        if name in _ONE:
            changed[name] = _number(getattr(operation, name), said_of, now)
        elif name == _MANY:
            changed[name] = tuple(_number(number, said_of, now) for number in getattr(operation, name))
    return replace(operation, **changed) if changed else operation  # type: ignore[arg-type]  # each by its name


def _number(number: int, said_of: Project, now: Project) -> int:
    clips = said_of.timeline.clips
    if not 0 < number <= len(clips):
        return number
    clip = clips[number - 1]
    places = (place for place, other in enumerate(now.timeline.clips, start=1) if other.id == clip.id)
    place = next(places, None)
    if place is None:
        raise Cannot("clip-gone", name=clip.name)
    return place
