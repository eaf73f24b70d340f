"""Quoted words, put aside before anything is read, so that nothing in them is taken for a wish. Pure."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

# Lone halves of pairs, and signs that nothing shows; a draft could not hold them.
_UNSHOWN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_QUOTES: Final = re.compile(
    # Pairs of one kind hold the other kind; whoever mixes them has typed one by mistake.
    r"\"((?:[^\"“”]|“[^\"“”]*”)+)\"|“((?:[^\"“”]|\"[^\"“”]*\")+)”"
    r"|[\"“”„＂]([^\"“”„＂]+)[\"“”＂]|「([^」]+)」|『([^』]+)』|《([^》]+)》|«([^»]+)»|【([^】]+)】"
    r"|(?<!\w)['‘’＇]([^\n]+?)['’＇](?!\w)"
)
QUOTE: Final = re.compile(r"§(\d+)§")


@dataclass(slots=True)
class Quotes:
    """What was put aside, by number."""

    kept: list[str] = field(default_factory=list)

    def aside(self, words: str) -> str:
        """Put words aside and give the mark that stands for them; a name may have more lines below it."""
        lines = (" ".join(line.split()) for line in words.splitlines())
        self.kept.append("\n".join(line for line in lines if line))
        return f" §{len(self.kept) - 1}§ "

    def back(self, text: str, shown: Callable[[str], str] = str) -> str:
        """Give a text with its marks replaced by the words they stand for."""
        return QUOTE.sub(lambda match: shown(self.kept[int(match[1])]), text)


def unquoted(instruction: str) -> str:
    """Give an instruction without what it quotes."""
    return _QUOTES.sub(" ", instruction)


def set_aside(instruction: str, quotes: Quotes) -> str:
    """Put every quote aside, and give the rest with plain letters and digits."""
    shown = _UNSHOWN.sub(" ", instruction).replace("§", " ")
    text = _QUOTES.sub(lambda match: quotes.aside(next(group for group in match.groups() if group)), shown)
    return unicodedata.normalize("NFKC", text).translate(_MARKS)


# What our own marks are made of means nothing in people's words.
_MARKS: Final = str.maketrans(dict.fromkeys("<>@#~=", " "))
