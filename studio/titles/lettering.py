"""Words broken into lines that fit: where a break is allowed, how wide each line is, how large it may be.

Lines are broken here, since libass breaks only at spaces and Chinese has none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from studio.titles import fonts

# What belongs to the character before it: marks, joiners and what they join, tones of skin, closing brackets.
_CLINGS: Final = re.compile(
    "[\u200d\ufe0f\u20e3\U0001f3fb-\U0001f3ff。，、．：；！？）」』】》〉’”…,.!?;:)\\]}%ー々]"
)
_OPENS: Final = re.compile("[（「『【《〈‘“([{\u200d]")
_HYPHENS: Final = frozenset("-‐–—/")
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]")  # two of them are one
_FLAGS_LAST: Final = re.compile(f"{_FLAG.pattern}*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a title and the runs that draw it; its lengths are in ems of the title."""

    text: str
    runs: tuple[fonts.Run, ...]
    scale: float = 1.0

    @property
    def width(self) -> float:
        """How wide it is."""
        return sum(run.width for run in self.runs) * self.scale

    @property
    def height(self) -> float:
        """How high, as libass sets lines: room for what rises highest and what hangs lowest."""
        faces = [run.face for run in self.runs]
        ascent = max((face.ascent for face in faces), default=0.8)
        return (ascent + max((face.descent for face in faces), default=0.2)) * self.scale


def lines(text: str, width: float, lesser: float = 1.0) -> tuple[Line, ...]:
    """Break a title into lines of at most this many ems, about equally long.

    All but the first paragraph are `lesser` in size.
    """
    paragraphs = [paragraph for paragraph in text.splitlines() if paragraph.strip()]
    return tuple(
        Line(line, fonts.runs(line, text), scale)
        for paragraph, scale in zip(paragraphs, (1.0, *[lesser] * len(paragraphs)), strict=False)
        for line in wrap(paragraph, _evened(paragraph, width / scale))
    )


def wrap(text: str, width: float) -> list[str]:
    """Break text into lines of at most this many ems, between words where there are any."""
    return [line for paragraph in text.splitlines() for line in _broken(paragraph, width)]


def _evened(paragraph: str, width: float) -> float:
    """Find the least width that needs no more lines and parts no word, so that no last line is short."""
    count, whole = len(wrap(paragraph, width)), fonts.width(paragraph)
    if count < 2:
        return width
    least = max(fonts.width(piece, paragraph) for piece in _pieces(paragraph, width))
    tried = (max(least, whole / count * share / 20) for share in range(20, 30))
    return next(
        (narrower for narrower in tried if narrower < width and len(wrap(paragraph, narrower)) == count),
        width,
    )


def _broken(paragraph: str, width: float) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(paragraph, width):
        length = fonts.width(piece, paragraph)
        if line and used + length > width and not piece.isspace():
            yield line.rstrip()
            line, used = "", 0.0
        if line or not piece.isspace():
            line, used = line + piece, used + length
    yield line.rstrip()


def _pieces(paragraph: str, width: float) -> Iterator[str]:
    """Give what a line may break between: words, spaces, single CJK characters, parts of long words."""
    word = ""
    for letter in paragraph:
        if word and (_is_between(word, letter) or _is_too_long(word + letter, paragraph, width)):
            yield word
            word = ""
        word += letter
    if word:
        yield word


def _is_between(word: str, letter: str) -> bool:
    """Tell whether a line may end after this word, before this letter."""
    before = word[-1]
    if letter.isspace() or before.isspace():
        return True
    if _CLINGS.match(letter) or _OPENS.match(before) or unicodedata.category(letter)[0] == "M":
        return False
    if _FLAG.match(letter):
        return len(_FLAGS_LAST.findall(word)[0]) % 2 == 0
    return _is_full(letter) or _is_full(before) or (before in _HYPHENS and len(word) > 1)


def _is_too_long(word: str, paragraph: str, width: float) -> bool:
    is_whole = _CLINGS.match(word[-1]) is None and unicodedata.category(word[-1])[0] != "M"
    return is_whole and fonts.width(word, paragraph) > width


def _is_full(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}
