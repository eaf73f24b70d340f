"""An error in people's words: what happened, and what can be done about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.errors import BackendError, CutroomError, RenderFailed, ScopeMissing, SettingsError
from core.locales import Catalogue

_HUMP: Final = re.compile(r"(?<!^)(?=[A-Z])")
MAX_DETAIL: Final = 200


@dataclass(frozen=True, slots=True)
class Apology:
    """Two sentences."""

    what: str
    way: str

    def __str__(self) -> str:
        return f"{self.what} {self.way}"


def apologise(
    catalogue: Catalogue, language: str | None, error: CutroomError, **values: str | int | float
) -> Apology:
    """Find the sentences of the nearest kind of error that has some."""
    facts: Mapping[str, str | int | float] = {
        "limit": "500 MB",
        "kind": "registered",
        "link": "",
        **_facts(error),
    }
    facts = {**facts, **values}
    for kind in type(error).__mro__:
        name = "error-" + _HUMP.sub("-", kind.__name__).lower()
        if catalogue.has(name):
            return Apology(
                catalogue.say(language, name, **facts), catalogue.say(language, f"{name}-way", **facts)
            )
    raise error


def _facts(error: CutroomError) -> dict[str, str]:
    detail = "none"
    if isinstance(error, (BackendError, RenderFailed, SettingsError)) and str(error) != type(error).__name__:
        detail = " ".join(str(error).split())[:MAX_DETAIL].rstrip(".。") or "none"
    facts = {"detail": detail}
    if isinstance(error, ScopeMissing):
        facts["scope"] = error.scope or "none"
    if isinstance(error, SettingsError):
        facts["setting"] = error.setting
    return facts
