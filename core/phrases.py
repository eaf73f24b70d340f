"""How agents talk to a screen: `config/phrases.toml`, and whether a clause is one of its phrases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.errors import SettingsError
from core.routing.grammar import Grammar, Phrase, UnknownSlot
from core.routing.wording import QUOTE, Wording, anywhere, either
from core.tables import fault, read_tables

OFFERS = ("export", "status", "credits")
_OTHERWISE, _NONE = "otherwise", "none"
_MARKS = re.compile(r"[\"“”„«»「」『』《》‘’`'*]")
_LONGEST = 400  # a longer clause instructs nobody

Words = tuple[str, ...]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Offers(_Section):
    export: Words = ()
    status: Words = ()
    credits: Words = ()
    otherwise: Words = ()
    none: Words = ()


class Language(_Section):
    """One language's section."""

    joiners: Words = ()
    whole: Words = ()
    innocent: Words = ()
    fillers: Words = ()
    abbreviations: Words = ()
    telling: Words = ()
    acts: Words = ()
    goes_on: Words = ()
    before: Words = ()
    after: Words = ()
    offers: _Offers = _Offers()
    words: Mapping[str, Words] = Field(default_factory=dict)


class _Languages(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Language]


@dataclass(frozen=True, slots=True)
class Kind:
    """Phrases of one kind by the words they may begin with."""

    index: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def of(cls, phrases: Iterable[Phrase], grammar: Grammar) -> Self:
        """Sort phrases by their first words."""
        index: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for first in grammar.firsts(phrase):
                index.setdefault(first, []).append(phrase)
        return cls({first: tuple(found) for first, found in index.items()})


@dataclass(frozen=True, slots=True)
class Phrases:
    """All that is known of how agents talk to a screen."""

    grammar: Grammar
    acts: Kind
    goes_on: Kind
    before: Kind
    after: Kind
    breaks: re.Pattern[str]
    innocent: re.Pattern[str]
    telling: re.Pattern[str]
    offers: Mapping[str, re.Pattern[str]]
    abbreviations: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read `phrases.toml` and every `phrases.<language>.toml` beside it."""
        try:
            languages = _Languages.model_validate(read_tables(path)).__pydantic_extra__
        except ValidationError as error:
            raise fault(error, path) from None
        return cls._of(languages, path.name)

    @classmethod
    def _of(cls, languages: Mapping[str, Language], file: str) -> Self:
        each = tuple(languages.values())
        grammar = _grammar(each, file)
        kinds = {
            kind: Kind.of(_phrases(languages, kind, grammar, file), grammar)
            for kind in ("acts", "goes_on", "before", "after")
        }
        return cls(
            grammar=grammar,
            acts=kinds["acts"],
            goes_on=kinds["goes_on"],
            before=kinds["before"],
            after=kinds["after"],
            breaks=_breaks(each),
            innocent=anywhere(word for one in each for word in one.innocent),
            telling=re.compile(rf"(?<!\S)(?:{either(word for one in each for word in one.telling)})$"),
            offers={
                name: anywhere(word for one in each for word in getattr(one.offers, name))
                for name in (*OFFERS, _OTHERWISE, _NONE)
            },
            abbreviations=frozenset(word for one in each for word in one.abbreviations),
        )

    def is_one(self, said: str, kind: Kind) -> bool:
        """Tell whether a clause is, as a whole, a phrase of this kind."""
        if len(said) > _LONGEST:
            return False
        hearing = self.grammar.hear(tuple(self.innocent.sub(f"{QUOTE} ", said).split()))
        candidates = {phrase for first in hearing.firsts() for phrase in kind.index.get(first, ())}
        return any(hearing.is_phrase(phrase) for phrase in candidates)

    def offered(self, removed: str) -> set[str]:
        """Tell what to offer in place of an instruction."""
        said = Wording.read(_MARKS.sub(" ", removed)).said
        found = {name for name, words in self.offers.items() if words.search(said)}
        if _NONE in found:
            return set()
        return found - {_OTHERWISE} or ({"status"} if _OTHERWISE in found else set())


def _grammar(languages: Iterable[Language], file: str) -> Grammar:
    lists: dict[str, list[str]] = {}
    for language in languages:
        for name, words in (*language.words.items(), ("fillers", language.fillers)):
            lists.setdefault(name, []).extend(words)
    try:
        return Grammar(lists)
    except UnknownSlot as error:
        raise SettingsError(str(error), setting=f"{file}: words") from None


def _phrases(languages: Mapping[str, Language], kind: str, grammar: Grammar, file: str) -> Iterable[Phrase]:
    for name, language in languages.items():
        for text in getattr(language, kind):
            try:
                yield grammar.phrase(text)
            except UnknownSlot as error:
                raise SettingsError(str(error), setting=f"{file}: {name}.{kind}") from None


def _breaks(languages: Sequence[Language]) -> re.Pattern[str]:
    whole = either(word for one in languages for word in one.whole)
    joiners = either(word for one in languages for word in one.joiners)
    stop = r"[,、;!?。…()—–\ue003] |(?:- )+|\. (?=\Z|[)\"] )"
    return re.compile(rf"(?<!\S)(?:(?P<whole>{whole})|(?P<colon>: )|(?P<other>{stop})|(?P<joiner>{joiners}))")
