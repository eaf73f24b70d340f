"""Which part goes and which part stays."""

import re
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import WHOLE
from studio.editing.spanning import clip_span
from studio.language.readings.spoken import CUT, END, KEEP, START, Read
from studio.language.wish import Wish

_TO: Final = r"(?:to|-|–|—|until|till|through|到|至|~)"
SPAN: Final = re.compile(rf"<(\d+)>\s*(?:处|开始)?\s*{_TO}\s*(?:第)?<(\d+)>", re.IGNORECASE)
FROM_START: Final = re.compile(
    rf"(?:\b(?:from )?(?:the )?(?:start|beginning)|从?开头|从头)\s*{_TO}\s*<(\d+)>", re.IGNORECASE
)
TO_END: Final = re.compile(rf"<(\d+)>\s*{_TO}\s*(?:the )?(?:very )?(?:end|结尾|末尾|最后)", re.IGNORECASE)
AFTER: Final = r"\b(?:after|past|beyond|from) <\d+>|<\d+>\s*(?:之后|以后|后面|后|onwards?)"
BEFORE: Final = r"\b(?:before|until|till|up to) <\d+>|<\d+>\s*(?:之前|以前|前)"
_DOWN_TO: Final = re.compile(
    (
        r"\b(?:down )?to (?:only |just |the )?(?:(first|last) )?<(\d+)>|(?:到|成|为|"
        r"至)\s*(?:只有)?\s*(?:(前|最后)\s*)?<(\d+)>"
    ),
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    r"\b(?:start|begin)(?:s|ning|ing)?\b[^<]*\b(?:at|from) <(\d+)>|从\s*<(\d+)>\s*(?:处)?(?:开始|起)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"(?<!\bthe )\b(?:end|stop|finish)(?:s|ing|ning)?\b[^<]*\b(?:at|by|after) <(\d+)>"
    r"|<(\d+)>\s*(?:处)?(?:结束|为止)",
    re.IGNORECASE,
)
HALVES: Final = (
    (r"\b(?:second|last|latter|other|back) half\b|后(?:面)?(?:的)?(?:一半|半段|半)|下半", True),
    (r"\b(?:first|front) half\b|前(?:面)?(?:的)?(?:一半|半段|半)|上半", False),
)
_HALF_AS_LONG: Final = (
    r"\bby half\b|\bhalf\b.*\b(?:as long|the length|length)\b|\b(?:down )?to (?:a "
    r"|the )?half\b|剪到?一半|缩短(?:到|为)?一半|减半"
)
# A time that says where, not how long: "make it at 0:03", but "cap it at 25 seconds".
_ELSEWHERE: Final = r"^(?!.*(?:cap|limit|控制|限制)).*(?:\b(?:at|from|after) <|[在从]\s*<)"
# What is asked of a part of a clip is not asked of all of it.
_SOME_OF_IT: Final = (
    r"\b(?:first|last|start|beginning|intro|opening|end|ending|outro|tail|middle|edges?|half|rest)\b"
    r"|开头|结尾|片头|片尾|末尾|中间|头尾|部分"
)
_AT_MOST: Final = (
    r"\b(?:under|below|within|less than|shorter than|no (?:longer|more) than|at most|max(?:imum)?)\b"
    r"|以内|之内|不超过|别超过|不到"
)
_LONGER: Final = r"<\d+> longer|\b(?:longer|extend|lengthen)\b.*\bby <|(?:延长|加长|拉长)\s*<"
_BY: Final = r"<\d+> (?:shorter|less)\b|\bby <|(?:减|缩短)(?:少|掉|去)?\s*<"
_TRIM: Final = r"\b(?:trim|crop)\b|\bcut (?:it |@-?\d+ |the \w+ )?(?:down )?to\b|裁|修剪|截取|截到|剪到"
_OUT: Final = r"\b(?:out|off|away)\b|掉"


def part(wish: Wish) -> Read:
    """Read what is to be cut off, out, or kept."""
    keeps = wish.says(KEEP) and not wish.says(r"\b(?:remove|delete|get rid|take out)\b|删|去掉|剪掉")
    times = wish.times
    if not times:
        is_half = wish.says(r"\bhal(?:f|ves)\b|半")
        return _half(wish, keeps=keeps) if is_half else _whole_clips(wish, keeps=keeps)
    if len(times) == 2:
        return _between(wish, keeps=keeps)
    if len(times) > 2:
        return ()
    found = _edge(wish)
    if found is not None:
        # To trim or crop from one time to another is to keep what lies between; to cut or remove is not.
        return _kept_or_not(wish, *found, keeps=keeps or _trims(wish))
    return _beside(wish, keeps=keeps)


def bounds(wish: Wish) -> Read:
    """Read where the video shall begin or end."""
    if len(wish.times) != 1:
        return ()
    if found := _BEGINS.search(wish.text):
        return tuple(ops.Keep(int(found[1] or found[2]), None, clip) for clip in wish.targets)
    if found := _ENDS.search(wish.text):
        return tuple(ops.Keep(0, int(found[1] or found[2]), clip) for clip in wish.targets)
    return ()


def make_length(wish: Wish) -> Read:
    """Read how long the whole shall be."""
    if not wish.times and wish.says(_HALF_AS_LONG):
        return tuple(ops.Length(length(wish, clip) // 2, clip) for clip in wish.targets)
    if len(wish.times) != 1 or not wish.times[0] or wish.says(_ELSEWHERE):
        return ()
    if wish.says(_AT_MOST):
        return tuple(ops.Length(wish.times[0], clip, is_most=True) for clip in wish.targets)
    if wish.says(_LONGER):
        return tuple(ops.Length(length(wish, clip) + wish.times[0], clip) for clip in wish.targets)
    if wish.says(_BY):
        return tuple(ops.TrimEnd(wish.times[0], clip) for clip in wish.targets)
    return tuple(ops.Length(wish.times[0], clip) for clip in wish.targets)


def _between(wish: Wish, *, keeps: bool) -> Read:
    found = SPAN.search(wish.text)
    if found is None or int(found[1]) >= int(found[2]):
        return ()
    return _kept_or_not(wish, int(found[1]), int(found[2]), keeps=keeps or _trims(wish))


def _trims(wish: Wish) -> bool:
    return wish.says(_TRIM) and not wish.says(_OUT)


def _kept_or_not(wish: Wish, start: int, end: int | None, *, keeps: bool) -> Read:
    kind = ops.Keep if keeps else ops.Remove
    return tuple(kind(start, end, clip) for clip in wish.targets)


def _edge(wish: Wish) -> tuple[int, int | None] | None:
    if found := TO_END.search(wish.text):
        return int(found[1]), None
    if found := FROM_START.search(wish.text):
        return 0, int(found[1])
    return None


def _beside(wish: Wish, *, keeps: bool) -> Read:
    """Read a part that one time bounds."""
    return tuple(operation for clip in wish.targets for operation in _one_side(wish, clip, keeps=keeps))


def _one_side(wish: Wish, clip: int, *, keeps: bool) -> Read:
    ms = wish.times[0]
    if found := _DOWN_TO.search(wish.text):
        end = (found[1] or found[3] or "").lower()
        if not end and wish.says(r"\bshorten|缩短"):
            return (ops.Length(ms, clip),)
        is_end = end in ("last", "最后")
        return (ops.KeepEnd(ms, clip) if is_end else ops.Keep(0, ms, clip),)
    if wish.says(r"\bmiddle <|<\d+> (?:from|in|of|off) (?:the )?middle|中间\s*<"):
        start = (length(wish, clip) - ms) // 2
        return (_taken(start, start + ms, clip, keeps=keeps),) if start > 0 else ()
    if wish.says(AFTER) and not wish.says(r"\bfrom <\d+> (?:off|at|from)\b"):
        return (_taken(ms, None, clip, keeps=keeps),)
    if wish.says(BEFORE):
        return (_taken(0, ms, clip, keeps=keeps),)
    is_start, is_end = wish.says(START), wish.says(END)
    if is_start == is_end:
        return (ops.Keep(0, ms, clip),) if keeps and not is_start and wish.says(r"\bonly\b|只") else ()
    if is_start:
        return (ops.Keep(0, ms, clip) if keeps else ops.TrimStart(ms, clip),)
    return (ops.KeepEnd(ms, clip) if keeps else ops.TrimEnd(ms, clip),)


def _taken(start: int, end: int | None, clip: int, *, keeps: bool) -> ops.Keep | ops.Remove | ops.TrimStart:
    if keeps:
        return ops.Keep(start, end, clip)
    return ops.Remove(start, end, clip) if start or end is None else ops.TrimStart(end, clip)


def _half(wish: Wish, *, keeps: bool) -> Read:
    is_second = wish.first(HALVES)
    if is_second is None:
        return ()
    halves = ((clip, length(wish, clip) // 2) for clip in wish.targets)
    # Keeping one half is what removing the other comes to.
    takes_end = is_second is keeps
    return tuple(
        ops.Keep(ms, None, clip) if takes_end else ops.Keep(0, ms, clip) for clip, ms in halves if ms
    )


def length(wish: Wish, clip: int) -> int:
    """Tell how long a clip, or the whole, is; a clip that is not there has no length."""
    timeline = wish.project.timeline
    if clip == WHOLE:
        return timeline.duration_ms
    index = len(timeline.clips) + clip if clip < 0 else clip - 1
    if not 0 <= index < len(timeline.clips):
        return 0
    start, end = clip_span(timeline, index)
    return end - start


def _whole_clips(wish: Wish, *, keeps: bool) -> Read:
    if (
        not wish.clips
        or not wish.says(f"{CUT}|{KEEP}|{_TRIM}")
        or wish.says(r"\b(?:trim|crop|shave|part|bit)\b|裁|修剪")
        or wish.says(_SOME_OF_IT)
    ):
        return ()
    spares = wish.says(r"\bexcept\b|除了|除开")
    return (ops.Only(wish.clips) if keeps is not spares else ops.Drop(wish.clips),)
