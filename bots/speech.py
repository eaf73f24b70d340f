"""What the command says: the catalogue's sentences in the language of the terminal, errors among them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from core.apology import apologise
from core.errors import CutroomError
from core.locales import Catalogue, catalogue_of
from core.settings import DEFAULT_CONFIG, terminal_language

FOLDER = "locales"
# What would steer a terminal: a file's name or an agent's words must not.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Refused(CutroomError):
    """The command cannot do this; names the sentence that says why, and what it is about."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class Told(CutroomError):
    """An error that is in words already."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The catalogue, bound to one language."""

    catalogue: Catalogue
    language: str

    @classmethod
    def read(cls, config: Path, language: str | None) -> Self:
        """Read the sentences of a configuration."""
        catalogue = catalogue_of(config / FOLDER)
        return cls(catalogue, catalogue.closest(language))

    @classmethod
    def of_terminal(cls) -> Self:
        """Give the sentences for whoever has no settings yet: help, and why settings cannot be used."""
        return cls.read(DEFAULT_CONFIG, terminal_language())

    def say(self, name: str, /, **values: str | int | float) -> str:
        """Give one sentence."""
        return self.catalogue.say(self.language, name, **values)

    def sorry(self, error: CutroomError, **values: str) -> str:
        """Say what happened, and what can be done about it."""
        if isinstance(error, Told):
            return str(error)
        if isinstance(error, Refused):
            return self.say(error.sentence, **error.values)
        return str(apologise(self.catalogue, self.language, error, where="command", **values))


def plain(text: str) -> str:
    """Take out what is no text."""
    return _CONTROLS.sub("�", text)
