"""Which clip plays when."""

import re
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import LAST
from studio.language.readings.spoken import END, START, Read
from studio.language.wish import Wish

_POSITION: Final = re.compile(
    r"(?:\b(?:position|place|spot|number)\b|位置|第)\s*#?(\d+)|@-?\d+ to (\d+)\b", re.IGNORECASE
)
_BACK: Final = r"\b(?:put|bring|get|add) (?:it |@-?\d+ )?back\b(?! to)|\b(?:put|bring|get|add) back\b"


def order(wish: Wish) -> Read:
    """Read an order of clips."""
    return (ops.Order(wish.clips),) if len(wish.clips) > 1 else ()


def swap(wish: Wish) -> Read:
    """Read which two clips change places; with two clips only, no others can be meant."""
    if not wish.clips and len(wish.project.timeline.clips) == 2:
        return (ops.Swap(1, 2),)
    return (ops.Swap(wish.clips[0], wish.clips[1]),) if len(wish.clips) == 2 else ()


def move(wish: Wish) -> Read:
    """Read where a clip goes."""
    clips = wish.clips
    if wish.says(_BACK):
        return ()  # it is gone, and only undo brings it
    if "#" in wish.text and "@" not in wish.text:
        return _together(wish)
    if len(clips) == 2:
        return _beside(wish, *clips)
    if len(clips) != 1:
        return ()
    if found := _POSITION.search(wish.text):
        return (ops.Move(clips[0], int(found[1] or found[2])),)
    is_start, is_end = wish.says(START), wish.says(END)
    return (ops.Move(clips[0], LAST if is_end else 1),) if is_start != is_end else ()


def _together(wish: Wish) -> Read:
    """Read at which end several clips go."""
    count, clips = len(wish.project.timeline.clips), wish.clips
    is_start, is_end = wish.says(START), wish.says(END)
    if is_start == is_end:
        return ()
    rest = (number for number in range(1, count + 1) if not {number, number - count - 1} & set(clips))
    return (ops.Order((*rest, *clips) if is_end else clips),)


def _beside(wish: Wish, clip: int, other: int) -> Read:
    if wish.says(r"\b(?:after|behind)\b|后"):
        return (ops.MoveBeside(clip, other, is_after=True),)
    if wish.says(r"\b(?:before|ahead)\b|前"):
        return (ops.MoveBeside(clip, other, is_after=False),)
    # "make the third clip the first one", "第3个放第一个"
    return (ops.Move(clip, other),) if wish.says(r"\b(?:make|to|be|as)\b|放|移|调|挪|做") else ()
