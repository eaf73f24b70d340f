"""The order in which a line of mixed directions is seen: Latin rightwards, Hebrew and Arabic leftwards; pure.

libass orders only what lies between two changes of font. So lines are ordered here, by the rules of Unicode
(UAX 9) without its explicit marks; no library gives the parts of a line unturned, as libass
needs them to join Arabic letters.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

_STRONG: Final = {"L": 0, "R": 1, "AL": 1}
_TURNED: Final = frozenset({"R", "AL", "NSM"})
_SIDES: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # which way neutral signs beside it go
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "ES", "ET", "CS"})
_BRACKETS: Final = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "」": "「"}
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›（）【】「」", ")(][}{><»«›‹）（】【」「")
_UNSEEN: Final = frozenset({"NSM", "BN"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters of a line from `first` up to, without, `end`, which all go one way."""

    first: int
    end: int
    is_leftwards: bool = False


def ordered(line: str, around: str = "") -> tuple[Stretch, ...]:
    """Give the stretches of a line from left to right; `around` is its title, which sets its direction."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in line]
    base = _base(around or line)
    if not base and not {"R", "AL", "AN"} & {*kinds}:
        return (Stretch(0, len(line)),)
    runs = _turned([*_runs(_levels(_resolved(line, kinds, base), base))])
    return tuple(Stretch(places[0], places[-1] + 1, bool(level % 2)) for level, places in runs)


def leftwards(text: str) -> str:
    """Write what goes leftwards as libass shows it right, which takes every run for a part of a Latin line.

    It turns what lies between two letters. Signs before the first and after the last it leaves where they
    are, so they are turned here.
    """
    strong = [place for place, letter in enumerate(text) if unicodedata.bidirectional(letter) in _TURNED]
    first, end = (strong[0], strong[-1] + 1) if strong else (len(text), len(text))
    before, after = (part[::-1].translate(_MIRRORED) for part in (text[:first], text[end:]))
    return after + text[first:end] + before


def _base(text: str) -> int:
    """Take the direction of the first letter that has one."""
    strong = (_STRONG.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((level for level in strong if level is not None), 0)


def _resolved(line: str, kinds: list[str], base: int) -> list[str]:
    """Give every character L, R, EN or AN."""
    side = "R" if base else "L"
    kinds = [*_following(kinds, side)]
    kinds = [*_numbers(kinds, side)]
    for first, last in _pairs(line):
        kinds[first] = kinds[last] = _bracket(kinds, first, last, side)
    return [*_neutrals(kinds, side)]


def _pairs(line: str) -> list[tuple[int, int]]:
    """Find the brackets that belong together."""
    found, waiting = [], list[int]()
    for place, letter in enumerate(line):
        if letter in _BRACKETS.values():
            waiting.append(place)
        elif letter in _BRACKETS and _BRACKETS[letter] in map(line.__getitem__, waiting):
            while line[waiting[-1]] != _BRACKETS[letter]:
                waiting.pop()
            found.append((waiting.pop(), place))
    return sorted(found)


def _bracket(kinds: list[str], first: int, last: int, side: str) -> str:
    """Let brackets go with the line, unless all within them and before them goes the other way."""
    inside = {_SIDES[kind] for kind in kinds[first + 1 : last] if kind in _SIDES}
    if not inside or side in inside:
        return side if inside else kinds[first]
    return next((_SIDES[kind] for kind in reversed(kinds[:first]) if kind in _SIDES), side)


def _following(kinds: Iterable[str], side: str) -> Iterator[str]:
    """Let marks and what is unseen go with the character before."""
    before = side
    for kind in kinds:
        before = before if kind in _UNSEEN else kind
        yield before


def _numbers(kinds: list[str], side: str) -> Iterator[str]:
    """Let digits go with Arabic or Latin letters before them, and their signs with them."""
    strong = side
    for place, kind in enumerate(kinds):
        near = (kinds[place - 1] if place else side, kinds[place + 1] if place + 1 < len(kinds) else side)
        if kind in _STRONG:
            strong = kind
        is_inside = kind in {"ES", "CS"} and near == ("EN", "EN")
        if kind == "EN" or is_inside or (kind == "ET" and "EN" in near):
            yield {"AL": "AN", "L": "L"}.get(strong, "EN")
        else:
            yield "R" if kind == "AL" else kind


def _neutrals(kinds: list[str], side: str) -> Iterator[str]:
    """Let neutral signs go with both neighbours where these agree, else with the line."""
    runs = [(is_neutral, [*run]) for is_neutral, run in groupby(kinds, _NEUTRAL.__contains__)]
    for place, (is_neutral, run) in enumerate(runs):
        if not is_neutral:
            yield from run
            continue
        before = _SIDES[runs[place - 1][1][-1]] if place else side
        after = _SIDES[runs[place + 1][1][0]] if place + 1 < len(runs) else side
        yield from [before if before == after else side] * len(run)


def _levels(kinds: Iterable[str], base: int) -> list[int]:
    deep: dict[str, int] = {"L": 2 * base, "R": 1, "EN": 2, "AN": 2}
    return [deep[kind] for kind in kinds]


def _runs(levels: list[int]) -> Iterator[tuple[int, list[int]]]:
    for level, places in groupby(range(len(levels)), levels.__getitem__):
        yield level, [*places]


def _turned(runs: list[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """Put runs from left to right: from the deepest level on, those that lie together are turned round."""
    for least in (2, 1):
        runs = [
            run
            for is_deep, group in groupby(runs, partial(_is_deep, least))
            for run in ([*group][::-1] if is_deep else group)
        ]
    return runs


def _is_deep(least: int, run: tuple[int, list[int]]) -> bool:
    return run[0] >= least
