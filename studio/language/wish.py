"""One wish with its marks: the figures, clips and words it names, and the words that nobody knows. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.language.quotes import QUOTE, Quotes

T = TypeVar("T")

# Each kind of thing that a wish is made of, by the sign that stands for it in a vocabulary.
_KINDS: Final[Mapping[str, str]] = {
    "time": r"<\d+>",
    "clip": r"@-?\d+",
    "list": r"#[-\d/]+#",
    "quote": r"§\d+§",
    "sound": r"~\d+~",
    "shape": r"=\d+_\d+=",
    "share": r"\d+(?:\.\d+)?\s*%",
    "times": r"\d+(?:\.\d+)?x",
    "decibels": r"[-+]?\s*\d+(?:\.\d+)?\s*(?:db|decibels?|分贝)",
    "lines": r"\d{3,4}p(?![a-z\d])|[248]\s?k(?![a-z\d])",
    "number": r"\d+(?:\.\d+)?",
    "han": r"[\u4e00-\u9fff]+",
    "word": r"(?:(?![\u4e00-\u9fff])[^\W\d_])+(?:['’](?:(?![\u4e00-\u9fff])[^\W\d_])+)*",
}
SIGNS: Final[Mapping[str, str]] = {
    "<>": "time", "@": "clip", "#": "list", "§": "quote", "~": "sound", "=": "shape", "%": "share",
    "1x": "times", "1db": "decibels", "1p": "lines", "1": "number",
}  # fmt: skip
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words, and the kinds of marks, that one kind of wish may be made of."""

    latin: frozenset[str]
    han: re.Pattern[str]
    kinds: frozenset[str]

    def unknown(self, text: str) -> Iterator[str]:
        """Give what a wish has beside these."""
        for token in _TOKEN.finditer(text):
            kind, said = str(token.lastgroup), token[0]
            if kind == "han":
                yield from (rest for rest in self.han.sub(" ", said).split() if rest)
            elif kind == "word":
                if said.lower().replace("’", "'") not in self.latin:
                    yield said
            elif kind not in self.kinds:
                yield said


def words(*texts: str) -> Words:
    """Make a vocabulary of texts that list words, Chinese ones among them, and the signs of marks."""
    listed = {word for text in texts for word in text.split()}
    han = sorted((word for word in listed if "\u4e00" <= word[0] <= "\u9fff"), key=len, reverse=True)
    kinds = frozenset(SIGNS[word] for word in listed if word in SIGNS)
    return Words(frozenset(listed - set(han) - set(SIGNS)), re.compile("|".join(han) or r"(?!)"), kinds)


@dataclass(frozen=True, slots=True)
class Wish:
    """One clause, with what is needed to read it."""

    text: str
    quotes: Quotes
    project: Project

    def says(self, pattern: str) -> bool:
        """Tell whether the wish has such words."""
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    def first(self, table: Iterable[tuple[str, T]]) -> T | None:
        """Give what the first row stands for whose words the wish has."""
        return next((value for pattern, value in table if self.says(pattern)), None)

    @property
    def times(self) -> tuple[int, ...]:
        """The times it names."""
        return tuple(int(found) for found in re.findall(r"<(\d+)>", self.text))

    @property
    def clips(self) -> tuple[int, ...]:
        """The clips it speaks of; none means all."""
        found = re.search(r"#([-\d/]+)#", self.text)
        listed = found[1].split("/") if found else re.findall(r"@(-?\d+)", self.text)
        return tuple(int(number) for number in listed)

    @property
    def targets(self) -> tuple[int, ...]:
        """The clips it speaks of, or the sign for the whole."""
        return tuple(dict.fromkeys(self.clips)) or (WHOLE,)

    @property
    def share(self) -> int | None:
        """The percentage it names."""
        found = re.search(r"(\d{1,6}(?:\.\d{1,3})?)\s*%", self.text)
        return round(float(found[1])) if found else None

    @property
    def multiple(self) -> float | None:
        """How many times, as in `2x`."""
        found = re.search(r"(\d{1,6}(?:\.\d{1,3})?)x", self.text)
        return float(found[1]) if found else None

    @property
    def shape(self) -> tuple[int, int] | None:
        """The shape or the size of picture it names."""
        found = re.search(r"=(\d+)_(\d+)=", self.text)
        return (int(found[1]), int(found[2])) if found else None

    @property
    def quoted(self) -> tuple[str, ...]:
        """What it quotes."""
        return tuple(self.quotes.kept[int(number)] for number in QUOTE.findall(self.text))
