"""Agent text → chat text and offers: instructions to operate a screen go, the rest stays to the letter.

The text is read sentence by sentence, so that a stream can be shown as it comes without ever showing half an
instruction. What counts as one is known to `instructions`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.instructions import cut
from core.phrases import OFFERS, Phrases

__all__ = ["Phrases", "Shown", "Translator", "translate"]

_LONGEST_UNIT = 8000  # text without an end is shown as it is
_OPAQUE = r"""
    ```.*?(?:```|\Z) | `[^`\n]*` | "[^"\n]*" | “[^”\n]*” | «[^»\n]*» | 「[^」\n]*」 | 『[^』\n]*』
  | ‘[^\n]*?’(?!\w) | (?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w) | https?://\S*[^\s.,;:!?。！？，；]
"""
_OPEN = r"""(?:["“«「『‘`]|(?<!\w)'(?=\S))[^\n]*\Z"""  # a quotation that may yet be closed
_END = r"""(?P<end> [.!?…]+["'”’)\]*_]*(?=\s|\Z) | [。！？]+[”’」』）)*_]* | \n )"""
_COMING = re.compile(f"{_OPAQUE} | {_OPEN} | {_END}", re.VERBOSE | re.DOTALL)
_COME = re.compile(f"{_OPAQUE} | {_END}", re.VERBOSE | re.DOTALL)
_WORD_BEFORE = re.compile(r"(?:^|[\s(])([\w.]+)\Z")
_MARKER = re.compile(r"(?:[-*•·+]|\d{1,3}[.)、]|#{1,6})\s+|\d{1,3}、|[①-⑳]\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chat shows, and what it offers instead of a screen."""

    text: str
    offers: tuple[str, ...] = ()


def translate(text: str, phrases: Phrases) -> Shown:
    """Translate a whole reply."""
    translator = Translator(phrases)
    translator.feed(text)
    return translator.close()


class Translator:
    """Translates a reply as it comes in."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._buffer = ""
        self._shown = _Page()
        self._offers: set[str] = set()

    def feed(self, delta: str) -> str:
        """Take in some text and give what can be shown of it: whole sentences."""
        self._buffer += delta
        before = len(self._shown.text)
        for unit in self._units(is_last=False):
            self._take(unit)
        return self._shown.text[before:]

    def close(self) -> Shown:
        """Give all there is to show."""
        for unit in self._units(is_last=True):
            self._take(unit)
        offers = tuple(offer for offer in OFFERS if offer in self._offers)
        return Shown(self._shown.finished(), offers)

    def _units(self, *, is_last: bool) -> Iterator[str]:
        """Take whole sentences off the buffer, each with the space after it."""
        while self._buffer:
            size = self._unit_size(_COME if is_last else _COMING)
            if size == len(self._buffer) and not is_last and size < _LONGEST_UNIT:
                return
            unit, self._buffer = self._buffer[:size], self._buffer[size:]
            yield unit

    def _unit_size(self, scan: re.Pattern[str]) -> int:
        for found in scan.finditer(self._buffer):
            if found.lastgroup == "end" and not self._is_abbreviation(found):
                rest = self._buffer[found.end() :]
                return found.end() + len(rest) - len(rest.lstrip())
        return len(self._buffer)

    def _is_abbreviation(self, found: re.Match[str]) -> bool:
        word = _WORD_BEFORE.search(self._buffer[: found.start()]) if found.group() == "." else None
        if word is None:
            return False
        is_initial = len(word[1]) == 1 and word[1].isupper()
        is_number = word[1].isdecimal() and not self._buffer[: word.start()].rpartition("\n")[2].strip()
        return is_initial or is_number or word[1].lower() in self._phrases.abbreviations

    def _take(self, unit: str) -> None:
        body = unit.strip()
        if not body:
            self._shown.space(unit)
            return
        start = unit.index(body)
        space = unit[start + len(body) :]
        self._shown.space(unit[:start])
        marker = found.group() if (found := _MARKER.match(body)) and self._shown.is_line_start else ""
        left = cut(body[len(marker) :], self._phrases, is_step=bool(marker) and self._shown.lost_step)
        if left.removed:
            self._offers |= self._phrases.offered(left.removed)
        if left.kept or not left.removed:
            self._shown.add(marker + left.kept, space)
        else:
            self._shown.skip(space, is_step=bool(marker))


class _Page:
    """The text shown so far, and the space and the heading that wait for what comes next."""

    def __init__(self) -> None:
        self.text = ""
        self.lost_step = False
        self._space = ""
        self._heading = ""
        self._above = ""  # the space before the heading
        self._is_lost = False  # the last sentence
        self._has_lost = False  # any since the heading

    @property
    def is_line_start(self) -> bool:
        """Tell whether the next sentence begins a line."""
        return not (self.text or self._heading) or "\n" in self._space

    def space(self, space: str) -> None:
        """Leave room before the next sentence."""
        self._space += space

    def add(self, kept: str, space: str) -> None:
        """Show a sentence; a heading waits until something stays under it."""
        if self._heading:
            self._settle_heading(is_over=self._has_lost and bool(_BLANK_LINE.search(self._space)))
        if kept.endswith(_COLONS) and "\n" in space:
            self._heading, self._above, self._has_lost = kept, self._space, False
        else:
            self.text += self._space + kept
        self._space, self._is_lost, self.lost_step = space, False, False

    def skip(self, space: str, *, is_step: bool) -> None:
        """Leave a sentence out."""
        self._space = _wider(self._space, space) if self.text or self._heading else ""
        self._is_lost, self._has_lost, self.lost_step = True, True, is_step

    def finished(self) -> str:
        """Give all of the text."""
        if self._heading:
            self._settle_heading(is_over=self._has_lost)
        if not self._is_lost:
            self.text += self._space
            self._space = ""
        return self.text

    def _settle_heading(self, *, is_over: bool) -> None:
        """Show the heading, or leave it out when all that was under it is gone."""
        if is_over:
            self._space = _wider(self._above, self._space) if self.text else ""
        else:
            self.text += self._above + self._heading
        self._heading = ""


def _wider(before: str, after: str) -> str:
    """Choose the space that stays where a sentence went: the more lines, the indent of what follows."""
    if "\n" not in after:
        return before or after
    if after.count("\n") >= before.count("\n"):
        return after
    return before.rstrip(" \t") + after.rsplit("\n", 1)[1]
