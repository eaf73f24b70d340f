"""What a failure is answered with: what happened, what can be done, and the buttons that help with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.apology import apologise
from core.chat import Button, Reply
from core.errors import (
    CutroomError,
    ExportBlocked,
    FileTooLarge,
    NotMedia,
    OutOfCredits,
    ScopeMissing,
    SessionLost,
    TokenExpired,
    UnsupportedFile,
)
from core.locales import Catalogue

# Done again just the same, these would fail just the same.
HOPELESS: Final = (UnsupportedFile, FileTooLarge, NotMedia, ScopeMissing)
# What is written on the way to the account, by who holds it.
DOORS: Final[Mapping[type[CutroomError], Mapping[str, str]]] = {
    OutOfCredits: {"anonymous": "button-register", "registered": "button-top-up"},
    ExportBlocked: {"anonymous": "button-register", "registered": "button-upgrade"},
}


@dataclass(frozen=True, slots=True)
class Regret:
    """One failure, as it is told to one chat."""

    error: CutroomError
    account: Mapping[str, str]  # whose it is, and where to get more
    again: str  # what a press that asks once more says
    lost: int | None = None  # the project that started anew, if files were sent into it

    def reply(self, catalogue: Catalogue, language: str) -> Reply:
        """Say it in this language."""
        apology = apologise(catalogue, language, self.error, **self.account)
        rows = (
            (Button(catalogue.say(language, label), action, link),) for label, action, link in self._offers()
        )
        return Reply(f"{apology.what}\n{apology.way}", buttons=tuple(rows))

    def _offers(self) -> list[tuple[str, str, str]]:
        offers = []
        kind, link = self.account["kind"], self.account["link"]
        door = DOORS.get(type(self.error), {}).get(kind)
        if door is not None:
            offers.append((door, "", link))
        if isinstance(self.error, SessionLost) and self.lost is not None:
            offers.append(("button-refetch", f"refetch:{self.lost}", ""))
        if self._may_help:
            offers.append(("button-try-again", self.again, ""))
        return offers

    @property
    def _may_help(self) -> bool:
        """Tell whether trying again may end better."""
        if isinstance(self.error, TokenExpired):
            return self.account["kind"] != "registered"
        return not isinstance(self.error, HOPELESS)
