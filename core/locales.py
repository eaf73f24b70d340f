"""Every sentence that people read, by name and language, from Fluent files in a folder.

A catalogue knows the languages that have a file; a name that one language lacks is said in English.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class _Language:
    bundle: FluentBundle
    names: tuple[str, ...]

    @classmethod
    def read(cls, language: str, file: Path) -> Self:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        # Isolation marks would end up in file names, burnt-in titles and other programs' input.
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(resource)
        return cls(bundle, tuple(entry.id.name for entry in resource.body if isinstance(entry, Message)))


class Catalogue:
    """All the sentences in one folder of `<language>.ftl` files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, _Language] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a file, English first."""
        found = {file.stem for file in self._folder.glob("*.ftl")}
        return (FALLBACK, *sorted(found - {FALLBACK}))

    def _language(self, language: str) -> _Language:
        """Read a language when its first sentence is wanted: a command that ends at once speaks only one."""
        if language not in self._read:
            self._read[language] = _Language.read(language, self._folder / f"{language}.ftl")
        return self._read[language]

    def closest(self, language: str | None) -> str:
        """Give the language of ours that serves a locale tag such as `zh-Hans-CN`."""
        base = (language or FALLBACK).replace("_", "-").split("-", 1)[0].lower()
        return base if base in self.languages else FALLBACK

    def names(self, beginning: str) -> tuple[str, ...]:
        """Give the names of all sentences that begin like this."""
        return tuple(name for name in self._language(FALLBACK).names if name.startswith(beginning))

    def has(self, name: str) -> bool:
        """Tell whether a sentence of this name exists."""
        return self._language(FALLBACK).bundle.has_message(name)

    def say(self, language: str | None, name: str, /, **values: str | int | float) -> str:
        """Give one sentence in this language."""
        bundle = self._language(self.closest(language)).bundle
        if not bundle.has_message(name):
            bundle = self._language(FALLBACK).bundle
        pattern = bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(text)


@cache
def catalogue_of(folder: Path) -> Catalogue:
    """Give the catalogue of a folder, which all in this process share."""
    return Catalogue(folder)
