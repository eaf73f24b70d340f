"""Marked words given back as people wrote them, nearly. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.figures import clock
from studio.language.quotes import Quotes

MOST_SHOWN: Final = 120


@dataclass(frozen=True, slots=True)
class Echo:
    """What the marks of one instruction stand for."""

    quotes: Quotes
    clips: Sequence[str]
    sounds: Sequence[str]

    def plain(self, text: str) -> str:
        """Give a marked text back."""
        text = re.sub(r"<(\d+)>", lambda match: clock(int(match[1])), text)
        text = re.sub(r"@-1", "the last clip", text)
        text = re.sub(r"@(\d+)", lambda match: _name(self.clips, match[1], "clip "), text)
        text = re.sub(r"~(\d+)~", lambda match: _name(self.sounds, match[1], "sound "), text)
        text = re.sub(r"=(\d+)_(\d+)=", r"\1:\2", text)
        text = re.sub(r"#([-\d/]+)#", lambda match: match[1].replace("/", ", "), text)
        shown = self.quotes.back(" ".join(text.split()), "“{}”".format)
        return shown if len(shown) <= MOST_SHOWN else shown[: MOST_SHOWN - 1] + "…"


def _name(names: Sequence[str], number: str, otherwise: str) -> str:
    place = int(number)
    return names[place - 1] if 0 < place <= len(names) else f"{otherwise}{number}"
