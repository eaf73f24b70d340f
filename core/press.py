"""What pressing a button says. A press is words like any others, but for the few that point at something."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Presses that stand for something to say.
SPOKEN: Final[Mapping[str, str]] = {
    "start": "/start",
    "help": "/help",
    "export": "/export",
    "timeline": "/status",
    "credits": "/credits",
    "undo": "/edit undo",
    "new": "/new",
}
# Presses that carry a value: `skill:video-4k` says `/skill video-4k`.
WITH_VALUE: Final[Mapping[str, str]] = {
    "skill": "/skill",
    "language": "/language",
    "project": "/projects",
    "cancel": "/cancel",
    "erase": "/forget",
    "admit": "/allow",
    "refuse": "/deny",
    "spread": "/broadcast",
}
# Presses that point at one of our exports: stop it, send its file again, make it anew, link to the whole.
POINTING: Final = frozenset({"stop", "resend", "retry", "whole"})


@dataclass(frozen=True, slots=True)
class Press:
    """A button's action, read."""

    name: str
    value: str = ""

    @property
    def number(self) -> int | None:
        """The row that it points at."""
        return int(self.value) if self.value.isdecimal() and len(self.value) < 16 else None


def read(action: str) -> Press:
    """Read a button's action; what was forged reads as something that nothing answers to."""
    name, _, value = action.partition(":")
    return Press(name[:32], value[:64])


def words(press: Press) -> str | None:
    """Give what a press says; None when it points at something instead."""
    if press.name in SPOKEN:
        return SPOKEN[press.name]
    command = WITH_VALUE.get(press.name)
    return None if command is None else f"{command} {press.value}".strip()
