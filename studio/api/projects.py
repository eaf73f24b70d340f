"""Sessions: each is a person's project with its whole history, kept as one row, changed one turn at a time.

A project is read, changed by pure code and kept again. Turns of one session wait for each other here; another
process that serves the same data is noticed by the row's version, and the change is then made anew.
"""

import asyncio
import secrets
import sqlite3
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from pydantic import TypeAdapter

from core.clock import Clock
from core.room import is_full
from core.store.db import Database, Transaction
from studio.api.refusals import Reason, Refusal
from studio.editing.project import Project

TURN_WAIT_S: Final = 60.0
ATTEMPTS: Final = 5
T = TypeVar("T")
_PROJECT: Final = TypeAdapter(Project)


@dataclass(frozen=True, slots=True)
class Session:
    """A project as it was read."""

    session_id: str
    task_id: str
    user_id: str
    name: str
    language: str
    project: Project
    version: int = 0
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Projects:
    """Every session, each seen by its owner only."""

    database: Database
    clock: Clock
    turn_wait_s: float = TURN_WAIT_S
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary, init=False)

    async def open(self, user_id: str, *, name: str, language: str) -> Session:
        """Begin an empty project."""
        session = Session(
            session_id=str(10**17 + secrets.randbelow(9 * 10**17)),
            task_id=uuid.uuid4().hex,
            user_id=user_id,
            name=name,
            language=language,
            project=Project(),
        )
        await self.database.run(
            "open_session",
            session_id=session.session_id,
            task_id=session.task_id,
            user_id=user_id,
            name=name,
            language=language,
            project=_written(session.project),
            now=self.clock.now(),
        )
        return session

    async def get(self, user_id: str, session_id: str) -> Session:
        """Read one's own session; anybody else's does not exist."""
        row = await self.database.row("session", user_id=user_id, session_id=session_id)
        if row is None:
            raise Refusal(Reason.SESSION)
        await self._used(session_id)
        return Session(
            session_id=row["session_id"],
            task_id=row["task_id"],
            user_id=row["user_id"],
            name=row["name"],
            language=row["language"],
            project=_PROJECT.validate_json(row["project"]),
            version=row["version"],
            paid=bool(row["paid"]),
        )

    async def _used(self, session_id: str) -> None:
        """Note that a session is in use; on a full disk it can be read all the same."""
        try:
            await self.database.run("session_used", session_id=session_id, now=self.clock.now())
        except sqlite3.Error as error:
            if not is_full(error):
                raise

    @asynccontextmanager
    async def turn(self, session_id: str) -> AsyncIterator[None]:
        """Have a session to oneself; whoever waits too long for it is told that it is busy."""
        lock = self._turns.setdefault(session_id, asyncio.Lock())
        try:
            async with asyncio.timeout(self.turn_wait_s):
                await lock.acquire()
        except TimeoutError as error:
            raise Refusal(Reason.BUSY) from error
        try:
            yield
        finally:
            lock.release()

    async def alone(self, user_id: str, session_id: str, work: Callable[[Session], Awaitable[T]]) -> T:
        """Have work done on a session's newest version, and anew when another process was faster."""
        await self.get(user_id, session_id)  # nobody waits in somebody else's line
        async with self.turn(session_id):
            for _ in range(ATTEMPTS):
                with suppress(Stale):
                    return await work(await self.get(user_id, session_id))
        raise Refusal(Reason.BUSY)

    async def keep(self, transaction: Transaction, session: Session, project: Project) -> None:
        """Keep a changed project, unless the session has changed since it was read."""
        kept = await transaction.run(
            "save_project",
            session_id=session.session_id,
            version=session.version,
            project=_written(project),
            now=self.clock.now(),
        )
        if not kept:
            raise Stale


class Stale(Exception):
    """Another process changed the session after it was read here."""


def _written(project: Project) -> str:
    return _PROJECT.dump_json(project).decode()
