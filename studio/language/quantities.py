"""Figures in people's words, in English and Chinese, made into marks that are easy to read. Pure.

`3.5 seconds`, `1:02` and `一分半` become times such as `<3500>`, `两倍` becomes `2x`, and the shapes of
pictures (`9:16`, `1080 x 1920`) become `=9_16=`.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

_HAN: Final[Mapping[str, int]] = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "两": 2, "〇": 0}
# No figure that means anything has so many digits.
_ENDLESS: Final = re.compile(r"\d{10,}")
_LARGEST: Final = "9" * 9
_DIGITS: Final = "零〇一二两三四五六七八九十百"
# `一个`, `一段`: an article rather than a number.
_ARTICLE: Final = re.compile(
    rf"(?<![第后{_DIGITS}])一(?:[段个首些下条张句行种]|点(?![{_DIGITS}]))(?!片段|视频|半)"
)
# `偏冷一点` is asked for, while `偏冷` alone is complained of.
_RATHER: Final = re.compile(r"偏([冷暖黄红蓝亮暗])(?=一?点|一?些)")
_HAN_TENTHS: Final = re.compile(rf"([{_DIGITS}]+|\d+)点([零一二三四五六七八九])(?=\s*(?:倍|秒|分))")
_HAN_SHARE: Final = re.compile(r"([一二三四五六七八九])成(?![为了功])")
_HAN_NUMBER: Final = re.compile(
    rf"[{_DIGITS}]+(?=\s*(?:秒|分(?!之)|小时|个|段|倍|片段|条|张|号|步|次|遍|回|%|:|到|至|和第|、))"
    rf"|(?<=第)[{_DIGITS}]+|(?<=百分之)[{_DIGITS}]+"
)
_WORDS: Final[Mapping[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
_COUNTED: Final = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|times?|edits?|steps?|changes?|clips?|percent|"
    r"per cent|and a half)"
)
_WORD: Final = "|".join(_WORDS)
_WORD_NUMBER: Final = re.compile(
    rf"\b(?:({_WORD})[ -])?({_WORD})(?=[ -]+{_COUNTED}\b)"
    rf"|(?<=\blast )(?!one\b)({_WORD})(?=\W*$)|(?<=\bclip )({_WORD})\b|(?<=\bclips )({_WORD})\b",
    re.IGNORECASE,
)
_HALF_MORE: Final = re.compile(
    r"(\d+)(?:\s+and a half)(?=[ -]+(?:seconds?|secs?|minutes?|mins?|times)\b)", re.IGNORECASE
)

_CLOCK: Final = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:\.(\d{1,3}))?(?![\d:])")
_SIZE: Final = re.compile(
    r"(?<![\d.])(\d{3,4})\s*(?:[x×*]|\bby\b)\s*(\d{3,4})(?!\d)(?:\s*(?:px|pixels?|像素))?", re.IGNORECASE
)
_SHAPE: Final = re.compile(
    r"(?<![\d:.@])(\d{1,2})\s*(:|x|×|/|比|by)\s*(\d{1,2})(?![\d:.]|\s*%)", re.IGNORECASE
)
_SHAPES: Final = frozenset(
    {(9, 16), (16, 9), (1, 1), (4, 5), (5, 4), (4, 3), (3, 4), (21, 9), (3, 2), (2, 3)}
)
# 9:16 may be a time as well; it is one where the words around it speak of times.
_TIME_BEFORE: Final = re.compile(
    (
        r"(?:\b(?:from|at|after|before|until|till|between)|[从在]|\d\s*(?:s|secs?|seconds?|"
        r"秒)?\s*(?:to|and|-|–|—|到|至|~))\s*$"
    ),
    re.IGNORECASE,
)
_TIME_AFTER: Final = re.compile(r"\s*(?:(?:to|and|-|–|—|到|至|~)\s*\d|[之以]?[前后]|处|on\b)", re.IGNORECASE)

_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_UNITS: Final = (
    (re.compile(_NUMBER + r"[\s-]*(?:个)?(?:小时|hours?\b|hrs?\b)", re.IGNORECASE), 3_600_000),
    (re.compile(_NUMBER + r"\s*(?:milliseconds?|msecs?|ms|毫秒)(?![a-z])", re.IGNORECASE), 1),
    (re.compile(_NUMBER + r"[\s-]*(?:分钟|分(?!之|辨|享|贝)|minutes?\b|mins?\b|m\b)", re.IGNORECASE), 60_000),
    (re.compile(_NUMBER + r"[\s-]*(?:秒钟|秒|seconds?\b|secs?\b|s\b)", re.IGNORECASE), 1000),
)
_FIXED: Final = (
    (re.compile(r"\b(?:a )?couple(?: of)? (?:seconds|secs)\b|(?<![十\d])两三秒", re.IGNORECASE), "<2000>"),
    (re.compile(r"\b(?:a )?few (?:seconds|secs)\b|(?<![十\d])几秒钟?", re.IGNORECASE), "<3000>"),
    (
        re.compile(
            r"\bhalf[ -](?:(?:a|of a|an?other) )?(?:second|sec)\b(?! (?:clip|video|shot|half))|半秒钟?",
            re.IGNORECASE,
        ),
        "<500>",
    ),
    (re.compile(r"\bhalf (?:a|of a) minute\b|半分钟?", re.IGNORECASE), "<30000>"),
    (re.compile(r"\b(?:a|an) (?:second|sec)\b", re.IGNORECASE), "<1000>"),
    (re.compile(r"\ba minute\b", re.IGNORECASE), "<60000>"),
    (re.compile(r"(?<=\bfirst )sec(?:ond)?\b(?! (?:clip|video|shot|half))", re.IGNORECASE), "<1000>"),
    (re.compile(r"(?<=\blast )sec(?:ond)?\b(?! (?:clip|video|shot|half))", re.IGNORECASE), "<1000>"),
    (re.compile(r"(?<=\bfirst )min(?:ute)?\b|(?<=\blast )min(?:ute)?\b", re.IGNORECASE), "<60000>"),
)
# "from second 3 to second 5"
_NTH: Final = (
    (
        re.compile(
            r"\bseconds? (\d+(?:\.\d+)?) ?(to|through|until|till|and|-"
            r"|–) ?(?:second )?(\d+(?:\.\d+)?)(?![\d:<])",
            re.IGNORECASE,
        ),
        r"\1s \2 \3s",
    ),
    (re.compile(r"(?<=\b(?:to|at) )(?:the )?second (\d+(?:\.\d+)?)(?![\d:<])", re.IGNORECASE), r"\1s"),
    (re.compile(r"(?<![\d.])2\.(?:35|39|40?)\s*:\s*1(?![\d.])"), " =21_9= "),
    (re.compile(r"(?<![从到在至])第\s*[1一]\s*秒(?!\s*(?:到|开始|起|处|之?[前后]|以))"), "前1秒"),
)
_AND_A_HALF: Final = re.compile(r"<(\d+)>\s*(?:半|and a half)", re.IGNORECASE)
_ADJACENT: Final = re.compile(r"<(\d+)>\s*(?:and\s+|零|又)?<(\d+)>")
# "from 3 to 8 seconds": the first number is in seconds as well.
_UNITLESS: Final = re.compile(
    (
        r"(?<!\bclip )(?<!\bvideo )(?<!\bshot )(?<!\bscene )(?<!\bphoto )(?<!\bpicture )(?<!片段)(?<!片段 )"
        r"(?<![\d<:.@])(?<!@-)(\d+(?:\.\d+)?)\s*(-|–|—|to|到|至|~)\s*(?=<\d+>)|"
        r"(?<=\bbetween )(\d+(?:\.\d+)?) (and) (?=<\d+>)|"
        r"(?<=\bfirst )(\d+(?:\.\d+)?) (and) (?=(?:the )?last <\d+>)|"
        r"(?:(?<=\bfirst )|(?<=\blast ))(\d+(?:\.\d+)?) (of|from) (?=(?:clip|video|shot|each|every)\b)|"
        r"(?:(?<=\band )|(?<=\bn )|(?<=& ))(\d+(?:\.\d+)?) ((?:secs? )?(?:off"
        r"|from))(?= (?:the )?(?:start|end|beginning|front|back))"
    ),
    re.IGNORECASE,
)
# `3 times faster` is a multiple; `3 times` alone is how often.
_SHARES: Final = (
    (re.compile(r"百分之\s*(\d+(?:\.\d+)?)"), r"\1%"),
    (re.compile(_NUMBER + r"\s*(?:percent|per cent|pct)\b", re.IGNORECASE), r"\1%"),
    (re.compile(r"(?<!\d)1\s*倍(?!速)"), "加倍"),
    (
        re.compile(
            _NUMBER + r"\s*(?:x(?![a-z\d])|×|倍|times(?=\s+(?:as|fast|slow|quick|loud|normal|the|its)))",
            re.IGNORECASE,
        ),
        r"\1x ",
    ),
    (re.compile(r"\b(?:x|×)\s*(\d+(?:\.\d+)?)(?![\d:])", re.IGNORECASE), r"\1x "),
)


def measured(text: str) -> str:
    """Give a text with its figures marked; marks that are there already stay as they are."""
    text = _ENDLESS.sub(_LARGEST, text)
    text = _RATHER.sub(r"更\1", text)
    text = _ARTICLE.sub("", text)
    text = _HAN_TENTHS.sub(lambda match: f"{_figure(match[1])}.{_HAN[match[2]]}", text)
    text = _HAN_SHARE.sub(lambda match: f"{_HAN[match[1]]}0%", text)
    text = _HAN_NUMBER.sub(lambda match: str(_figure(match[0])), text)
    text = _WORD_NUMBER.sub(_worded, text)
    text = _HALF_MORE.sub(r"\1.5", text)
    text = _SIZE.sub(r" =\1_\2= ", text)
    text = _SHAPE.sub(_shaped, text)
    for pattern, replacement in _SHARES:
        text = pattern.sub(replacement, text)
    return _timed(text)


def _timed(text: str) -> str:
    text = _CLOCK.sub(_clock, text)
    for pattern, replacement in (*_NTH, *_FIXED):
        text = pattern.sub(replacement, text)
    for pattern, unit in _UNITS:
        text = pattern.sub(partial(_measure, unit), text)
    text = _AND_A_HALF.sub(_half_more, text)
    text = _ADJACENT.sub(_summed, text)
    text = re.sub(r"第\s*(?=<)", "", text)
    return _UNITLESS.sub(_in_seconds, text)


def _in_seconds(match: re.Match[str]) -> str:
    number, joint = filter(None, match.groups())
    return f"<{_ms(number, 1000)}> {joint} "


def _measure(unit: int, match: re.Match[str]) -> str:
    return f"<{_ms(match[1], unit)}>"


def _ms(number: str, unit: int) -> int:
    return round(float(number) * unit)


def _clock(match: re.Match[str]) -> str:
    hours, minutes, seconds, rest = match.groups()
    total = (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
    return f"<{total + int((rest or '0').ljust(3, '0'))}>"


def _shaped(match: re.Match[str]) -> str:
    across, down = int(match[1]), int(match[3])
    if (across, down) not in _SHAPES:
        return match[0]
    before, after = match.string[: match.start()], match.string[match.end() :]
    may_be_time = match[2] == ":" and down >= 10
    if may_be_time and (_TIME_BEFORE.search(before[-24:]) or _TIME_AFTER.match(after)):
        return match[0]
    return f" ={across}_{down}= "


def _half_more(match: re.Match[str]) -> str:
    """Read `1 minute and a half` as 90 s, and `3 seconds and a half` as 3.5 s."""
    ms = int(match[1])
    return f"<{ms + (30_000 if ms and ms % 60_000 == 0 else 500)}>"


def _summed(match: re.Match[str]) -> str:
    """Read `1 min 30 s` as one time; a longer one after a shorter one is another."""
    first, second = int(match[1]), int(match[2])
    return f"<{first + second}>" if first > second and first % 60_000 == 0 else match[0]


def _worded(match: re.Match[str]) -> str:
    return str(sum(_WORDS[group.lower()] for group in match.groups() if group))


def _figure(text: str) -> int:
    """Read a number below a thousand, in Chinese or in digits."""
    if text.isdecimal():
        return int(text[:9])
    total = digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _HAN[char]
    return total + digit
