"""Slips of the finger in the words that wishes are made of, mended. Pure."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from studio.language.vocabulary import EVERY

SHORTEST: Final = 5
# Slips that are too far from the word, or too short, to be told by one letter.
_USUAL: Final[Mapping[str, str]] = {
    "teh": "the", "hte": "the", "adn": "and", "vedio": "video", "vidoe": "video", "musik": "music",
    "musc": "music", "tirm": "trim", "trimm": "trim", "trime": "trim", "tittle": "title", "titel": "title",
    "mutte": "mute", "fist": "first", "secnd": "second", "secnds": "seconds", "seocnds": "seconds",
    "secods": "seconds", "clib": "clip", "cilp": "clip", "spped": "speed", "fde": "fade", "mtue": "mute",
    "muet": "mute", "udno": "undo", "unod": "undo", "vertcal": "vertical", "remvoe": "remove", "ad": "add",
    "lst": "last", "delte": "delete", "backgroud": "background", "subtitel": "subtitle", "hafl": "half",
    "kepe": "keep", "vol": "volume", "ct": "cut",
}  # fmt: skip
# Words of their own that are one slip away from ours.
_OTHERS: Final[frozenset[str]] = frozenset(
    {
        "block", "brain", "class", "cross", "dress", "eight", "farmer", "father", "fight", "flower", "glass",
        "grace", "grand", "grape", "grass", "grave", "horse", "house", "lever", "money", "mother", "mouse",
        "night", "party", "plane", "punch", "power", "press", "shape", "share", "shark", "sight", "snake",
        "stone", "tight", "tighten", "tower", "trade", "train", "water", "while",
        "angle", "beast", "bottle", "battle", "bound", "chips", "cover", "ending", "faces", "faded",
        "flips", "found", "least", "lover", "might", "mover", "paste", "place", "plays", "pound", "remote",
        "right", "round", "settle", "shirt", "shore", "shots", "slips", "smart", "spade", "specs", "sport",
        "stare", "wound",
    }
)  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def corrected(text: str) -> str:
    """Give the text with each unknown word that is one slip away from a known one replaced by it."""
    return re.sub(r"\b[A-Za-z]{2,24}\b", _replaced, text)


def _replaced(match: re.Match[str]) -> str:
    # A capital within a wish begins somebody's name.
    is_name = match.start() > 0 and match[0].istitle()
    return match[0] if is_name else _mended(match[0].lower(), match[0])


def _mended(word: str, said: str) -> str:
    if word in _USUAL:
        return _USUAL[word]
    known = _known()
    if len(word) < SHORTEST or word in known or word in _OTHERS:
        return said
    return next((near for near in sorted(_slips(word)) if near in known), said)


@cache
def _known() -> frozenset[str]:
    """Every longer English word that wishes are made of, and the units that figures come with."""
    units = ("second", "seconds", "minute", "minutes", "percent", "clips")
    return frozenset(word for words in EVERY for word in (*words.latin, *units) if len(word) >= SHORTEST)


def _slips(word: str) -> set[str]:
    """Give every word that is one letter too many, too few, wrong or swapped away."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {left + right[1:] for left, right in halves if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in halves if right for letter in _LETTERS}
    more = {left + letter + right for left, right in halves for letter in _LETTERS}
    return less | swapped | wrong | more
