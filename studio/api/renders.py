"""Render jobs as the API sees them: submitted, looked at, cancelled, fetched.

The rendering itself is a job on the queue (`studio.rendering`); a row here is what everybody is told.
"""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Row
from typing import Any, Final

from core.clock import Clock
from core.nemo.wire import Render, RenderOutput, RenderRequest, RenderStatus
from core.queue import Queue, Status
from core.store.db import Database
from studio.api.disk import Disk
from studio.api.links import Links
from studio.api.output import canvas_for
from studio.api.projects import Projects
from studio.api.refusals import Reason, Refusal
from studio.api.uploads import Uploads
from studio.timeline import Timeline
from studio.timeline.draft import DraftError, media_ids, read

QUEUE: Final = "renders"
TASK: Final = "render"
MAX_WAITING: Final = 20  # a person's renders that have not ended
CANCELLED: Final = "cancelled"
GIVEN_UP: Final = "the studio stopped in the middle of it too often"
OPEN: Final = frozenset({RenderStatus.PENDING, RenderStatus.PROCESSING})


@dataclass(frozen=True, slots=True)
class Renders:
    """Every render job, each seen by its owner only."""

    database: Database
    queue: Queue
    clock: Clock
    disk: Disk
    projects: Projects
    uploads: Uploads
    links: Links

    async def submit(self, user_id: str, request: RenderRequest) -> None:
        """Check what is to be rendered, keep it, and put it in line."""
        session = await self.projects.get(user_id, request.session_id)
        await self._check(_timeline(request), session.session_id)
        await self.disk.room()
        waiting = await self.database.row("count_open_renders", user_id=user_id)
        if waiting is not None and waiting["count"] >= MAX_WAITING:
            raise Refusal(Reason.RENDERS, MAX_WAITING, retry_after_s=30)
        key = secrets.token_hex(20)
        kept = await self.database.run(
            "submit_render",
            key=key,
            user_id=user_id,
            render_id=request.id,
            session_id=session.session_id,
            draft=_dumped(request.draft),
            output=request.output.model_dump_json(),
            now=self.clock.now(),
        )
        if not kept:
            raise Refusal(Reason.RENDER_EXISTS)
        await self._enqueue(key, session.session_id)

    async def status(self, user_id: str, render_id: str) -> Render:
        """Tell where a render is."""
        row = await self._row(user_id, render_id)
        status, error = RenderStatus(row["status"]), row["error"]
        if status in OPEN and await self._was_given_up(row):
            await self._end(row["key"], RenderStatus.FAILED, GIVEN_UP)
            status, error = RenderStatus.FAILED, GIVEN_UP
        output = None
        if status is RenderStatus.COMPLETED:
            output = RenderOutput(
                url=self.links.render(row["key"], render_id),
                duration=row["duration_ms"] / 1000,
                size=row["bytes"],
                faults=row["faults"].split() or None,
            )
        # The contract has no word for cancelled: to whoever waits, no file will come.
        told = RenderStatus.FAILED if status is RenderStatus.CANCELLED else status
        return Render(id=render_id, status=told, progress=row["progress"], output=output, error=error)

    async def cancel(self, user_id: str, render_id: str) -> None:
        """Stop a render, waiting or running; one that has ended stays as it is."""
        row = await self._row(user_id, render_id)
        if await self._end(row["key"], RenderStatus.CANCELLED, CANCELLED) and row["job_id"] is not None:
            await self.queue.cancel(row["job_id"])

    async def file(self, user_id: str, render_id: str) -> Path:
        """Give the finished file of one's own render."""
        row = await self._row(user_id, render_id)
        if row["status"] != RenderStatus.COMPLETED:
            raise Refusal(Reason.NOT_RENDERED)
        return self.path(row["key"])

    def path(self, key: str) -> Path:
        """Give where a finished render lies."""
        return self.disk.renders / f"{key}.mp4"

    async def recover(self) -> None:
        """Put back in line what a crash left with no job; end what was given up."""
        for row in await self.database.rows("open_renders"):
            if row["job_id"] is None:
                await self._enqueue(row["key"], row["session_id"])
            elif await self._was_given_up(row):
                await self._end(row["key"], RenderStatus.FAILED, GIVEN_UP)

    async def _enqueue(self, key: str, session_id: str) -> None:
        job = await self.queue.enqueue(
            QUEUE, TASK, {"key": key}, lock=f"render:{session_id}", dedupe=f"render:{key}"
        )
        await self.database.run("render_queued", key=key, job_id=job)

    async def _check(self, timeline: Timeline, session_id: str) -> None:
        if timeline.duration_ms <= 0:
            raise Refusal(Reason.BAD_REQUEST, "draft: there is nothing in it to render")
        foreign = set(media_ids(timeline)) - set(await self.uploads.sources(session_id))
        if foreign:
            raise Refusal(Reason.FOREIGN_MEDIA, min(foreign))

    async def _row(self, user_id: str, render_id: str) -> Row:
        row = await self.database.row("render", user_id=user_id, render_id=render_id)
        if row is None:
            raise Refusal(Reason.RENDER)
        return row

    async def _was_given_up(self, row: Row) -> bool:
        job = None if row["job_id"] is None else await self.queue.job(row["job_id"])
        return job is not None and job.status is Status.FAILED

    async def _end(self, key: str, status: RenderStatus, error: str) -> bool:
        ended = await self.database.run(
            "render_ended", key=key, status=status, error=error, now=self.clock.now()
        )
        return ended > 0


def _timeline(request: RenderRequest) -> Timeline:
    try:
        timeline = read(request.draft)
    except DraftError as error:
        where = "draft" if error.field == "draft" else f"draft.{error.field}"
        raise Refusal(Reason.BAD_REQUEST, f"{where}: {error.message}") from error
    canvas_for(timeline.canvas, request.output)
    return timeline


def _dumped(draft: dict[str, Any]) -> str:
    try:
        return json.dumps(draft, allow_nan=False)
    except ValueError as error:
        raise Refusal(Reason.BAD_REQUEST, "draft: its numbers must be finite") from error
