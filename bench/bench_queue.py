"""No-op jobs a second through the public worker, beside bare sqlite3 doing an INSERT and an UPDATE a job."""

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from rows import QUICK, row

from core.clock import SystemClock
from core.queue import SCHEMA, Args, SqliteQueue, Token
from core.store.db import Database

JOBS = 500 if QUICK else 5_000
ROUNDS = 1 if QUICK else 3
BACKLOG = 2_000 if QUICK else 100_000


def bare_sqlite3(path: Path) -> float:
    """Jobs a second of the plainest loop that stores a job and then marks it done."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, task TEXT, args TEXT, status TEXT)")
    started = time.perf_counter()
    for _ in range(JOBS):
        job = connection.execute(
            "INSERT INTO jobs (task, args, status) VALUES ('nop', '{}', 'todo')"
        ).lastrowid
        connection.execute("UPDATE jobs SET status = 'done' WHERE id = ?", (job,))
    rate = JOBS / (time.perf_counter() - started)
    connection.close()
    return rate


async def worker_rate(queue: SqliteQueue, jobs: int, *, concurrency: int) -> float:
    """Jobs a second from the start of a worker until so many have been claimed, run and settled."""
    left = jobs
    last = asyncio.get_running_loop().create_future()

    async def nop(_args: Args, _attempt: int, token: Token) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            last.set_result(token)

    queue.task("nop", nop)
    started = time.perf_counter()
    async with asyncio.timeout(120):
        worker = asyncio.create_task(queue.worker(["bench"], concurrency=concurrency))
        token = await last
        while await queue.holds(token):
            pass
    rate = jobs / (time.perf_counter() - started)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    return rate


async def enqueue(queue: SqliteQueue, jobs: int, *, locks: int = 0) -> float:
    """Jobs a second of awaiting one enqueue after the other."""
    started = time.perf_counter()
    for number in range(jobs):
        lock = f"chat:{number % locks}" if locks else None
        await queue.enqueue("bench", "nop", {"n": number}, lock=lock)
    return jobs / (time.perf_counter() - started)


async def measure(
    path: Path, *, jobs: int, concurrency: int, locks: int = 0, drained: int = 0
) -> tuple[float, float]:
    """Give the rates of enqueuing so many jobs and of working off `drained` of them."""
    async with await Database.open(path, SCHEMA) as database:
        queue = SqliteQueue(database, SystemClock())
        stored = await enqueue(queue, jobs, locks=locks)
        return stored, await worker_rate(queue, drained or jobs, concurrency=concurrency)


def show(what: str, rate: float, bare: float) -> None:
    row(what, rate, "jobs/s", rate / bare, "bare sqlite3's INSERT and UPDATE")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = median(bare_sqlite3(folder / f"bare{n}.db") for n in range(ROUNDS))
        for concurrency, locks in ((1, 0), (8, 0), (32, 0), (8, 50)):
            runs = []
            for n in range(ROUNDS):
                path = folder / f"{concurrency}-{locks}-{n}.db"
                runs.append(asyncio.run(measure(path, jobs=JOBS, concurrency=concurrency, locks=locks)))
            stored, worked = (median(column) for column in zip(*runs, strict=True))
            show(f"worker, concurrency {concurrency}, {locks or 'no'} locks", worked, bare)
        show("enqueue, one after the other", stored, bare)
        _, deep = asyncio.run(measure(folder / "deep.db", jobs=BACKLOG, concurrency=8, drained=JOBS))
        show(f"worker, concurrency 8, {BACKLOG:,} waiting", deep, bare)


if __name__ == "__main__":
    main()
