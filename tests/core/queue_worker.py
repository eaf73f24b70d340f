"""A real worker process for the queue's tests: `queue_worker.py DATABASE LOG NAME`, ended by a signal.

Says on its output what its handlers do, one line each, and appends the same to a log that all share.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from core.clock import SystemClock
from core.queue import SCHEMA, Args, Handler, SqliteQueue, Terms, Token
from core.store.db import Database

QUICK = Terms(lease_s=0.3, heartbeat_s=0.1, poll_s=0.02)

Tell = Callable[..., None]


def teller(log: Path, name: str) -> Tell:
    """Give a function that writes one whole line, in the order in which all processes wrote."""
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def tell(*words: object) -> None:
        line = " ".join(map(str, (name, *words))) + "\n"
        os.write(handle, line.encode())
        sys.stdout.write(line)
        sys.stdout.flush()

    return tell


def brief(tell: Tell, queue: SqliteQueue) -> Handler:
    """Do a moment's work, in which others get their chance."""

    async def handler(_: Args, attempt: int, token: Token) -> None:
        tell("start", token.job, attempt)
        assert await queue.holds(token)
        tell("end", token.job, attempt)

    return handler


def endless(tell: Tell) -> Handler:
    """Never end on the first attempt, do nothing on the next."""

    async def handler(_: Args, attempt: int, token: Token) -> None:
        tell("start", token.job, attempt)
        try:
            if attempt == 1:
                await asyncio.Event().wait()
        except asyncio.CancelledError:
            tell("cancelled", token.job, attempt)
            raise
        tell("end", token.job, attempt)

    return handler


def stubborn(tell: Tell, queue: SqliteQueue) -> Handler:
    """On the first attempt finish only when told to stop, claiming success; fail on the next."""

    async def handler(_: Args, attempt: int, token: Token) -> None:
        tell("start", token.job, attempt)
        if attempt > 1:
            raise ValueError
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            tell("holds" if await queue.holds(token) else "lost", token.job, attempt)

    return handler


async def work(path: Path, log: Path, name: str) -> None:
    """Run jobs until the process is ended."""
    tell = teller(log, name)
    async with await Database.open(path, SCHEMA) as database:
        queue = SqliteQueue(database, SystemClock(), QUICK)
        queue.task("brief", brief(tell, queue))
        queue.task("endless", endless(tell))
        queue.task("stubborn", stubborn(tell, queue))
        tell("ready")
        await queue.worker(["jobs"], concurrency=4)


def never_ending(path: Path, tell: Callable[[str], None]) -> None:
    """Be a process that begins one job, with the leases of every day, and does nothing more."""

    async def handler(_: Args, __: int, token: Token) -> None:
        tell(f"start {token.job}")
        await asyncio.Event().wait()

    async def live() -> None:
        async with await Database.open(path, SCHEMA) as database:
            queue = SqliteQueue(database, SystemClock())
            queue.task("endless", handler)
            await queue.worker(["jobs"], concurrency=1)

    asyncio.run(live())


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
