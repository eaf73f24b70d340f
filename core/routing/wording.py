"""What a message says once width, case, accents, emoji and quotations make no difference.

Words are spelled as tokens with one space after each, Chinese character by character, so that one pattern
language serves scripts with and without spaces. Every token knows its place in the original.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

QUOTE, LINK, MENTION, BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
_INSIDE = "\ue00f"  # stands for what is left out within a word: don't → dont
_DROPPED = {"Mn": _INSIDE, "Me": _INSIDE, "Cf": _INSIDE, "So": " ", "Sk": " "}
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
MEDIA_FILE = re.compile(
    r"\.(?:mp4|mov|avi|webm|mkv|jpe?g|png|gif|webp|mp3|wav|m4a|aac)(?:$|[?#])", re.IGNORECASE
)

# Taken as one opaque token each: nothing inside is ever matched. A quote left open runs to its line's end.
_OPAQUE = re.compile(
    rf"""
    (?P<quote> ```.*?(?:```|\Z) | `[^`\n]+` | (?<!\d)"[^"\n]*(?:"|$) | “[^”]*(?:”|\Z) | „[^“”\n]*[“”]
             | «[^»]*» | 「[^」]*」 | 『[^』]*』 | 《[^》]*》 | ‘[^\n]*?’(?!\w) | (?<!\w)'(?=\S)[^\n]*?'(?!\w)
             | ^>[^\n]* )
  | (?P<link> (?:https?://|www\.[^\s/{_UNSPACED}]+/)[^\s<>"'`，。；！？、）】」{_UNSPACED}]*
              [^\s<>"'`，。；！？、）】」{_UNSPACED}.,;:!?)\]}}*~] )
  | (?P<mention> <@!?\d+> | (?<![\w.])@\w+ )
  | (?P<file> (?<![a-z0-9_.-])[a-z0-9_-]+\.(?=[0-9]?[a-z])[a-z0-9]{{2,4}}(?![a-z0-9_]|\.[a-z0-9])
            | (?<!\w)\#\w+ )
  | (?P<smile> (?<![\w])[:;=]['-]?[()dpo3](?!\w) | <3 | \^_?\^ | :[a-z_]+:(?!//) )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_MASKS = {"quote": QUOTE, "link": LINK, "mention": MENTION, "file": QUOTE, "smile": " "}
_SILENT = str.maketrans("*~¿¡", "    ")
_WITHIN = re.compile(r"(?<=\w)['’`](?=\w)|(?<=[a-z])-(?=[a-z])")  # don't, drag-and-drop
_BULLET = r"(?:(?:[-•·]|\d{1,2}[.)、])(?:\s+|(?<=、)))"
_TOKEN = re.compile(
    rf"""
    {QUOTE}+ | {LINK}+ | {MENTION}+ | \A\s*{_BULLET} | \s*\n\s*{_BULLET}? | (?<=;)\s*{_BULLET}
  | \d+(?:[.:,]\d+)* | [^\W\d_{_UNSPACED}]+(?:{_INSIDE}+[^\W\d_{_UNSPACED}]*)* | [{_UNSPACED}] | [^\w\s]
    """,
    re.VERBOSE,
)


_UNSPACED_START = re.compile(f"[{_UNSPACED}]")


def is_unspaced(token: str) -> bool:
    """Tell whether a token is of a script that puts no space between words."""
    return _UNSPACED_START.match(token) is not None


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    """Give one character for one, so that places stay those of the original."""
    dropped = _DROPPED.get(unicodedata.category(char))
    if dropped and char != "`":
        return dropped
    wide = unicodedata.normalize("NFKC", char)
    parts = unicodedata.normalize("NFD", wide.lower())
    if "\u0300" <= parts[1:] < "\u0370":
        return parts[0]
    return wide.lower() if len(wide.lower()) == 1 else char


def _masked(text: str) -> str:
    """Level the text and hide what is opaque, every character in its place."""
    level = "".join(map(_plain, text))
    hidden = _OPAQUE.sub(lambda found: _MASKS[str(found.lastgroup)] * len(found.group()), level)
    return _WITHIN.sub(_INSIDE, hidden).translate(_SILENT)


def _name(token: str) -> str:
    if token[0] in (QUOTE, LINK, MENTION):
        return token[0]
    is_bullet = len(token) > 1 and (token[-1].isspace() or token[-1] == "、")
    return BREAK if is_bullet or "\n" in token else token.replace(_INSIDE, "")


@dataclass(frozen=True, slots=True)
class Wording:
    """A message as tokens; `said` holds them with a space after each."""

    original: str
    said: str
    spans: tuple[tuple[int, int], ...]
    offsets: tuple[int, ...]

    @classmethod
    def read(cls, original: str) -> "Wording":
        """Spell a message."""
        names: list[str] = []
        spans: list[tuple[int, int]] = []
        for found in _TOKEN.finditer(_masked(original)):
            if name := _name(found.group()):
                names.append(name)
                spans.append(found.span())
        offsets, offset = [], 0
        for name in names:
            offsets.append(offset)
            offset += len(name) + 1
        return cls(original, "".join(name + " " for name in names), tuple(spans), tuple(offsets))

    def without_written(self, written: re.Pattern[str]) -> "Wording":
        """Take links that are texts to be written for quotations, unless they lead to a media file."""
        said = self.said
        for found in written.finditer(said):
            at = found.start("told") if found["told"] else found.start("shown")
            start, end = self.spans[bisect_left(self.offsets, at)]
            if not MEDIA_FILE.search(self.original[start:end]):
                said = said[:at] + QUOTE + said[at + 1 :]
        return Wording(self.original, said, self.spans, self.offsets)

    def place(self, offset: int) -> int:
        """Tell where in the original the token at this offset of `said` begins."""
        index = bisect_left(self.offsets, offset)
        return self.spans[index][0] if index < len(self.spans) else len(self.original)

    def end(self, offset: int) -> int:
        """Tell where in the original the token before this offset of `said` ends."""
        index = bisect_left(self.offsets, offset)
        return self.spans[index - 1][1] if index else 0

    def links(self) -> tuple[tuple[int, int], ...]:
        """Give the places of the links in the original."""
        marks = (i for i, at in enumerate(self.offsets) if self.said[at] == LINK)
        return tuple(self.spans[i] for i in marks)


def spell(words: str) -> str:
    """Spell a phrase of a table in the same way as messages; `#` stays, for any number."""
    # Apart from the rest, for in a message it begins a hashtag.
    return "# ".join(Wording.read(part).said for part in words.split("#"))


def either(phrases: Iterable[str]) -> str:
    """Make a pattern of any of the phrases, the longest first; of none, one that matches nowhere."""
    spelled = sorted({spell(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\#", r"\d+") for phrase in spelled if phrase) or r"(?!)"


def anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """Find any of the phrases in what is said."""
    return re.compile(rf"(?<!\S)(?:{either(phrases)})")
