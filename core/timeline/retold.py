"""Whether an agent's own words tell a change already; nobody wants to read it twice. Pure.

Told is what has its figures there, however they are written: `0:10`, `10s` and `10 秒` are one figure. A
change without figures is told when most of its words are.
"""

import re
from collections.abc import Sequence
from typing import Final

_CLOCK: Final = re.compile(r"(?<![\d:])(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.(\d+))?(?![\d:])")
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)*")
_WORD: Final = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]{4,}")
_MOST: Final = 0.6


def untold(changes: Sequence[str], said: str) -> tuple[str, ...]:
    """Give the changes that the agent's words leave out."""
    figures, words = _figures(said), _words(said)
    return tuple(change for change in changes if not _is_told(change, figures, words))


def _is_told(change: str, figures: set[str], words: set[str]) -> bool:
    own = _figures(change)
    if own:
        return own <= figures
    wanted = _words(change)
    return bool(wanted) and len(wanted & words) >= _MOST * len(wanted)


def _figures(text: str) -> set[str]:
    """Give every figure, times in seconds."""
    seconds = _CLOCK.sub(_seconds, text)
    return {f"{float(figure):g}" if figure.count(".") < 2 else figure for figure in _FIGURE.findall(seconds)}


def _seconds(match: re.Match[str]) -> str:
    hours, minutes, seconds, rest = match.groups()
    total = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return f" {total}.{rest} " if rest else f" {total} "


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
