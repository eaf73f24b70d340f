"""Clips called by the bare words of their files' names: `put the lake first`, `把海滩调亮`. Pure.

Words that wishes are made of stay what they are, whatever a file is called; and so does a name that two files
share.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from studio.language.naming import HAN_THING, THING
from studio.language.vocabulary import EVERY

_PART: Final = re.compile(r"[\s_.-]+")
_NUMBERED: Final = re.compile(rf"{THING}\d+", re.IGNORECASE)
_LEAST: Final = 3  # letters
_LEAST_HAN: Final = 2
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def called_aside(text: str, names: Sequence[str], mark: str) -> str:
    """Replace what files are called by their numbers, the longest first."""
    called = [_called(name) for name in names]
    times = Counter(map(str.lower, filter(None, called)))
    for one in sorted(set(filter(None, called)), key=len, reverse=True):
        if times[one.lower()] == 1:
            text = _pattern(one).sub(f" {mark.format(called.index(one) + 1)} ", text)
    return text


def _called(name: str) -> str:
    """Give the words that stand for a file alone; nothing where they say too little."""
    stem = name.rpartition(".")[0].strip()
    parts = [part for part in _PART.split(stem.lower()) if part]
    is_long = len(stem) >= (_LEAST_HAN if _HAN.search(stem) else _LEAST)
    is_own = any(not _is_ours(part) for part in parts) and not _NUMBERED.fullmatch("".join(parts))
    return stem if is_long and is_own else ""


def _pattern(stem: str) -> re.Pattern[str]:
    said = r"[\s_.-]*".join(re.escape(part) for part in _PART.split(stem) if part)
    if _HAN.search(stem):
        return re.compile(rf"{said}(?:这?[个段张])?{HAN_THING}?", re.IGNORECASE)
    return re.compile(rf"(?<![\w@~])(?:(?:the|my|that|this)\s+)?{said}(?:\s+{THING}\b)?(?!\w)", re.IGNORECASE)


@cache
def _is_ours(word: str) -> bool:
    """Tell whether wishes are made of this word."""
    return word.isdecimal() or any(word in words.latin or words.han.fullmatch(word) for words in EVERY)
