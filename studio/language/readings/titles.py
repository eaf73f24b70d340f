"""What is written over the picture: when, where and how."""

import re
from dataclasses import dataclass, replace
from typing import Final

from studio.editing import operations as ops
from studio.language.readings.cuts import SPAN
from studio.language.readings.spoken import Read
from studio.language.wish import Wish
from studio.timeline import Place, Style

_PLACES: Final = (
    (r"top[- ]left|upper[- ]left|左上", Place.TOP_LEFT),
    (r"top[- ]right|upper[- ]right|右上", Place.TOP_RIGHT),
    (r"bottom[- ]left|lower[- ]left|左下", Place.BOTTOM_LEFT),
    (r"bottom[- ]right|lower[- ]right|右下", Place.BOTTOM_RIGHT),
    (r"\btop\b|\bhigher\b|\bup\b|顶部|上方|上面|顶端|往上|向上|靠上|上移", Place.TOP),
    (r"\bbottom\b|\bdown\b|lower third|底部|下方|下面|底端|往下|向下|靠下|下移", Place.BOTTOM),
    (r"\b(?:center|centre|centered|centred|middle)\b|中间|中央|居中|正中|中部", Place.CENTER),
)
_COLOURS: Final = (
    (r"\bwhite\b|白", "#ffffff"),
    (r"\bblack\b|黑", "#000000"),
    (r"\bred\b|红", "#ff3b30"),
    (r"\byellow\b|黄", "#ffd60a"),
    (r"\bgold(?:en)?\b|金", "#d4af37"),
    (r"\bgreen\b|绿", "#34c759"),
    (r"\bblue\b|蓝", "#0a84ff"),
    (r"\borange\b|橙", "#ff9f0a"),
    (r"\bpink\b|粉", "#ff6fae"),
    (r"\bpurple\b|紫", "#af52de"),
)
_SIZES: Final = (
    (r"\btoo (?:small|tiny)\b|\b(?:can'?t|cannot) read\b|太小|看不清", 150),
    (r"\btoo (?:big|large|huge)\b|太大", 70),
    (r"\b(?:big|bigger|large|larger|huge)\b|大", 150),
    (r"\b(?:small|smaller|tiny)\b|小", 70),
)
_STYLES: Final = (
    (r"lower[- ]?third|name ?tag|\bbanner\b|人名条|字幕条|下三分之一|名条", Style.LOWER_THIRD),
    (r"\bcaptions?\b|\bsubtitles?\b|字幕", Style.CAPTION),
)
_RESTYLED: Final = (
    r"\b(?:a|an|as|into|like a) (?:lower[- ]?third|caption|subtitle)|样式|(?:改|变"
    r"|换)成?(?:人名条|字幕条|字幕)"
)
_MOVED: Final = re.compile(r"\b(?:move|shift|put)\b.*\bto <(\d+)>|移[动到至]*\s*<(\d+)>", re.IGNORECASE)
_ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "last": -1, "latest": -1, "newest": -1, "最后": -1,
}  # fmt: skip
_NUMBERED: Final = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?:title|caption|subtitle|text|heading)s?\b|(最后)\s*[1一]?\s*[个条]",
    re.IGNORECASE,
)
_LASTING: Final = re.compile(
    r"(?:\bfor|lasting|持续|显示|停留?|出现)\s*(?:the |§\d+§\s*)?<(\d+)>|<(\d+)>\s*(?:long|长)", re.IGNORECASE
)
_EDGE: Final = re.compile(
    r"\b(first|last) <(\d+)>|(前|最后|结尾|片尾|末尾|开头|片头)\s*的?<(\d+)>", re.IGNORECASE
)
_LASTS: Final = frozenset({"last", "最后", "结尾", "片尾", "末尾"})
_AT: Final = re.compile(
    r"(?:\b(?:at|from|after)|在|从)\s*<(\d+)>|<(\d+)>\s*(?:处|时|的时候|开始|in(?=\W*$))|^\s*<(\d+)>",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:until|till) <(\d+)>|(?:直到|到)\s*<(\d+)>", re.IGNORECASE)
_WHOLE: Final = r"\b(?:throughout|all the way|whole (?:video|time|clip)|entire)\b|全程|一直|始终|整个视频"
_AT_END: Final = r"\b(?:end|ending|outro|closing)\b|结尾|末尾|片尾|最后"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something comes; `times` is how many of the wish's times say so."""

    at_ms: int | None = None
    duration_ms: int | None = None
    from_end: bool = False
    is_whole: bool = False
    times: int = 0


def add(wish: Wish) -> Read:
    """Read a title: what it says, when, where and how."""
    moment = when(wish)
    if len(wish.quoted) != 1 or not wish.quoted[0] or moment.times != len(wish.times):
        return ()
    title = ops.AddTitle(
        text=wish.quoted[0],
        at_ms=moment.at_ms,
        duration_ms=moment.duration_ms,
        from_end=moment.from_end,
        is_whole=moment.is_whole,
        place=wish.first(_PLACES),
        size_pct=wish.first(_SIZES) or 100,
        colour=wish.first(_COLOURS) or "#ffffff",
        style=wish.first(_STYLES) or Style.PLAIN,
    )
    return tuple(replace(title, clip=clip) for clip in wish.targets)


def change(wish: Wish) -> Read:
    """Read how the newest title shall be."""
    if len(wish.quoted) > 1:
        return ()
    found = _MOVED.search(wish.text)
    moment = Moment(times=1) if found else when(wish)
    number = _number(wish)
    is_of_clip = bool(wish.clips) and number is None
    if is_of_clip or moment.times != len(wish.times) or moment.from_end or moment.is_whole:
        return ()
    looks = ops.ChangeTitle(
        text=wish.quoted[0] if wish.quoted else None,
        place=None if wish.says(_RESTYLED) else wish.first(_PLACES),
        size_pct=wish.first(_SIZES),
        colour=wish.first(_COLOURS),
        style=wish.first(_STYLES) if wish.says(_RESTYLED) else None,
        at_ms=moment.at_ms if found is None else int(next(filter(None, found.groups()))),
        duration_ms=moment.duration_ms,
    )
    return (replace(looks, number=number or -1),) if looks != ops.ChangeTitle() else ()


def remove(wish: Wish) -> Read:
    """Read which titles go."""
    number = _number(wish)
    if len(wish.quoted) > 1 or wish.times or (wish.clips and number is None):
        return ()
    if wish.quoted:
        return (ops.RemoveTitles(wish.quoted[0]),)
    return (ops.RemoveTitles(number=number),)


def _number(wish: Wish) -> int | None:
    """Tell which title is named by its place among them."""
    if found := _NUMBERED.search(wish.text):
        return _ORDINALS.get(next(filter(None, found.groups())).lower())
    found = re.search(r"@(-?\d{1,2})\s*(?:的|个|条)?\s*(?:标题|字幕|文字)", wish.text)
    return int(found[1]) if found else None


def when(wish: Wish) -> Moment:
    """Tell when something comes: at, for how long, whether at the end, whether all the way."""
    text = wish.text
    if found := SPAN.search(text):
        return Moment(int(found[1]), max(1, int(found[2]) - int(found[1])), times=2)
    if edge := _EDGE.search(text):
        from_end = (edge[1] or edge[3]).lower() in _LASTS
        return Moment(None, int(edge[2] or edge[4]), from_end, times=1)
    length = _LASTING.search(text)
    duration = int(length[1] or length[2]) if length else None
    if at := _AT.search(text):
        ms = int(next(group for group in at.groups() if group))
        return Moment(ms, duration, times=1 + (length is not None))
    if until := _UNTIL.search(text):
        return Moment(0, int(until[1] or until[2]), times=1)
    if wish.says(_WHOLE):
        return Moment(0, is_whole=True)
    return Moment(None, duration, wish.says(_AT_END), times=int(length is not None))
