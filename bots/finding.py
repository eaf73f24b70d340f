"""What an examination finds: each finding is one sentence, and one of four outcomes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.clock import Clock
from core.settings import Settings

USUAL_S: Final = 30.0


class Outcome(StrEnum):
    """How good it is."""

    GOOD = "good"
    WARNING = "warning"  # works, but somebody should know
    BAD = "bad"
    SKIPPED = "skipped"  # does not apply here


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found; the sentence says what to do about it as well."""

    outcome: Outcome
    sentence: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined, and a folder for what the examination makes."""

    settings: Settings
    clock: Clock
    language: str
    folder: Path


Findings = Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; `label` is the sentence that names it."""

    name: str
    look: Callable[[Patient], Awaitable[Findings]]
    limit_s: float = USUAL_S

    @property
    def label(self) -> str:
        """The sentence that names it."""
        return f"doctor-label-{self.name}"


def good(sentence: str, **values: str | int | float) -> Finding:
    """Say that all is well."""
    return Finding(Outcome.GOOD, sentence, values)


def warning(sentence: str, **values: str | int | float) -> Finding:
    """Say what works, but should be known."""
    return Finding(Outcome.WARNING, sentence, values)


def bad(sentence: str, **values: str | int | float) -> Finding:
    """Say what does not work."""
    return Finding(Outcome.BAD, sentence, values)


def skipped(sentence: str, **values: str | int | float) -> Finding:
    """Say why this does not apply."""
    return Finding(Outcome.SKIPPED, sentence, values)
