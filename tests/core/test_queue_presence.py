"""What a dead process had running is taken over at once, and nothing of a living one ever is."""

import os
import signal
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

import pytest

from core.queue import DEFAULT_TERMS, SCHEMA, SqliteQueue, Status
from core.queue.presence import Presence
from core.store.db import Database
from tests.core.queue_diary import Diary, become, queue_at, run_all, working
from tests.core.queue_worker import never_ending
from tests.fakes.clock import JumpingClock

PATIENCE_S: Final = 30.0


def worker_at(folder: Path) -> tuple[ForkServerProcess, Connection]:
    """Start a process whose worker never ends what it begins, with the leases of every day."""
    processes = get_context("forkserver")
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=never_ending, args=(folder / "q.db", theirs.send), daemon=True)
    process.start()
    theirs.close()
    return process, ours


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["dead", "asleep"])
async def test_only_the_dead_lose_their_jobs_before_their_lease_ends(
    tmp_path: Path, number: signal.Signals
) -> None:
    """On a clock that stands still no lease ever ends, so only a death can be what frees the job."""
    # Ahead of the other's clock by less than a lease.
    clock = JumpingClock(time.time() + DEFAULT_TERMS.lease_s / 3)
    async with queue_at(tmp_path, clock) as queue:
        endless, brief = Diary(), Diary()
        queue.task("endless", endless.__call__)
        queue.task("brief", brief.__call__)
        job = await queue.enqueue("jobs", "endless", {}, run_at=0)
        process, words = worker_at(tmp_path)
        try:
            assert words.poll(PATIENCE_S)
            assert words.recv() == f"start {job}"
            assert process.pid is not None
            os.kill(process.pid, number)
            if number is signal.SIGKILL:
                process.join(PATIENCE_S)

            # A worker looks after the dead before it takes anything.
            await run_all(queue, [await queue.enqueue("jobs", "brief", {})])
            found = await queue.job(job)
            assert found is not None
            if number is signal.SIGSTOP:
                assert (found.status, found.attempts, endless.seen) == (Status.RUNNING, 1, [])
            else:
                async with working(queue):
                    await become(queue, job, Status.DONE)
                assert endless.seen == [({}, 2)]
        finally:
            process.kill()
            process.join()


async def test_workers_that_end_leave_nothing_behind(tmp_path: Path) -> None:
    """Neither those that left nor those that died and were cleared away keep a file."""
    async with await Database.open(tmp_path / "q.db", SCHEMA) as database:
        queue = SqliteQueue(database, JumpingClock())
        queue.task("brief", Diary().__call__)
        (tmp_path / "q.db.workers").mkdir()
        (tmp_path / "q.db.workers" / "died").touch()

        await run_all(queue, [await queue.enqueue("jobs", "brief", {})])

        assert list((tmp_path / "q.db.workers").iterdir()) == []


def test_nobody_is_called_dead_who_cannot_be_seen(tmp_path: Path) -> None:
    """Where no files can be kept the leases decide alone."""
    (tmp_path / "workers").touch()
    presence = Presence(tmp_path / "workers")

    presence.arrive("a")

    assert presence.dead() == []
    presence.leave("a")
