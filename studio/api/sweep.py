"""What is no longer needed goes: idle projects, their files, old renders, what a crash left lying about.

Rows go first and their files after them, so that a crash in between leaves only files that no row names;
those are what the next sweep takes.
"""

import asyncio
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.clock import Clock
from core.queue import Args, Token
from core.store.db import Database
from studio.api.accounts import DAY_S
from studio.api.disk import Disk
from studio.api.renders import OPEN

TASK: Final = "sweep"
EVERY_S: Final = 3600.0
LEFT_ALONE_S: Final = 6 * 3600.0  # a file that no row names may be one that is just arriving


@dataclass(frozen=True, slots=True)
class Sweep:
    """Clears away; `keep_days` counts from the last use."""

    database: Database
    clock: Clock
    disk: Disk
    keep_days: float

    async def job(self, _args: Args, _attempt: int, _token: Token) -> None:
        """Sweep as a job of the queue."""
        await self.run()

    async def run(self) -> None:
        """Sweep once."""
        now = self.clock.now()
        before = now - self.keep_days * DAY_S
        async with self.database.transaction() as transaction:
            await transaction.run("lapse_claims", now=now)
            await transaction.run("lapse_renders", before=before)
            await transaction.run("lapse_sessions", before=before)
            await transaction.run("lapse_media", before=before)
        # Looked at before the rows are read: what arrives meanwhile is not among what may go.
        found = await asyncio.to_thread(self._found)
        named = await self._named()
        await asyncio.to_thread(_remove, [path for path in found if path not in named])

    async def _named(self) -> set[Path]:
        """Every path that a row speaks for."""
        named = {self.disk.media / row["file"] for row in await self.database.rows("media_files")}
        for row in await self.database.rows("render_keys"):
            named.add(self.disk.renders / f"{row['key']}.mp4")
            if row["status"] in OPEN:
                named.add(self.disk.work / row["session_id"])
        return named

    def _found(self) -> list[Path]:
        """Everything on the disk that has not been touched for a while, by the disk's own clock."""
        # No row names an analysis: it stands for content, and is kept as long as an idle project is.
        idle_s = {self.disk.analyses: max(LEFT_ALONE_S, self.keep_days * DAY_S)}
        now = time.time()
        return [
            path
            for folder in self.disk.folders
            for path in folder.iterdir()
            if _touched(path) < now - idle_s.get(folder, LEFT_ALONE_S)
        ]


def _touched(path: Path) -> float:
    """When a file, or anything in a folder, was last written."""
    try:
        own = path.stat().st_mtime
        return max([own, *(inner.stat().st_mtime for inner in path.rglob("*"))]) if path.is_dir() else own
    except FileNotFoundError:
        return time.time()


def _remove(paths: list[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
