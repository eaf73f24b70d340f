"""Times in people's words, in English and Chinese, made into marks that are easy to read.

`3.5 seconds`, `1:02`, `一分半` and `三秒` all become a mark such as `<3500>`; quoted words are put aside, so that
nothing in them is taken for a wish.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

_QUOTES: Final = re.compile(
    r"\"([^\"\n]{1,500})\"|“([^”\n]{1,500})”|„([^“\n]{1,500})“|「([^」\n]{1,500})」|『([^』\n]{1,500})』"
    r"|《([^》\n]{1,500})》|«([^»\n]{1,500})»|‘([^’\n]{1,500})’|(?<!\w)'([^'\n]{1,500})'(?!\w)"
)
QUOTE: Final = re.compile(r"§(\d+)§")
TIME: Final = r"<(\d+)>"

_HAN: Final[Mapping[str, int]] = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "两": 2, "〇": 0}
_HAN_NUMBER: Final = re.compile(
    r"[零〇一二两三四五六七八九十百]+(?=\s*(?:秒|分|小时|个|段|倍|片段|条|号|步|次|%|％|：|:|点|到|至))"
    r"|(?<=第)[零〇一二两三四五六七八九十百]+|(?<=百分之)[零〇一二两三四五六七八九十百]+"
)
_WORDS: Final[Mapping[str, str]] = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60",
}  # fmt: skip
_WORD_NUMBER: Final = re.compile(
    r"\b(" + "|".join(_WORDS) + r")(?=[ -](?:seconds?|secs?|minutes?|mins?|times?|edits?|steps?|clips?)\b)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:\.(\d{1,3}))?(?![\d:])")
# A shape of picture looks like a time; it is one unless words around it speak of times.
_SHAPE: Final = re.compile(
    r"(?<![\d:.])(?<!from )(?<!to )(?<!at )(?<!after )(?<!before )(?<!until )(?<!between )(?<!and )(?<![从到至在-])"
    r"(9|16|1|4|3|21):(16|9|1|5|4|3)(?![\d:.]|\s*(?:to|-|–|到|至)\s*\d)",
    re.IGNORECASE,
)
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_UNITS: Final = (
    (re.compile(_NUMBER + r"\s*(?:个)?(?:小时|hours?\b|hrs?\b)", re.IGNORECASE), 3_600_000),
    (re.compile(_NUMBER + r"\s*(?:milliseconds?|msecs?|ms|毫秒)(?![a-z])", re.IGNORECASE), 1),
    (re.compile(_NUMBER + r"\s*(?:分钟|分(?!之|辨|享)|minutes?\b|mins?\b|m\b)", re.IGNORECASE), 60_000),
    (re.compile(_NUMBER + r"[\s-]*(?:秒钟|秒|seconds?\b|secs?\b|s\b)", re.IGNORECASE), 1000),
)
_HALVES: Final = (
    (re.compile(r"\bhalf (?:a|of a) (?:second|sec)\b|半秒", re.IGNORECASE), "<500>"),
    (re.compile(r"\bhalf (?:a|of a) minute\b|半分钟?", re.IGNORECASE), "<30000>"),
    (re.compile(r"\b(?:a|an|one) (?:second|sec)\b", re.IGNORECASE), "<1000>"),
    (re.compile(r"\b(?:a|one) minute\b", re.IGNORECASE), "<60000>"),
)
_AND_A_HALF: Final = re.compile(r"<(\d+)>\s*(?:半|and a half)", re.IGNORECASE)
_ADJACENT: Final = re.compile(r"<(\d+)>\s*(?:and\s+|零|又)?<(\d+)>")
_UNITLESS_SPAN: Final = re.compile(
    r"(?<![\d<:#.])(\d+(?:\.\d+)?)\s*(-|–|—|to|到|至|~)\s*(?=<\d+>)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Marked:
    """An instruction with its quotes put aside and its times marked."""

    text: str
    quotes: tuple[str, ...]


def mark(instruction: str) -> Marked:
    """Put quotes aside and mark times."""
    quotes: list[str] = []

    def aside(match: re.Match[str]) -> str:
        quotes.append(next(group for group in match.groups() if group is not None).strip())
        return f" §{len(quotes) - 1}§ "

    text = _QUOTES.sub(aside, instruction)
    text = unicodedata.normalize("NFKC", text).replace("<", " ").replace(">", " ")
    text = _HAN_NUMBER.sub(lambda match: str(_han(match[0])), text)
    text = _WORD_NUMBER.sub(lambda match: _WORDS[match[1].lower()], text)
    return Marked(_times(text), tuple(quotes))


def _times(text: str) -> str:
    text = _SHAPE.sub(r"\1x\2", text)
    text = _CLOCK.sub(_clock, text)
    for pattern, mark_text in _HALVES:
        text = pattern.sub(mark_text, text)
    for pattern, unit in _UNITS:
        text = pattern.sub(partial(_measured, unit), text)
    text = _AND_A_HALF.sub(_half_more, text)
    text = _ADJACENT.sub(_summed, text)
    text = re.sub(r"第\s*(?=<)", "", text)
    # "from 3 to 8 seconds": the first number is in seconds as well.
    return _UNITLESS_SPAN.sub(lambda match: f"<{round(float(match[1]) * 1000)}> {match[2]} ", text)


def _measured(unit: int, match: re.Match[str]) -> str:
    return f"<{round(float(match[1]) * unit)}>"


def _clock(match: re.Match[str]) -> str:
    hours, minutes, seconds, rest = match.groups()
    total = (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
    return f"<{total + int((rest or '0').ljust(3, '0'))}>"


def _half_more(match: re.Match[str]) -> str:
    """Read `1 minute and a half` as 90 s, and `3 seconds and a half` as 3.5 s."""
    ms = int(match[1])
    return f"<{ms + (30_000 if ms % 60_000 == 0 else 500)}>"


def _summed(match: re.Match[str]) -> str:
    """Read `1 min 30 s` as one time; a longer one after a shorter one is another."""
    first, second = int(match[1]), int(match[2])
    return f"<{first + second}>" if first > second and first % 60_000 == 0 else match[0]


def _han(text: str) -> int:
    """Read a Chinese number below a thousand."""
    total = digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _HAN[char]
    return total + digit
