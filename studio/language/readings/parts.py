"""Which part a wish speaks of: a clip, a span of time, a half, the beginning or the end."""

import re
from dataclasses import dataclass
from typing import Any, Final

from studio.editing.operations import WHOLE
from studio.language.readings.cuts import AFTER, BEFORE, FROM_START, HALVES, SPAN, TO_END, length
from studio.language.readings.spoken import END, START
from studio.language.wish import Wish

# A part that nothing bounds; what is asked for it is not asked for all.
_VAGUE: Final = (
    r"\b(?:parts?|section|beginning|ending|opening|rest|during|before|after|between|until"
    r"|from(?! *[@#]| (?:both|all|each|every|the (?:top|bottom|left|right|sides?|edges?|picture"
    r"|image|frame))))\b"
    r"|\b(?:at|in) the (?:start|end)\b|部分|开头|结尾|末尾|之[前后]|以[前后]|这段|那段"
)
# The middle that is named first is one of time, and else one of the picture.
_MIDDLE: Final = (
    r"^(?:把|让|将)?\s*(?:整个)?(?:视频|片子|影片|@-?\d+)?\s*的?(?:中间|中段)"
    r"(?!\s*(?:<|的?(?:位置|片段|视频|素材)))"
)
_HALF: Final = r"\bhal(?:f|ves)\b|半"
# What a time may mean beside a part: `for 2 seconds`.
_LASTING: Final = re.compile(r"\bfor <\d+>|(?:持续|停留)\s*<\d+>", re.IGNORECASE)

_FOR_AT: Final = re.compile(
    r"\bfor <(\d+)>.*\b(?:at|from|starting at) <(\d+)>|\b(?:at|from|starting at) <(\d+)> for <(\d+)>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Where:
    """A clip or the whole, and from when to when of it."""

    clip: int = WHOLE
    start_ms: int | None = None
    end_ms: int | None = None

    def given(self) -> dict[str, Any]:
        """Give it as the fields of an operation."""
        return {"clip": self.clip, "start_ms": self.start_ms, "end_ms": self.end_ms}


def parts(wish: Wish) -> tuple[Where, ...]:
    """Read every part that is meant; none when a time says something else."""
    found = tuple(_part(wish, clip) for clip in wish.targets)
    return () if None in found else tuple(part for part in found if part)


def _part(wish: Wish, clip: int) -> Where | None:
    times, text = wish.times, wish.text
    if not times:
        return _half(wish, clip)
    if len(times) == 2 and (found := _FOR_AT.search(text)):
        ms, at = int(found[1] or found[4]), int(found[2] or found[3])
        return Where(clip, at, at + ms)
    if len(times) == 2:
        span = SPAN.search(text)
        return Where(clip, int(span[1]), int(span[2])) if span and int(span[1]) < int(span[2]) else None
    if len(times) > 2 or _LASTING.search(text):
        return None
    if found := TO_END.search(text):
        return Where(clip, int(found[1]))
    if found := FROM_START.search(text):
        return Where(clip, None, int(found[1]))
    return _beside(wish, clip, times[0])


def _beside(wish: Wish, clip: int, ms: int) -> Where | None:
    """Read a part that one time bounds."""
    if wish.says(r"(?:中间|中段)的?\s*<"):
        start = (length(wish, clip) - ms) // 2
        return Where(clip, start, start + ms) if start > 0 else None
    if wish.says(r"\b(?:last|final|ending) <|(?:最后|后|结尾|末尾|片尾)\s*的?\s*<"):
        return Where(clip, -ms)
    if wish.says(r"\b(?:first|opening|initial) <|(?:前|开头|最初|片头)\s*的?\s*<"):
        return Where(clip, None, ms)
    if wish.says(AFTER):
        return Where(clip, ms)
    if wish.says(BEFORE):
        return Where(clip, None, ms)
    is_start, is_end = wish.says(START), wish.says(END)
    if is_start == is_end:
        return None
    return Where(clip, None, ms) if is_start else Where(clip, -ms)


def _half(wish: Wish, clip: int) -> Where | None:
    if wish.says(_MIDDLE):
        third = length(wish, clip) // 3
        return Where(clip, third, 2 * third)
    is_second = wish.first(HALVES) if wish.says(_HALF) else None
    if is_second is None:
        return None if wish.says(_VAGUE) else Where(clip)
    half = length(wish, clip) // 2
    return Where(clip, half) if is_second else Where(clip, None, half)
