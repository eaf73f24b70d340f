"""Erasing sessions with all that belongs to them, whether or not somebody serves the same data now."""

import asyncio
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from sqlite3 import Row

from core import queue as jobs
from core.clock import Clock
from core.queue import SqliteQueue
from core.store.db import Database
from studio.api.disk import Disk
from studio.api.schema import FILE, SCHEMA
from studio.work.source import content_name


async def erase(data: Path, clock: Clock, *, sessions: Sequence[str], renders: Sequence[str]) -> None:
    """Erase sessions, and single renders by the ids they were asked for; what runs for them is stopped."""
    if not await asyncio.to_thread((data / FILE).exists):
        return
    disk = Disk(data, 0)
    async with await Database.open(data / FILE, jobs.SCHEMA, SCHEMA) as database:
        ours = _listed(sessions)
        async with database.transaction() as transaction:
            used = await transaction.rows("erase_media_found", sessions=ours)
            made = await transaction.rows("erase_renders", sessions=ours, renders=_listed(renders))
            await transaction.run("erase_sessions", sessions=ours)
            media = await transaction.rows("erase_media", media=_listed(row["media_id"] for row in used))
        queue = SqliteQueue(database, clock)
        for row in made:
            if row["job_id"] is not None:
                await queue.cancel(row["job_id"])
        await asyncio.to_thread(_clear, disk, sessions, made, media)
        await database.rows("erase_for_good")


def _clear(disk: Disk, sessions: Iterable[str], made: Iterable[Row], media: Iterable[Row]) -> None:
    for session in sessions:
        if session.isalnum():
            shutil.rmtree(disk.work / session, ignore_errors=True)
    for row in made:
        (disk.renders / f"{row['key']}.mp4").unlink(missing_ok=True)
    for row in media:
        path = disk.media / f"{row['key']}.{row['suffix']}"
        if path.exists() and not row["is_elsewhere"]:
            for analysis in disk.analyses.glob(f"{content_name(path)}-*"):
                analysis.unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))
