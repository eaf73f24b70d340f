"""What the queue's tests share: a queue on a fresh file, a worker for a while, a handler that takes notes."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from core.clock import Clock, SystemClock
from core.queue import SCHEMA, Args, Job, Queue, SqliteQueue, Status, Terms, Token
from core.store.db import Database
from tests.fakes.clock import JumpingClock

QUICK = Terms(lease_s=10, heartbeat_s=3, poll_s=0.01, max_attempts=3, retention_s=100)


@asynccontextmanager
async def queue_at(
    folder: Path, clock: Clock | None = None, terms: Terms = QUICK
) -> AsyncIterator[SqliteQueue]:
    """Open the queue of a folder as a process of its own would."""
    async with await Database.open(folder / "q.db", SCHEMA) as database:
        yield SqliteQueue(database, clock or SystemClock(), terms)


@asynccontextmanager
async def working(queue: Queue, *names: str, concurrency: int = 1) -> AsyncIterator[None]:
    """Have a worker for a while."""
    worker = asyncio.create_task(queue.worker(names or ["jobs"], concurrency=concurrency))
    try:
        yield
    finally:
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


async def become(queue: Queue, job: int, *wanted: Status) -> Job:
    """Give the job once it stands where it is wanted."""
    async with asyncio.timeout(10):
        while True:
            found = await queue.job(job)
            if found and found.status in wanted:
                return found


class Diary:
    """A handler that notes what it was given, and can be made to wait or to fail."""

    def __init__(self, *faults: Exception) -> None:
        self.seen: list[tuple[Args, int]] = []
        self.tokens: list[Token] = []
        self.faults = list(faults)
        self.has_started = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def __call__(self, args: Args, attempt: int, token: Token) -> None:
        self.seen.append((args, attempt))
        self.tokens.append(token)
        self.has_started.set()
        await self.may_end.wait()
        if self.faults:
            raise self.faults.pop(0)

    async def reached(self, runs: int) -> None:
        """Wait until it has run so often."""
        async with asyncio.timeout(10):
            while len(self.seen) < runs:  # noqa: ASYNC110 - an event a run would say no more
                await asyncio.sleep(0)

    @property
    def order(self) -> list[object]:
        return [args["n"] for args, _ in self.seen]


def held_diary() -> Diary:
    """Make a handler that stays at work until it is let go."""
    diary = Diary()
    diary.may_end.clear()
    return diary


async def ticks(queue: Queue, clock: JumpingClock, looks: Diary, times: int, *, every_s: float = 1) -> None:
    """Let time pass and a periodic job run, which shows that its worker has looked around meanwhile."""
    for _ in range(times):
        # An interval is skipped while the last run is not written down, and another may start meanwhile.
        written: list[Token] = []
        while written != looks.tokens[-1:]:
            written = looks.tokens[-1:]
            for token in written:
                await become(queue, token.job, Status.DONE)
        seen = len(looks.seen)
        clock.advance(every_s)
        await looks.reached(seen + 1)


async def run_all(queue: SqliteQueue, jobs: Sequence[int], concurrency: int = 1) -> None:
    """Work until all of these are done."""
    async with working(queue, concurrency=concurrency):
        for job in jobs:
            await become(queue, job, Status.DONE)
