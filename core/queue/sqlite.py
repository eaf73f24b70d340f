"""The queue that lives in a SQLite file: the same one for every process that opens it."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import SQLITE_ERROR, OperationalError

from core import trail
from core.clock import Clock
from core.queue.contract import DEFAULT_TERMS, Args, Handler, Job, Status, Terms, Token
from core.queue.ledger import Ledger, Order
from core.queue.presence import Presence
from core.queue.worker import TRAIL, Worker
from core.store.db import Database, Schema
from core.watch import Depth

SCHEMA = Schema("queue", Path(__file__).parent.parent / "store" / "queue")

_SWEEP_EVERY_S = 60.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Periodic:
    order: Order
    every_s: float
    seen_tick: int = -1


class SqliteQueue:
    """A `Queue` in a database that was opened with `SCHEMA`."""

    def __init__(self, database: Database, clock: Clock, terms: Terms = DEFAULT_TERMS) -> None:
        self._ledger = Ledger(database, clock, terms)
        self._clock = clock
        self._terms = terms
        self._handlers: dict[str, Handler] = {}
        self._periodic: list[_Periodic] = []
        self._workers: dict[str, Worker] = {}
        self._swept_at = float("-inf")
        self._presence: Presence | None = None

    def task(self, name: str, handler: Handler) -> None:
        """Name the handler that does the jobs of this task in this process."""
        if name in self._handlers:
            raise ValueError(f"two handlers for {name}")
        self._handlers[name] = handler

    async def enqueue(
        self,
        queue: str,
        task: str,
        args: Args,
        *,
        lock: str | None = None,
        priority: int = 0,
        run_at: float | None = None,
        dedupe: str | None = None,
    ) -> int:
        """Store a job and give its id; it has been committed when this returns."""
        # A job is done on the trail of whoever wanted it.
        followed = {**args, TRAIL: trail.here()} if trail.here() else args
        order = Order(queue, task, followed, lock=lock, priority=priority, run_at=run_at, dedupe=dedupe)
        job = await self._ledger.enqueue(order)
        for worker in self._workers.values():
            if queue in worker.queues:
                worker.wake()
        return job

    async def depths(self) -> list[Depth]:
        """Tell how long every queue is that holds anything, in this process or another."""
        return await self._ledger.depths()

    async def cancel(self, job: int) -> bool:
        """Cancel a job; false when there is none or it has already finished."""
        status = await self._ledger.cancel(job)
        if status is Status.RUNNING:
            for worker in self._workers.values():
                worker.stop(job)
        return status is not None

    async def job(self, job: int) -> Job | None:
        """Look at a job; None when there is none or it was swept after its retention."""
        return await self._ledger.job(job)

    async def holds(self, token: Token) -> bool:
        """Tell whether this token still speaks for its job."""
        return await self._ledger.holds(token)

    def periodic(self, queue: str, task: str, args: Args, *, every_s: float) -> None:
        """Enqueue a job in every interval while a worker of its queue runs."""
        order = Order(queue, task, args, dedupe=f"periodic:{queue}:{task}")
        self._periodic.append(_Periodic(order, every_s))

    async def worker(self, queues: Sequence[str], *, concurrency: int) -> None:
        """Run jobs of these queues, so many at a time, until cancelled."""
        worker = Worker(
            self._ledger,
            self._handlers,
            queues,
            concurrency=concurrency,
            clock=self._clock,
            terms=self._terms,
        )
        presence = await self._known_presence()
        presence.arrive(worker.owner)
        self._workers[worker.owner] = worker
        try:
            await self._drive(worker, presence)
        finally:
            try:
                await worker.close()
            except OperationalError as error:
                _note(error)  # what could not be given back is taken over with its lease
            finally:
                del self._workers[worker.owner]
                presence.leave(worker.owner)

    async def _known_presence(self) -> Presence:
        """Give the one presence of this process, so that its workers know each other."""
        if self._presence is None:
            file = await self._ledger.file()
            self._presence = self._presence or Presence(file.with_name(f"{file.name}.workers"))
        return self._presence

    async def _drive(self, worker: Worker, presence: Presence) -> None:
        """Let the worker take turns, looking after leases and times at every poll however busy it is."""
        loop = asyncio.get_running_loop()
        care_at, known = loop.time(), ""
        while True:
            try:
                if loop.time() >= care_at:
                    care_at = loop.time() + self._terms.poll_s
                    await self._take_care(worker, presence)
                await worker.turn()
                known = ""
            except OperationalError as error:
                # Locked for longer than the busy timeout, or a full disk: jobs go on, and so does the queue.
                if error.sqlite_errorname != known:
                    known = error.sqlite_errorname
                    _note(error)
                await asyncio.sleep(self._terms.poll_s)

    async def _take_care(self, worker: Worker, presence: Presence) -> None:
        await worker.look_around()
        dead = presence.dead()
        for job in await self._ledger.reap(self._workers.keys(), dead):
            _log.warning("job_taken_over", extra={"job": job})
        presence.forget(dead)
        await self._enqueue_ticks(worker)
        if self._clock.now() >= self._swept_at + _SWEEP_EVERY_S:
            await self._ledger.sweep()
            self._swept_at = self._clock.now()

    async def _enqueue_ticks(self, worker: Worker) -> None:
        for periodic in self._periodic:
            tick = int(self._clock.now() // periodic.every_s)
            if periodic.order.queue in worker.queues and tick > periodic.seen_tick:
                await self._ledger.enqueue_tick(periodic.order, tick)
                periodic.seen_tick = tick


def _note(error: OperationalError) -> None:
    """Log that the database could not be used; only a fault of ours needs its trace."""
    is_ours = error.sqlite_errorcode == SQLITE_ERROR
    level = logging.ERROR if is_ours else logging.WARNING
    _log.log(
        level, "queue_stuck", extra={"code": error.sqlite_errorname}, exc_info=error if is_ours else None
    )
