"""Phrases made of words and slots, and whether some words are one of them.

`{name}` is one phrase of that list, `{name?}` at most one, `{name*}` and `{name+}` several; `#` is a number.
Three lists are given: `{link}`, `{quote}`, and `{any}`, which is any number of any words.
Between the parts of a phrase, words that say nothing may stand. A recogniser walks sets of places instead of
trying one way after the other, so that no message, however built, takes long.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.routing.wording import LINK, QUOTE, spell

_SLOT = re.compile(r"\{(\w+)([?*+]?)\}")
_BRACES = re.compile(r"[{}]")

Tokens = tuple[str, ...]
Places = frozenset[int]
_NOWHERE: Places = frozenset()
_ANY = "any"


class UnknownSlot(ValueError):
    """A phrase names a list that does not exist, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a phrase: words, or a slot and how often it may be filled."""

    words: Tokens = ()
    slot: str = ""
    times: str = ""


Phrase = tuple[Part, ...]
Index = Mapping[str, Sequence[Phrase]]


def _phrase(text: str) -> Phrase:
    parts: list[Part] = []
    at = 0
    for found in _SLOT.finditer(text):
        parts += _words(text[at : found.start()])
        parts.append(Part(slot=found[1], times=found[2]))
        at = found.end()
    return (*parts, *_words(text[at:]))


def _words(text: str) -> Iterable[Part]:
    if _BRACES.search(text):
        raise UnknownSlot(f"a brace too many in “{text.strip()}”")
    spelled = tuple(spell(text).split())
    return (Part(spelled),) if spelled else ()


def _same(words: Tokens, tokens: Tokens, at: int) -> bool:
    there = tokens[at : at + len(words)]
    return there == words or (
        "#" in words
        and len(there) == len(words)
        and all(a == b or (a == "#" and b.isdecimal()) for a, b in zip(words, there, strict=True))
    )


class Grammar:
    """All lists of words by name, each in order of what its phrases may begin with."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists: dict[str, list[Phrase]] = {
            "link": [(Part((LINK,)),)],
            "quote": [(Part((QUOTE,)),)],
            _ANY: [],
        }
        for name, texts in lists.items():
            self._lists.setdefault(name, []).extend(filter(None, map(_phrase, texts)))
        for name in self._lists:
            self._check(name, ())
        self._firsts: dict[str, frozenset[str]] = {}
        self._index = {name: self._indexed(phrases) for name, phrases in self._lists.items()}

    def _check(self, name: str, inside: Tokens) -> None:
        if name not in self._lists:
            raise UnknownSlot(f"no list for {{{name}}}")
        if name in inside:
            raise UnknownSlot(f"{{{name}}} holds itself")
        for slot in {part.slot for phrase in self._lists[name] for part in phrase if part.slot}:
            self._check(slot, (*inside, name))

    def _indexed(self, phrases: Iterable[Phrase]) -> Index:
        index: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for first in self.firsts(phrase):
                index.setdefault(first, []).append(phrase)
        return index

    def phrase(self, text: str) -> Phrase:
        """Read a phrase; every slot in it must exist."""
        phrase = _phrase(text)
        for slot in (part.slot for part in phrase if part.slot):
            self._check(slot, ())
        return phrase

    def firsts(self, phrase: Phrase) -> frozenset[str]:
        """Give the words that a phrase may begin with."""
        firsts: frozenset[str] = frozenset()
        for part in phrase:
            firsts |= self._slot_firsts(part.slot) if part.slot else frozenset(part.words[:1])
            if part.times not in ("?", "*"):
                break
        return firsts

    def _slot_firsts(self, slot: str) -> frozenset[str]:
        if slot not in self._firsts:
            self._firsts[slot] = frozenset(
                first for phrase in self._lists[slot] for first in self.firsts(phrase)
            )
        return self._firsts[slot]

    def hear(self, tokens: Tokens, idle: Tokens = ("fillers",)) -> "Hearing":
        """Prepare to recognise these words; what is in the lists `idle` may stand anywhere between."""
        return Hearing(self._index, tokens, [self._index[name] for name in idle if name in self._index])


class Hearing:
    """Some words, and where each list can end in them; remembers what it found."""

    def __init__(self, index: Mapping[str, Index], tokens: Tokens, idle: Sequence[Index]) -> None:
        self._index = index
        self._tokens = tokens
        self._idle = idle
        self._known: dict[tuple[str, int], Places] = {}
        self._skipped: dict[int, Places] = {}

    def is_idle(self) -> bool:
        """Tell whether the words say nothing."""
        return len(self._tokens) in self._skip(0)

    def firsts(self, start: int = 0) -> set[str]:
        """Give the words that a phrase from `start` on can begin with."""
        return {first for at in self._skip(start) for first in self._first(at)}

    def is_phrase(self, phrase: Phrase, start: int = 0) -> bool:
        """Tell whether the words from `start` on are, as a whole, this phrase."""
        return len(self._tokens) in self._through(phrase, self._skip(start))

    def _first(self, at: int) -> Tokens:
        if at >= len(self._tokens):
            return ()
        first = self._tokens[at]
        return (first, "#") if first.isdecimal() else (first,)

    def _through(self, phrase: Phrase, places: Places) -> Places:
        for part in phrase:
            places = self._part(part, places)
            if not places:
                return _NOWHERE
        return places

    def _part(self, part: Part, places: Places) -> Places:
        if part.slot == _ANY:
            return frozenset(range(min(places), len(self._tokens) + 1))
        if not part.slot:
            size = len(part.words)
            reached = [at + size for at in places if _same(part.words, self._tokens, at)]
            return _NOWHERE.union(*map(self._skip, reached)) if reached else _NOWHERE
        found = _NOWHERE.union(*(self._ends(part.slot, at) for at in places))
        if part.times in ("*", "+"):
            found = self._again(part.slot, found)
        return found | places if part.times in ("*", "?") else found

    def _again(self, slot: str, found: Places) -> Places:
        fresh = found
        while fresh:
            fresh = _NOWHERE.union(*(self._ends(slot, at) for at in fresh)) - found
            found |= fresh
        return found

    def _ends(self, slot: str, at: int) -> Places:
        """Give the places that one phrase of the list can lead to, idle words after it included."""
        if (slot, at) not in self._known:
            index, here = self._index[slot], frozenset((at,))
            phrases = {phrase for first in self._first(at) for phrase in index.get(first, ())}
            self._known[slot, at] = _NOWHERE.union(*(self._through(phrase, here) for phrase in phrases))
        return self._known[slot, at]

    def _idle_ends(self, at: int) -> set[int]:
        phrases = [
            phrase for first in self._first(at) for idle in self._idle for phrase in idle.get(first, ())
        ]
        return {at + len(one.words) for (one, *_) in phrases if _same(one.words, self._tokens, at)}

    def _skip(self, at: int) -> Places:
        if at not in self._skipped:
            reached = {at}
            fresh = [at]
            while fresh:
                place = fresh.pop()
                new = self._idle_ends(place) - reached
                reached |= new
                fresh += new
            self._skipped[at] = frozenset(reached)
        return self._skipped[at]
