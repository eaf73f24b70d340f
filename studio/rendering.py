"""The job that makes a submitted draft into a file: resumed from its work folder, fenced by its token.

The folder is the session's: its renders run one after the other, and each finds the pieces of the one before.
"""

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Row
from typing import Final

from core.clock import Clock
from core.nemo.wire import Output, RenderStatus
from core.probe import probe
from core.queue import Args, Queue, Token
from core.store.db import Database
from core.watch import UNWATCHED, Watch
from studio.disk import Disk
from studio.draft import read
from studio.materials import RenderError
from studio.output import canvas_for
from studio.render import render
from studio.renders import OPEN
from studio.timeline import Timeline
from studio.uploads import Uploads

PROGRESS_EVERY_S: Final = 0.5
FAILED: Final = "the video could not be made from these files"
NO_ROOM: Final = "the studio's disk is full or cannot be written"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Does render jobs."""

    database: Database
    queue: Queue
    clock: Clock
    disk: Disk
    uploads: Uploads
    watch: Watch = UNWATCHED

    async def run(self, args: Args, attempt: int, token: Token) -> None:
        """Render one job; what an earlier attempt finished is found in the work folder."""
        key = str(args["key"])
        row = await self.database.row("render_by_key", key=key)
        if row is None or row["status"] not in OPEN:
            return
        _log.info("rendering", extra={"action": "render", "render": key[:8], "attempt": attempt})
        began, outcome = self.clock.monotonic(), "stopped"
        work = self.disk.work / row["session_id"]
        try:
            await self._made(row, work, token)
            outcome = "completed"
        except RenderError as error:
            outcome = await self._fail(key, NO_ROOM if await self.disk.is_full() else str(error))
        except OSError:
            outcome = await self._fail(key, NO_ROOM)
        except Exception:
            outcome = await self._fail(key, FAILED)
        finally:
            self._note(outcome, self.clock.monotonic() - began)
            await self._tidy(work)

    def _note(self, outcome: str, seconds: float) -> None:
        self.watch.rendered(outcome, seconds)
        _log.info("render_ended", extra={"outcome": outcome, "ms": round(seconds * 1000)})

    async def _made(self, row: Row, work: Path, token: Token) -> None:
        await asyncio.to_thread(work.mkdir, parents=True, exist_ok=True)
        # A late attempt that lost its lease must not write into the file of the next one.
        target = work / f"whole-{token.number}.mp4"
        sources = await self.uploads.sources(row["session_id"])
        async with self._telling(row["key"]) as progress:
            faults = await render(_timeline(row), sources, target, work=work, progress=progress.note)
        facts = await asyncio.to_thread(probe, target)
        if not await self.queue.holds(token):
            await asyncio.to_thread(target.unlink, missing_ok=True)
        else:
            await asyncio.to_thread(target.replace, self.disk.renders / f"{row['key']}.mp4")
            await self.database.run(
                "render_completed",
                key=row["key"],
                duration_ms=facts.duration_ms,
                bytes=facts.bytes,
                faults=" ".join(sorted(faults)),
                now=self.clock.now(),
            )

    @asynccontextmanager
    async def _telling(self, key: str) -> AsyncIterator["_Progress"]:
        # Not a task group: a failed render has to come out as itself.
        progress = _Progress()
        writer = asyncio.create_task(self._tell(key, progress))
        try:
            yield progress
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    async def _tell(self, key: str, progress: "_Progress") -> None:
        while True:
            percent = await progress.next()
            await self.database.run("render_progress", key=key, progress=percent, now=self.clock.now())
            await self.clock.sleep(PROGRESS_EVERY_S)

    async def _fail(self, key: str, error: str) -> str:
        _log.warning("render failed", exc_info=True, extra={"action": "render_failed", "render": key[:8]})
        await self.database.run(
            "render_ended", key=key, status=RenderStatus.FAILED, error=error, now=self.clock.now()
        )
        return "failed"

    async def _tidy(self, work: Path) -> None:
        # Finished pieces make the next render of this project faster, as long as there is room for them.
        if await self.disk.is_crowded():
            await asyncio.to_thread(shutil.rmtree, work, ignore_errors=True)


class _Progress:
    """The newest percentage, waited for by whoever writes it down."""

    def __init__(self) -> None:
        self._percent = 0
        self._news = asyncio.Event()
        self._news.set()

    def note(self, fraction: float) -> None:
        percent = min(99, int(fraction * 100))
        if percent > self._percent:
            self._percent = percent
            self._news.set()

    async def next(self) -> int:
        await self._news.wait()
        self._news.clear()
        return self._percent


def _timeline(row: Row) -> Timeline:
    timeline = read(json.loads(row["draft"]))
    return replace(timeline, canvas=canvas_for(timeline.canvas, Output.model_validate_json(row["output"])))
