"""Every sentence that people read, by name and language, from Fluent files in a folder.

A catalogue knows the languages that have a file; a name that one language lacks is said in English.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Resource

FALLBACK = "en"


class Catalogue:
    """All the sentences in one folder of `<language>.ftl` files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a file, English first."""
        found = {file.stem for file in self._folder.glob("*.ftl")}
        return (FALLBACK, *sorted(found - {FALLBACK}))

    @cached_property
    def _bundles(self) -> Mapping[str, FluentBundle]:
        return {language: self._bundle(language) for language in self.languages}

    @cached_property
    def _resources(self) -> Mapping[str, Resource]:
        files = {language: self._folder / f"{language}.ftl" for language in self.languages}
        return {
            language: FluentResource(file.read_text(encoding="utf-8")) for language, file in files.items()
        }

    def _bundle(self, language: str) -> FluentBundle:
        # Isolation marks would end up in file names, burnt-in titles and other programs' input.
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(self._resources[language])
        return bundle

    @cached_property
    def _names(self) -> tuple[str, ...]:
        entries = self._resources[FALLBACK].body
        return tuple(entry.id.name for entry in entries if isinstance(entry, Message))

    def closest(self, language: str | None) -> str:
        """Give the language of ours that serves a locale tag such as `zh-Hans-CN`."""
        base = (language or FALLBACK).replace("_", "-").split("-", 1)[0].lower()
        return base if base in self._bundles else FALLBACK

    def names(self, beginning: str) -> tuple[str, ...]:
        """Give the names of all sentences that begin like this."""
        return tuple(name for name in self._names if name.startswith(beginning))

    def has(self, name: str) -> bool:
        """Tell whether a sentence of this name exists."""
        return self._bundles[FALLBACK].has_message(name)

    def say(self, language: str | None, name: str, /, **values: str | int | float) -> str:
        """Give one sentence in this language."""
        bundle = self._bundles[self.closest(language)]
        if not bundle.has_message(name):
            bundle = self._bundles[FALLBACK]
        pattern = bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(text)
