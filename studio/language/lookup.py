"""A clause looked up in the table of wishes: as typed, as meant, and with its clips listed. Pure."""

import re
from dataclasses import dataclass, field
from typing import Final

from studio.editing.project import Project
from studio.language.clauses import CLIP_MARK, SOUND_MARK, marked
from studio.language.echoing import Echo
from studio.language.listing import listed, numbers
from studio.language.naming import quoted_names
from studio.language.phrasebook import Found, look_up
from studio.language.readings.spoken import TITLE
from studio.language.referring import is_of_the_whole
from studio.language.spelling import corrected
from studio.language.wish import Wish

_BARE: Final = re.compile(r"^\s*#[-\d/]+#\s*$")


@dataclass(slots=True)
class Lookup:
    """Looks clauses of one instruction up; `named` are the clips that it has spoken of so far."""

    echo: Echo
    project: Project
    recalled: tuple[int, ...] = ()
    named: set[int] = field(default_factory=set)

    def note(self, text: str) -> None:
        """Remember which clips a clause names."""
        self.named.update(numbers(text, len(self.echo.clips)))

    def find(self, text: str) -> Found:
        """Look a wish up; what is asked of some clips, or of each, is not asked of the whole."""
        found = self._found(text)
        some = listed(text, len(self.echo.clips), self.named or self.recalled)
        if some is None or (found.operations and not is_of_the_whole(found.operations)):
            return found
        meant = Found() if _BARE.match(some.text) else self._found(some.text)
        return meant if meant.operations else Found(strange=found.strange or (some.said,))

    def with_listed(self, text: str) -> str:
        """Give a text with the clips listed that it means by one word."""
        some = listed(text, len(self.echo.clips), self.named or self.recalled)
        return " ".join((some.text if some else text).split())

    def _found(self, text: str) -> Found:
        """Look a wish up as it was typed, and as it was meant to be typed."""
        found = look_up(self._wish(text))
        if found.operations:
            return found
        mended = corrected(text)
        again = look_up(self._wish(marked(mended))) if mended != text else found
        return again if again.operations else found

    def _wish(self, text: str) -> Wish:
        echo = self.echo
        if not re.search(TITLE, text, re.IGNORECASE):
            text = quoted_names(text, echo.quotes, echo.clips, CLIP_MARK)
            text = quoted_names(text, echo.quotes, echo.sounds, SOUND_MARK)
        return Wish(text, echo.quotes, self.project)
