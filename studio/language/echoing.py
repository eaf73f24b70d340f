"""Words given back as people wrote them. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.figures import clock
from studio.language.quantities import measured
from studio.language.quotes import Quotes

MOST_SHOWN: Final = 120
_MARK: Final = r"<\d+>|@-?\d+|#[-\d/]+#|§\d+§|~\d+~|=\d+_\d+="
_TOKEN: Final = re.compile(rf"{_MARK}|[\u4e00-\u9fff]|[^\W_]+(?:['’][^\W_]+)*|[%+°]")
_IS_MARK: Final = re.compile(_MARK)
# Between what was said so, one wish ends and the next begins.
_BREAK: Final = re.compile(
    r"[,;.!?\n，。；！？、]|\b(?:and|then|also|but|plus)\b|然后|并且|再|接着|还有", re.IGNORECASE
)
_LEAST: Final = 0.6  # of the words are to be found for it to be the place


@dataclass(frozen=True, slots=True)
class Echo:
    """What the marks of one instruction stand for, and the instruction itself."""

    quotes: Quotes
    clips: Sequence[str]
    sounds: Sequence[str]
    said: str = ""

    def plain(self, text: str) -> str:
        """Give a marked text back, in the words that were typed where those are found."""
        return _short(self._typed(text) or self._named(text))

    def _typed(self, text: str) -> str:
        """Find what was typed: all between the first word of it that stands there and the last."""
        marked = [(found[0], _IS_MARK.fullmatch(found[0]) is not None) for found in _TOKEN.finditer(text)]
        words = [_alike(word) for word, is_mark in marked if not is_mark]
        typed = [(_alike(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(self.said)]
        start, places = _place(words, [word for word, _, _ in typed])
        if not words:
            return self._measured(text.strip())
        if len(places) < _LEAST * len(words):
            return ""
        begins, ends = typed[start][1], typed[places[-1]][2]
        if marked[0][1]:
            begins = max((one.end() for one in _BREAK.finditer(self.said, 0, begins)), default=0)
        if marked[-1][1]:
            after = _BREAK.search(self.said, ends)
            ends = after.start() if after else len(self.said)
        return " ".join(self.said[begins:ends].split())

    def _measured(self, mark: str) -> str:
        """Find the one figure that was made into a mark."""
        spans = [found.span() for found in _TOKEN.finditer(self.said)]
        windows = ((spans[at], spans[at + more]) for more in (2, 1, 0) for at in range(len(spans) - more))
        typed = (self.said[first[0] : last[1]] for first, last in windows)
        return next((words for words in typed if measured(words).strip() == mark), "")

    def _named(self, text: str) -> str:
        text = re.sub(r"<(\d+)>", lambda match: clock(int(match[1])), text)
        text = re.sub(r"@-1", "the last clip", text)
        text = re.sub(r"@(\d+)", lambda match: _name(self.clips, match[1], "clip "), text)
        text = re.sub(r"~(\d+)~", lambda match: _name(self.sounds, match[1], "sound "), text)
        text = re.sub(r"=(\d+)_(\d+)=", r"\1:\2", text)
        text = re.sub(r"#([-\d/]+)#", lambda match: match[1].replace("/", ", "), text)
        return self.quotes.back(" ".join(text.split()), "“{}”".format)


def _place(words: Sequence[str], typed: Sequence[str]) -> tuple[int, list[int]]:
    """Find where most of the words stand in their order, the closest together."""
    best: tuple[int, int, list[int]] = (0, 0, [])
    for start in (place for place, word in enumerate(typed) if words and word in words[:2]):
        places, at = list[int](), start
        for word in words:
            found = next(
                (place for place in range(at, min(len(typed), at + 8)) if typed[place] == word), None
            )
            if found is not None:
                places.append(found)
                at = found + 1
        if places and (len(places), -(places[-1] - start)) > best[:2]:
            best = (len(places), -(places[-1] - start), places)
    return (best[2][0], best[2]) if best[2] else (0, [])


def _alike(word: str) -> str:
    return unicodedata.normalize("NFKC", word).lower().replace("’", "'")


def _short(shown: str) -> str:
    return shown if len(shown) <= MOST_SHOWN else shown[: MOST_SHOWN - 1] + "…"


def _name(names: Sequence[str], number: str, otherwise: str) -> str:
    place = int(number)
    return names[place - 1] if 0 < place <= len(names) else f"{otherwise}{number}"
