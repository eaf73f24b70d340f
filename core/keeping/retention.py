"""How long what is over is kept: then rows go, and folders that nothing open stands for.

What is open is never touched, however old it is. A project stays in its chat's list; what it was made of is
the backend's, which has limits of its own.
"""

import asyncio
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.clock import Clock
from core.exporting import FOLDER as EXPORTS
from core.frames import FOLDER as FRAMES
from core.inbox import UPLOADS
from core.queue import Args, Token
from core.store.db import Database

QUEUE: Final = "chores"
TASK: Final = "retain"
EVERY_S: Final = 3600.0
DAY_S: Final = 86_400.0
AT_ONCE: Final = 500  # rows, so that nobody waits long for the database

# What goes, in this order: a turn stays as long as its export is open.
ROWS: Final = (
    "retain_exports",
    "retain_turns",
    "retain_sent_files",
    "retain_spendings",
    "retain_knocks",
    "retain_broadcasts",
)
# Whose number a folder has.
KEPT: Final = {UPLOADS: "retained_turns", EXPORTS: "retained_exports", FRAMES: "retained_projects"}


@dataclass(frozen=True, slots=True)
class Retention:
    """Clears away what was over this long ago."""

    database: Database
    clock: Clock
    data: Path
    keep_days: float

    async def job(self, _args: Args, _attempt: int, _token: Token) -> None:
        """Clear away as a job of the queue."""
        await self.run()

    async def run(self) -> None:
        """Clear away once."""
        now = self.clock.now()
        before = now - self.keep_days * DAY_S
        for query in ROWS:
            gone = AT_ONCE
            while gone == AT_ONCE:
                gone = await self.database.run(query, before=before, now=now, most=AT_ONCE)
        await self.database.run("retain_broadcast_chats", most=-1)
        for folder, query in KEPT.items():
            # Looked at before the rows are read: what begins meanwhile is not among what may go.
            found = await asyncio.to_thread(_numbered, self.data / folder)
            kept = {int(row["id"]) for row in await self.database.rows(query, before=before, now=now)}
            await asyncio.to_thread(_clear, self.data / folder, found - kept)


def _numbered(folder: Path) -> set[int]:
    if not folder.is_dir():
        return set()
    return {int(path.name) for path in folder.iterdir() if path.name.isdecimal()}


def _clear(folder: Path, numbers: Collection[int]) -> None:
    for number in numbers:
        shutil.rmtree(folder / str(number), ignore_errors=True)
