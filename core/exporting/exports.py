"""Export jobs as they are kept: one row each, whose stage only ever moves along `TRANSITIONS`.

What a stage does is `exporting`'s matter. The render's id is stored before it is first sent, so that a render
that was submitted is always found again.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from sqlite3 import Row
from typing import Any, Final

from core.chat import ChatKey, MessageRef
from core.clock import Clock
from core.inbox import Moved
from core.queue import Queue
from core.store.db import Database
from core.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

QUEUE: Final = "exports"
TASK: Final = "export"


class Stage(StrEnum):
    """How far an export has come."""

    WANTED = "wanted"
    SUBMITTED = "submitted"  # the render's id is stored; the backend has it, or is about to
    RENDERED = "rendered"
    FETCHED = "fetched"  # the file is on our disk
    DELIVERING = "delivering"  # being sent: if we die here nobody knows whether it arrived
    DELIVERED = "delivered"
    DOUBTED = "doubted"  # nobody knows whether it arrived; a person may ask for it again
    FAILED = "failed"
    CANCELLED = "cancelled"


CLOSED: Final = frozenset({Stage.DELIVERED, Stage.DOUBTED, Stage.FAILED, Stage.CANCELLED})

TRANSITIONS: Final[Mapping[Stage, frozenset[Stage]]] = {
    Stage.WANTED: frozenset({Stage.SUBMITTED}) | CLOSED,
    Stage.SUBMITTED: frozenset({Stage.SUBMITTED, Stage.RENDERED}) | CLOSED,
    Stage.RENDERED: frozenset({Stage.FETCHED}) | CLOSED,
    Stage.FETCHED: frozenset({Stage.DELIVERING}) | CLOSED,
    Stage.DELIVERING: frozenset({Stage.FETCHED}) | CLOSED,  # back when it was refused: nothing was sent
    Stage.DELIVERED: frozenset(),
    Stage.DOUBTED: frozenset({Stage.FETCHED}),
    Stage.FAILED: frozenset(),
    Stage.CANCELLED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Export:
    """One export job."""

    id: int
    turn: int
    chat: ChatKey
    project: int
    number: int
    person: str
    wish: Mapping[str, Any]  # the output asked for, and the draft as it was then
    stage: Stage
    render_id: str | None
    attempts: int
    job: int | None
    status_message: MessageRef | None
    wanted_at: float
    result: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kept_until(self) -> float:
        """Until when its file is kept for whoever fetches it, though it was delivered; 0 for no longer."""
        return float(self.result.get("kept_until", 0))

    @property
    def copies(self) -> tuple[str, ...]:
        """The renders of its smaller copies."""
        return tuple(self.result.get("copies", ()))


class Exports:
    """All export jobs in the database."""

    def __init__(self, database: Database, queue: Queue, clock: Clock, watch: Watch = UNWATCHED) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock
        self._watch = watch

    async def want(
        self,
        *,
        turn: int,
        chat: ChatKey,
        project: int,
        number: int,
        person: str,
        wish: Mapping[str, Any],
        message: MessageRef | None,
    ) -> Export:
        """Keep an export and queue it; asking twice for one turn gives the same one.

        It tells how it is getting on in `message`, where there is one that waits for it.
        """
        added = await self._database.rows(
            "export_add",
            turn=turn,
            chat=str(chat),
            project=project,
            number=number,
            person=person,
            output=json.dumps(wish, ensure_ascii=False),
            now=self._clock.now(),
        )
        export = await self._one("export_of_turn", turn=turn)
        if added:
            self._note(export, Stage.WANTED)
        if message is not None:
            await self.shown(export, message)
        await self.enqueue(export)
        return export

    async def of_turn(self, turn: int) -> Export | None:
        """Give the export that a turn has asked for."""
        row = await self._database.row("export_of_turn", turn=turn)
        return None if row is None else _export(row)

    async def enqueue(self, export: Export) -> None:
        """Queue it behind the other exports of its project; once, however often this is called."""
        job = await self._queue.enqueue(
            QUEUE, TASK, {"export": export.id}, lock=f"export:{export.project}", dedupe=f"export:{export.id}"
        )
        await self._database.run("export_job", id=export.id, job=job)

    async def recover(self) -> None:
        """Queue what no job is left for: the process died before it was queued, or its job was given up."""
        for export in [_export(row) for row in await self._database.rows("export_unfinished")]:
            job = None if export.job is None else await self._queue.job(export.job)
            if job is None or job.status.is_finished:
                await self.enqueue(export)

    async def get(self, export_id: int) -> Export:
        """Give one export."""
        return await self._one("export_get", id=export_id)

    async def open_in(self, chat: ChatKey) -> list[Export]:
        """Give the chat's exports that are not done, in order."""
        return [_export(row) for row in await self._database.rows("export_open_in_chat", chat=str(chat))]

    async def ahead(self, export: Export) -> int:
        """Count the exports of the same project that come before this one."""
        row = await self._database.row("export_ahead", project=export.project, id=export.id)
        return 0 if row is None else int(row["ahead"])

    async def advance(
        self,
        export: Export,
        stage: Stage,
        *,
        render_id: str | None = None,
        attempts: int | None = None,
        **result: object,
    ) -> Export:
        """Move an export along; raises Moved when it was closed or moved by somebody else."""
        if stage not in TRANSITIONS[export.stage]:
            raise ValueError(f"an export does not go from {export.stage} to {stage}")
        changed = await self._database.run(
            "export_advance",
            id=export.id,
            was=export.stage,
            phase=stage,
            render_id=render_id or export.render_id,
            attempts=export.attempts if attempts is None else attempts,
            result=json.dumps({**export.result, **result}, ensure_ascii=False),
        )
        if not changed:
            raise Moved
        self._note(export, stage)
        return await self.get(export.id)

    async def note(self, export: Export, **result: object) -> Export:
        """Remember something of an open export; raises Moved when it was closed."""
        more = json.dumps(result, ensure_ascii=False)
        if not await self._database.run("export_note", id=export.id, result=more):
            raise Moved
        return await self.get(export.id)

    async def shown(self, export: Export, message: MessageRef) -> None:
        """Remember the export's status message."""
        await self._database.run("export_status_message", id=export.id, message=message.id)

    async def close(self, export: Export, stage: Stage) -> bool:
        """Close an export; false when it was closed before."""
        now = self._clock.now()
        closed = await self._database.run("export_close", id=export.id, phase=stage, now=now)
        if closed:
            if stage is not export.stage:  # what was delivered has been told so before it is closed
                self._note(export, stage)
            self._watch.exported(stage, max(0.0, now - export.wanted_at))
        return bool(closed)

    async def reopen(self, export: Export) -> bool:
        """Take up one again whose delivery is in doubt; false when it is not."""
        if not await self._database.run("export_reopen", id=export.id):
            return False
        await self.enqueue(export)
        return True

    async def stop(self, export: Export) -> None:
        """Stop the job of an export that was closed."""
        if export.job is not None:
            await self._queue.cancel(export.job)

    def _note(self, export: Export, stage: Stage) -> None:
        self._watch.export(stage)
        log.info("export_stage", extra={"export": export.id, "stage": stage})

    async def _one(self, query: str, **values: object) -> Export:
        row = await self._database.row(query, **values)
        if row is None:
            raise KeyError(query)
        return _export(row)


def _export(row: Row) -> Export:
    chat = ChatKey.parse(row["chat"])
    message = row["status_message"]
    return Export(
        id=row["id"],
        turn=row["turn"],
        chat=chat,
        project=row["project"],
        number=row["number"],
        person=row["person"],
        wish=json.loads(row["output"]),
        stage=Stage(row["phase"]),
        render_id=row["render_id"],
        attempts=row["attempts"],
        job=row["job"],
        status_message=MessageRef(chat, message) if message else None,
        wanted_at=row["wanted_at"],
        result=json.loads(row["result"]) if row["result"] else {},
    )
