"""The keyword table, ready for use: rules by the words they begin with, patterns for the rest.

Which phrases there are is the file's matter; what follows from them is for `clauses` and `routing`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from core.errors import SettingsError
from core.routing.grammar import Grammar, Phrase, UnknownSlot
from core.routing.vocabulary import Command, Language, Level, Routes
from core.routing.wording import LINK, anywhere, either
from core.tables import fault, read_tables


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase of one language, and what a clause that is this phrase asks for."""

    language: str
    action: str
    level: Level
    phrase: Phrase


Rules = Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Value:
    """Words that ask for one value of something, such as its resolution."""

    language: str
    name: str
    value: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Table:
    """All that routing knows of languages; patterns search the said tokens of `wording`."""

    commands: Mapping[str, Command]
    grammar: Grammar
    rules: Rules
    run_on: Rules
    breaks: re.Pattern[str]
    written: re.Pattern[str]
    refusals: re.Pattern[str]
    edits: re.Pattern[str]
    trade: re.Pattern[str]
    doubts: tuple[tuple[Level, re.Pattern[str]], ...]
    output: tuple[Value, ...]
    changes: tuple[Value, ...]
    change_texts: Mapping[str, str]
    slips: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read `routes.toml` and every `routes.<language>.toml` beside it."""
        try:
            routes = Routes.model_validate(read_tables(path))
        except ValidationError as error:
            raise fault(error, path) from None
        return cls._of(routes.commands, routes.__pydantic_extra__, path.name)

    @classmethod
    def _of(cls, commands: Mapping[str, Command], languages: Mapping[str, Language], file: str) -> Self:
        each = tuple(languages.values())
        grammar = _grammar(languages, file)
        return cls(
            commands=commands,
            grammar=grammar,
            rules=_by_first(_rules(languages, grammar, file), grammar),
            run_on=_by_first(_run_ons(languages, grammar, file), grammar),
            breaks=_breaks(each),
            written=_written(each),
            refusals=anywhere(word for one in each for word in one.refusals),
            edits=anywhere(word for one in each for word in one.edits),
            trade=anywhere(word for one in each for word in one.trade),
            doubts=(
                (Level.SAYS, anywhere(word for one in each for word in one.doubt.says)),
                (Level.LOOSE, anywhere(word for one in each for word in one.doubt.loose)),
                (Level.BARE, anywhere(word for one in each for word in one.doubt.bare)),
            ),
            output=tuple(_outputs(languages)),
            changes=tuple(_changes(languages)),
            change_texts={name: one.change_text for name, one in languages.items()},
            slips={slip: word for one in each for word in one.slips for slip in _slips(word) if slip != word},
        )


def _grammar(languages: Mapping[str, Language], file: str) -> Grammar:
    lists: dict[str, list[str]] = {}
    for language in languages.values():
        for name, words in language.lists():
            lists.setdefault(name, []).extend(words)
    try:
        return Grammar(lists)
    except UnknownSlot as error:
        raise SettingsError(str(error), setting=f"{file}: words") from None


def _read(grammar: Grammar, text: str, where: str) -> Phrase:
    try:
        return grammar.phrase(text)
    except UnknownSlot as error:
        raise SettingsError(str(error), setting=where) from None


def _rules(languages: Mapping[str, Language], grammar: Grammar, file: str) -> Iterator[Rule]:
    for name, language in languages.items():
        for action, phrases in language.asked().items():
            for level in Level:
                where = f"{file}: {name}.{action}.{level.name.lower()}"
                for text in phrases.at(level):
                    yield Rule(name, action, level, _read(grammar, text, where))


def _run_ons(languages: Mapping[str, Language], grammar: Grammar, file: str) -> Iterator[Rule]:
    for name, language in languages.items():
        for text in language.run_on:
            yield Rule(name, "export", Level.SAYS, _read(grammar, text, f"{file}: {name}.run_on"))


def _by_first(rules: Iterable[Rule], grammar: Grammar) -> Rules:
    """Order rules by the word they may begin with, the surest first."""
    index: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.level, reverse=True):
        for first in grammar.firsts(rule.phrase):
            index.setdefault(first, []).append(rule)
    return {first: tuple(rules) for first, rules in index.items()}


def _breaks(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """Match what stands between clauses; the words in `whole` only look as if they held a joiner."""
    whole = either(word for one in languages for word in one.whole)
    then = either(word for one in languages for word in one.then)
    joiners = either(word for one in languages for word in one.joiners)
    # A full stop after a single letter belongs to an abbreviation: U. S.
    stop = r"[;!?。…\ue003] |(?<!(?<!\S)[a-z] )\. "
    kinds = {
        "whole": whole,
        "stop": stop,
        "then": then,
        "colon": f": (?!{LINK})",
        "comma": "[,、] ",
        "joiner": joiners,
    }
    either_kind = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    return re.compile(rf"(?<!\S)(?:{either_kind})")


def _written(languages: tuple[Language, ...]) -> re.Pattern[str]:
    before = either(word for one in languages for word in one.written.before)
    after = either(word for one in languages for word in one.written.after)
    return re.compile(rf"(?<!\S)(?:{before})(?:: )?(?P<told>{LINK})|(?P<shown>{LINK}) (?:{after})")


def _outputs(languages: Mapping[str, Language]) -> Iterator[Value]:
    for language, section in languages.items():
        for name, values in section.output.items():
            for value, words in values.items():
                yield Value(language, name, value, anywhere(words))


def _changes(languages: Mapping[str, Language]) -> Iterator[Value]:
    for language, section in languages.items():
        for value, words in section.change.items():
            yield Value(language, "change", value, anywhere(words))


def _slips(word: str) -> Iterator[str]:
    """Give ways to mistype a word: a letter left out, one doubled, two swapped."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[: i + 1] + word[i:]
        yield word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
