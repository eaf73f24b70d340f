"""Forgetting somebody: what they wrote and sent, what was made of it, and what stands for it elsewhere.

Rows go in one transaction, then the work on them is stopped, then files go: dying in between leaves only what
no row names any more, and that is what the sweeps take.
"""

import asyncio
import json
import shutil
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from core.exporting import FOLDER as EXPORTS
from core.frames import FOLDER as FRAMES
from core.inbox import UPLOADS
from core.queue import Queue
from core.settings import Settings
from core.store.db import Database, Transaction


@dataclass(frozen=True, slots=True)
class Traces:
    """What stands for somebody outside of our own database."""

    chats: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    renders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was erased."""

    turns: int
    exports: int
    projects: int
    shared: int  # projects of groups that others work on too: they stay


Erase = Callable[[Traces], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a transaction has taken out."""

    traces: Traces
    shared: int
    projects: tuple[int, ...]
    turns: tuple[int, ...]
    exports: tuple[int, ...]
    jobs: tuple[int, ...]


async def nowhere(_: Traces) -> None:
    """Erase nothing elsewhere, since nothing is kept there."""


class Forgetting:
    """Forgets people and chats."""

    def __init__(self, database: Database, queue: Queue, data: Path, erase: Erase = nowhere) -> None:
        self._database = database
        self._queue = queue
        self._data = data
        self._erase = erase

    async def forget(self, name: str, *, but: int | None = None) -> Forgotten:
        """Erase a person or a chat, named `platform:id`; the turn that asks for it goes last, by `last`."""
        async with self._database.transaction() as transaction:
            found = await _taken(transaction, name, but)
        for job in found.jobs:
            await self._queue.cancel(job)
        await asyncio.to_thread(self._clear, found)
        await self._erase(found.traces)
        await self._database.rows("forget_for_good")
        return Forgotten(len(found.turns), len(found.exports), len(found.projects), found.shared)

    async def last(self, turn: int) -> None:
        """Erase the turn that has asked for it."""
        await self._database.run("forget_turn", id=turn)
        await self._database.rows("forget_for_good")

    def _clear(self, found: _Found) -> None:
        folders = {UPLOADS: found.turns, EXPORTS: found.exports, FRAMES: found.projects}
        for folder, numbers in folders.items():
            for number in numbers:
                shutil.rmtree(self._data / folder / str(number), ignore_errors=True)


async def _taken(transaction: Transaction, name: str, but: int | None) -> _Found:
    """Take out every row about somebody."""
    platform, _, person = name.partition(":")
    chats = tuple(str(row["key"]) for row in await transaction.rows("forget_chats", name=name))
    there = _listed(chats)
    rows = await transaction.rows("forget_projects", name=name, chats=there)
    projects = tuple(int(row["id"]) for row in rows)
    theirs = _listed(projects)
    shared = await transaction.row("forget_shared", name=name, projects=theirs)
    exports = await transaction.rows(
        "forget_exports", chats=there, projects=theirs, platform=platform, person=person
    )
    turns = await transaction.rows("forget_turns", name=name, chats=there, but=but)
    numbers = _listed(row["id"] for row in turns)
    await transaction.run("forget_sent_files", projects=theirs, turns=numbers)
    await transaction.run("forget_project_rows", projects=theirs)
    await transaction.run("forget_current", projects=theirs)
    for query in ("forget_chat_rows", "forget_identities"):
        await transaction.run(query, chats=there)
    for query in ("forget_labels", "forget_knocks", "forget_broadcasts", "forget_broadcast_chats"):
        await transaction.run(query, name=name, chats=there)
    renders = tuple(str(row["render_id"]) for row in exports if row["render_id"])
    renders += tuple(str(copy) for row in exports for copy in json.loads(row["copies"]))
    return _Found(
        traces=Traces(chats, tuple(str(row["session_id"]) for row in rows), renders),
        shared=0 if shared is None else int(shared["shared"]),
        projects=projects,
        turns=tuple(int(row["id"]) for row in turns),
        exports=tuple(int(row["id"]) for row in exports),
        jobs=tuple(int(row["job"]) for row in (*turns, *exports) if row["job"] is not None),
    )


def left_behind(settings: Settings) -> str | None:
    """Give the name of the sentence that says what cannot be erased from here, if anything."""
    if settings.uses_cloud:
        return "forget-cloud"
    return "forget-studio" if settings.remote_url and not settings.studio_data.exists() else None


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))
