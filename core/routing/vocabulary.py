"""What `config/routes.toml` may hold: commands, and of each language its words and phrases."""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Words = tuple[str, ...]
Values = Mapping[str, Words]


class Level(IntEnum):
    """How sure a phrase is, the surest last."""

    MORE = 0
    ALONE = 1
    BARE = 2
    LOOSE = 3
    SAYS = 4


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Phrases(_Section):
    """What leads to one action, by how sure each phrase is."""

    says: Words = ()
    loose: Words = ()
    bare: Words = ()
    alone: Words = ()
    more: Words = ()

    def at(self, level: Level) -> Words:
        """Give the phrases of one level."""
        words: Words = getattr(self, level.name.lower())
        return words


class Doubt(_Section):
    """Words that make what comes after them part of a story, up to a level."""

    says: Words = ()
    loose: Words = ()
    bare: Words = ()


class Written(_Section):
    """Words beside a link that make it a text to be written, not a file to be fetched."""

    before: Words = ()
    after: Words = ()


class Language(_Section):
    """One language's section."""

    joiners: Words = ()
    then: Words = ()
    whole: Words = ()
    fillers: Words = ()
    refusals: Words = ()
    edits: Words = ()
    trade: Words = ()
    slips: Words = ()
    run_on: Words = ()
    change_text: str = Field("{}", pattern=r"\{\}")
    doubt: Doubt = Doubt()
    written: Written = Written()
    words: Mapping[str, Words] = Field(default_factory=dict)
    output: Mapping[str, Values] = Field(default_factory=dict)
    change: Values = Field(default_factory=dict)
    chatter: Phrases = Phrases()
    upload: Phrases = Phrases()
    export: Phrases = Phrases()
    status: Phrases = Phrases()
    credits: Phrases = Phrases()

    def asked(self) -> dict[str, Phrases]:
        """Give the phrases of each action."""
        return {
            "upload": self.upload,
            "export": self.export,
            "status": self.status,
            "credits": self.credits,
            "chatter": self.chatter,
        }

    def lists(self) -> Iterator[tuple[str, Words]]:
        """Give every list that a phrase may name."""
        yield from self.words.items()
        yield "fillers", self.fillers
        yield "refusals", self.refusals
        for name, values in self.output.items():
            for words in values.values():
                yield from ((name, words), ("output", words))
        yield from (("change", words) for words in self.change.values())


class Command(_Section):
    """What a slash command does, and what it says to the agent."""

    action: Literal[
        "new",
        "upload",
        "edit",
        "export",
        "status",
        "credits",
        "help",
        "cancel",
        "projects",
        "skill",
        "language",
        "forget",
        "allow",
        "deny",
        "limits",
        "stats",
        "broadcast",
        "logs",
    ]
    text: str = ""


class Routes(BaseModel):
    """The whole table: every section but the commands is a language."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Language]
    commands: Mapping[str, Command] = Field(default_factory=dict)
