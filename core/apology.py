"""An error in people's words: what happened, and what can be done about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.errors import BackendError, CutroomError, RenderFailed, ScopeMissing, SettingsError
from core.locales import Catalogue

_HUMP: Final = re.compile(r"(?<!^)(?=[A-Z])")
MAX_DETAIL: Final = 200
# What a sentence may ask for, where nobody says more: who pays, what opens an account, and who reads it.
USUAL: Final[Mapping[str, str]] = {"limit": "500 MB", "kind": "registered", "link": "", "where": "chat"}


@dataclass(frozen=True, slots=True)
class Apology:
    """Two sentences."""

    what: str
    way: str

    def __str__(self) -> str:
        # Chinese stops bring their own room.
        gap = "" if self.what.endswith(("。", "！", "？")) else " "
        return f"{self.what}{gap}{self.way}"


def apologise(
    catalogue: Catalogue, language: str | None, error: CutroomError, **values: str | int | float
) -> Apology:
    """Find the sentences of the nearest kind of error that has some."""
    facts = {**USUAL, **_facts(error), **values}
    names = (sentence(kind) for kind in type(error).__mro__)
    name = next((name for name in names if catalogue.has(name)), sentence(CutroomError))
    return Apology(catalogue.say(language, name, **facts), catalogue.say(language, f"{name}-way", **facts))


def sentence(kind: type) -> str:
    """Give the name under which the catalogue keeps the sentence for a kind of error."""
    return "error-" + _HUMP.sub("-", kind.__name__).lower()


def _facts(error: CutroomError) -> dict[str, str]:
    detail = ""
    if isinstance(error, (BackendError, RenderFailed, SettingsError)) and str(error) != type(error).__name__:
        detail = " ".join(str(error).split())[:MAX_DETAIL].rstrip(".。 ")
    facts = {"detail": detail or "none"}
    if isinstance(error, ScopeMissing):
        facts["scope"] = error.scope or "none"
    if isinstance(error, SettingsError):
        facts["setting"] = error.setting
    return facts
