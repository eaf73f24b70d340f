"""The job that makes a submitted draft into a file: resumed from its work folder, fenced by its token.

The folder is the session's: its renders run one after the other, and each finds the pieces of the one before.
"""

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncIterator, Callable
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
from studio.api.disk import Disk
from studio.api.output import canvas_for
from studio.api.renders import OPEN
from studio.api.uploads import Uploads
from studio.checking.verdict import Fault
from studio.render import render
from studio.render.fitting import TooTight, fit
from studio.render.materials import RenderError
from studio.timeline import Canvas, Timeline
from studio.timeline.draft import read
from studio.work.ffmpeg import FFmpegError

PROGRESS_EVERY_S: Final = 0.5
FAILED: Final = "the video could not be made from these files"
NO_ROOM: Final = "the studio's disk is full or cannot be written"
TOO_TIGHT: Final = "the video is too long for a file of that size"

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
        async with self._telling(row["key"]) as progress:
            faults = await self._rendered(row, target, work, progress)
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

    async def _rendered(self, row: Row, target: Path, work: Path, progress: "_Progress") -> frozenset[Fault]:
        output, timeline = Output.model_validate_json(row["output"]), _timeline(row)
        whole = None if output.max_bytes is None else await self._whole(row, output.copy_of)
        if output.max_bytes is not None and whole is not None:
            await _fitted(whole, target, timeline.canvas, output.max_bytes, progress.note)
            return frozenset()
        sources = await self.uploads.sources(row["session_id"])
        if output.max_bytes is None:
            return await render(timeline, sources, target, work=work, progress=progress.note)
        uncut = target.with_name(f"uncut-{target.name}")
        try:
            faults = await render(timeline, sources, uncut, work=work, progress=progress.first)
            await _fitted(uncut, target, timeline.canvas, output.max_bytes, progress.note)
        finally:
            await asyncio.to_thread(uncut.unlink, missing_ok=True)
        return faults

    async def _whole(self, row: Row, render_id: str | None) -> Path | None:
        """Find the finished file of the same draft that a copy is asked of; else all of it is made anew."""
        found = await self.database.row("render", user_id=row["user_id"], render_id=render_id)
        if found is None or found["status"] != RenderStatus.COMPLETED:
            return None
        path = self.disk.renders / f"{found['key']}.mp4"
        is_it = (found["session_id"], found["draft"]) == (row["session_id"], row["draft"])
        return path if is_it and await asyncio.to_thread(path.exists) else None

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

    def first(self, fraction: float) -> None:
        """Note how far the first half is."""
        self.note(fraction / 2)

    async def next(self) -> int:
        await self._news.wait()
        self._news.clear()
        return self._percent


async def _fitted(
    whole: Path, target: Path, canvas: Canvas, max_bytes: int, progress: Callable[[float], None]
) -> None:
    try:
        await fit(whole, target, canvas, max_bytes, progress=progress)
    except TooTight as error:
        raise RenderError(TOO_TIGHT) from error
    except FFmpegError as error:
        raise RenderError(FAILED) from error


def _timeline(row: Row) -> Timeline:
    timeline = read(json.loads(row["draft"]))
    return replace(timeline, canvas=canvas_for(timeline.canvas, Output.model_validate_json(row["output"])))
