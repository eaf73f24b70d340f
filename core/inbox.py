"""Everything that was said to us, kept under the platform's own key before anything else is done with it.

A turn's phase only ever moves along `TRANSITIONS`; a row that is closed never moves again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from sqlite3 import Row
from typing import Any, Final

from core.chat import ChatKey, Incoming, Media, MessageRef, Person
from core.clock import Clock
from core.store.db import Database, Schema

UPLOADS: Final = "inbox"  # the folder of the files that open turns brought
SCHEMA: Final = Schema("conversation", Path(__file__).parent / "store" / "conversation")


class Phase(StrEnum):
    """How far a turn has come."""

    RECEIVED = "received"
    FETCHED = "fetched"  # its files are on our disk
    UPLOADED = "uploaded"  # the backend has them
    ASKED = "asked"  # the agent was asked, or was about to be: never again
    ANSWERED = "answered"  # what it said is kept
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


CLOSED: Final = frozenset({Phase.DONE, Phase.FAILED, Phase.CANCELLED})

TRANSITIONS: Final[Mapping[Phase, frozenset[Phase]]] = {
    Phase.RECEIVED: frozenset({Phase.RECEIVED, Phase.FETCHED, Phase.UPLOADED, Phase.ASKED}) | CLOSED,
    Phase.FETCHED: frozenset({Phase.FETCHED, Phase.UPLOADED}) | CLOSED,
    Phase.UPLOADED: frozenset({Phase.UPLOADED, Phase.ASKED}) | CLOSED,
    Phase.ASKED: frozenset({Phase.ASKED, Phase.ANSWERED}) | CLOSED,
    Phase.ANSWERED: frozenset({Phase.DONE}) | CLOSED,
    Phase.DONE: frozenset(),
    Phase.FAILED: frozenset(),
    Phase.CANCELLED: frozenset(),
}


# Told of the turn, what was said, the phase it ended in, and how many seconds it took.
Ended = Callable[[int, Incoming, Phase, float], None]


def unnoted(turn: int, incoming: Incoming, phase: Phase, seconds: float) -> None:
    """Take no note of an end."""


class Moved(Exception):
    """The turn is not where we thought it was: it was cancelled, or another worker has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the inbox."""

    id: int
    incoming: Incoming
    phase: Phase
    is_aside: bool
    job: int | None
    project: int | None
    status_message: MessageRef | None
    received_at: float
    progress: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Tell whether there is still something to do."""
        return self.phase not in CLOSED


class Inbox:
    """The inbox in the database."""

    def __init__(self, database: Database, clock: Clock, ended: Ended = unnoted) -> None:
        self._database = database
        self._clock = clock
        self._ended = ended

    async def add(self, incoming: Incoming, *, is_aside: bool, goes_on: Entry | None = None) -> int | None:
        """Keep what was said; None when it is here already.

        What goes on from a former turn, whose files the project still holds, does not bring them again.
        """
        row = await self._database.row(
            "inbox_add",
            chat=str(incoming.chat),
            message=incoming.message,
            person=incoming.who,
            incoming=json.dumps(asdict(incoming), ensure_ascii=False),
            is_aside=is_aside,
            phase=Phase.UPLOADED if goes_on else Phase.RECEIVED,
            project=goes_on.project if goes_on else None,
            progress=json.dumps({"files": goes_on.progress["files"]} if goes_on else {}, ensure_ascii=False),
            now=self._clock.now(),
        )
        return None if row is None else int(row["id"])

    async def known(self, incoming: Incoming) -> Entry | None:
        """Give what was kept of this before."""
        row = await self._database.row("inbox_known", chat=str(incoming.chat), message=incoming.message)
        return None if row is None else _entry(row)

    async def queued(self, entry_id: int, job: int) -> None:
        """Remember the job that will do this turn."""
        await self._database.run("inbox_job", id=entry_id, job=job)

    async def unfinished(self) -> list[Entry]:
        """Give everything that is not done, in order."""
        return [_entry(row) for row in await self._database.rows("inbox_unfinished")]

    async def unqueued(self) -> list[Entry]:
        """Give what is kept and has no job: whatever kept it could not queue it."""
        return [_entry(row) for row in await self._database.rows("inbox_unqueued")]

    async def get(self, entry_id: int) -> Entry:
        """Give one row."""
        entry = await self.find(entry_id)
        if entry is None:
            raise KeyError(entry_id)
        return entry

    async def find(self, entry_id: int) -> Entry | None:
        """Give one row, or None when it was forgotten."""
        row = await self._database.row("inbox_get", id=entry_id)
        return None if row is None else _entry(row)

    async def ahead(self, chat: ChatKey, entry_id: int) -> int:
        """Count the turns of this chat that come before this one."""
        return await self._count("inbox_ahead", "ahead", chat=str(chat), id=entry_id)

    async def open_count(self, chat: ChatKey, *, asides: bool) -> int:
        """Count what of this chat is not done: its turns, or what passes by their line."""
        return await self._count("inbox_open_count", "open", chat=str(chat), is_aside=asides)

    async def is_busy(self, chat: ChatKey) -> bool:
        """Tell whether anything of this chat is not done, what passes by the line included."""
        return bool(await self._count("inbox_busy_count", "open", chat=str(chat)))

    async def recent(self, person: str, *, since: float) -> int:
        """Count what one person asked since then."""
        return await self._count("inbox_recent", "recent", person=person, since=since)

    async def open_turns(self, chat: ChatKey) -> list[Entry]:
        """Give the turns of this chat that are not done, in order."""
        return [_entry(row) for row in await self._database.rows("inbox_open", chat=str(chat))]

    async def advance(self, entry: Entry, phase: Phase, **progress: object) -> Entry:
        """Move a turn along, adding to what is known of it; raises Moved when somebody else moved it."""
        if phase not in TRANSITIONS[entry.phase]:
            raise ValueError(f"a turn does not go from {entry.phase} to {phase}")
        known = {**entry.progress, **progress}
        changed = await self._database.run(
            "inbox_advance",
            id=entry.id,
            was=entry.phase,
            phase=phase,
            progress=json.dumps(known, ensure_ascii=False),
        )
        if not changed:
            raise Moved
        return await self.get(entry.id)

    async def belongs(self, entry_id: int, project: int) -> None:
        """Remember the project that a turn works on."""
        await self._database.run("inbox_project", id=entry_id, project=project)

    async def shown(self, entry_id: int, message: MessageRef) -> None:
        """Remember the turn's status message."""
        await self._database.run("inbox_status_message", id=entry_id, message=message.id)

    async def close(self, entry_id: int, phase: Phase) -> bool:
        """Close a turn; false when it was closed before."""
        now = self._clock.now()
        row = await self._database.row("inbox_close", id=entry_id, phase=phase, now=now)
        if row is not None:
            incoming = _incoming(json.loads(row["incoming"]))
            self._ended(entry_id, incoming, phase, max(0.0, now - row["received_at"]))
        return row is not None

    async def _count(self, query: str, column: str, **values: object) -> int:
        row = await self._database.row(query, **values)
        return 0 if row is None else int(row[column])


def _entry(row: Row) -> Entry:
    incoming = _incoming(json.loads(row["incoming"]))
    message = row["status_message"]
    return Entry(
        id=row["id"],
        incoming=incoming,
        phase=Phase(row["phase"]),
        is_aside=bool(row["is_aside"]),
        job=row["job"],
        project=row["project"],
        status_message=MessageRef(incoming.chat, message) if message else None,
        received_at=row["received_at"],
        progress=json.loads(row["progress"]),
    )


def _incoming(facts: dict[str, Any]) -> Incoming:
    return Incoming(
        **{
            **facts,
            "chat": ChatKey(**facts["chat"]),
            "person": Person(**facts["person"]),
            "media": tuple(Media(**media) for media in facts["media"]),
            "about": tuple(Person(**person) for person in facts.get("about", ())),
        }
    )
