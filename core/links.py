"""Links to finished files: what core asks for, and whoever serves files gives.

A link is all that its holder needs: it names an export's file, and until when.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Ticket:
    """The right to fetch one file for a while."""

    export: int
    file: str  # what it is called in the export's folder, which nobody can guess
    name: str  # what it is called for people
    until: int  # seconds since the epoch


class Links(Protocol):
    """Where files are served to whoever holds a link."""

    def address(self, ticket: Ticket) -> str | None:
        """Give the link; None where nobody could reach it."""
        ...


class Nowhere:
    """Serves nothing."""

    def address(self, ticket: Ticket) -> str | None:  # noqa: ARG002 - as the Protocol has it
        """Give no link."""
        return None
