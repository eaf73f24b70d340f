"""The words that go with a finished video: its measures, what differs from the wish, where the whole is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.exporting.delivery import Limit
from core.figures import length, megabytes, size_of
from core.probe import Facts
from core.timeline.summary import Say
from core.wishes import faults, shortfalls


@dataclass(frozen=True, slots=True)
class Letter:
    """What there is to say of one export."""

    say: Say
    name: str
    facts: Facts
    wish: Mapping[str, Any]
    found: object  # what the backend found wrong with it
    project: str = ""  # the project's link
    file: str = ""  # the file's own link
    until: float = 0.0
    is_admin: bool = False  # it is written to somebody who can change the settings

    def whole(self) -> str:
        """Say what comes with the whole video."""
        return "\n".join([self._say("export-file", link=self.project or "none"), *self._remarks()])

    def copy(self, made: Facts, limit: Limit) -> str:
        """Say what comes with a smaller copy."""
        measures = {"shown": size_of(made), "weight": megabytes(made.bytes)}
        first = self._say("export-copy", **measures, **_told(limit))
        return "\n".join([first, *self._where(), *self._remarks()])

    def alone(self, limit: Limit) -> str:
        """Say what comes without any video."""
        return "\n".join([self._say("export-alone", **_told(limit)), *self._where(), *self._remarks()])

    def _where(self) -> list[str]:
        """Say where the whole is."""
        if self.file:
            links = [where(self.say, self.file, self.until)]
            return [*links, self.project] if self.project else links
        if self.project:
            return [self.say("export-link-project", link=self.project)]
        return [waits(self.say, is_admin=self.is_admin)]

    def _remarks(self) -> list[str]:
        lacks = shortfalls(self.wish, self.facts)
        told = [self.say(lack.sentence, wanted=lack.wanted, got=lack.got) for lack in lacks]
        return told + [self.say(sentence) for sentence in faults(self.found)]

    def _say(self, sentence: str, **more: str) -> str:
        return self.say(
            sentence,
            name=self.name,
            size=size_of(self.facts),
            length=length(self.facts.duration_ms),
            bytes=megabytes(self.facts.bytes),
            **more,
        )


def where(say: Say, link: str, until: float) -> str:
    """Say where the whole file is, and until when."""
    return say("export-link", link=link, day=datetime.fromtimestamp(until, UTC).strftime("%Y-%m-%d"))


def waits(say: Say, *, is_admin: bool) -> str:
    """Say that nobody can be given a link yet, and why; the setting only to those who can change it."""
    return say("export-waits", who="admin" if is_admin else "anybody")


def _told(limit: Limit) -> dict[str, str]:
    return {"limit": "none" if limit.is_guess else megabytes(limit.bytes)}
