"""Slips of the finger in the words that wishes are made of, mended. Pure."""

import re
from typing import Final

_KNOWN: Final = frozenset(
    "first last second seconds minute minutes trim keep remove delete speed faster slower volume louder quieter music "
    "background title caption subtitle vertical square landscape portrait fade mute undo order swap move merge join "
    "combine resolution upbeat cinematic ambient slow motion beginning start middle bottom clip clips video reverse".split()
)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
SHORTEST: Final = 4


def corrected(text: str) -> str:
    """Give the text with each unknown word that is one slip away from a known one replaced by it."""
    return re.sub(r"[A-Za-z]+", lambda match: _known(match[0]), text)


def _known(word: str) -> str:
    lower = word.lower()
    if len(lower) < SHORTEST or lower in _KNOWN:
        return word
    return next((near for near in sorted(_slips(lower)) if near in _KNOWN), word)


def _slips(word: str) -> set[str]:
    """Give every word that is one letter too many, too few, wrong or swapped away."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {left + right[1:] for left, right in halves if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in halves if right for letter in _LETTERS}
    more = {left + letter + right for left, right in halves for letter in _LETTERS}
    return less | swapped | wrong | more
