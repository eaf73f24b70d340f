"""What of an instruction made no edits: remarks, words nobody knows, what shall be left alone. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.editing.operations import AddMusic, Adjust, Amount, Operation
from studio.language.beyond import remark_on
from studio.language.echoing import Echo
from studio.language.phrasebook import Found
from studio.language.readings.music import KINDS
from studio.language.readings.spoken import Read
from studio.language.remarks import VAGUE, Remark
from studio.language.understood import Half


@dataclass(slots=True)
class Unread:
    """Gathers it clause by clause; `text` is the last clause that was given up, until one is read again."""

    echo: Echo
    remarks: list[Remark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    half: list[Half] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    text: str = ""
    is_lost: bool = False

    def give_up(self, text: str, found: Found) -> None:
        """Note why a clause made no edit."""
        remark = remark_on(text)
        self.text, self.is_lost = text, remark not in VAGUE
        if remark is not None:
            self.remarks.append(remark)
        elif found.strange:
            words = tuple(self.echo.plain(word) for word in found.strange)
            self.half.append(Half(self.echo.plain(text), words))
        else:
            self.unknown.append(self.echo.plain(text))

    def refuse(self, text: str) -> None:
        """Note what shall be left alone."""
        self.refused.append(self.echo.plain(text))

    def found(self, text: str, made: Read) -> None:
        """Go on after a clause that was read; where no music is as asked, the nearest is said to be that."""
        self.text, self.is_lost = "", False
        is_made = any(isinstance(one, AddMusic) and one.mood for one in made)
        if is_made and KINDS.search(text):
            self.remarks.append(Remark.NEAREST)

    def take_back(self) -> None:
        """Forget the last clause that was given up: with the next one it could be read."""
        plain = self.echo.plain(self.text)
        remark = remark_on(self.text)
        if remark in self.remarks:
            self.remarks.remove(remark)
        self.text = ""
        self.unknown = [text for text in self.unknown if text != plain]
        self.half = [half for half in self.half if half.text != plain]

    def told(self, made: Read | list[Operation]) -> Iterator[Remark]:
        """Give the remarks; what led up to a wish that was read needs none."""
        answered = set(VAGUE if made else ())
        if any(isinstance(one, Adjust) and one.what is Amount.WARMTH for one in made):
            answered.add(Remark.BALANCE)
        yield from (one for one in dict.fromkeys(self.remarks) if one not in answered)
