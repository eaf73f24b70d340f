"""Who may speak for a job, and what the queue does by itself as time passes."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.queue import SCHEMA, SqliteQueue, Status, Token
from core.queue.ledger import Ledger, Outcome
from core.store.db import Database
from tests.core.queue_diary import QUICK, Diary, become, held_diary, queue_at, run_all, ticks, working
from tests.fakes.clock import JumpingClock
from tests.fakes.disk import fill, small_disk

LEASES = "SELECT lease_until FROM jobs WHERE status = 'running'"


async def test_an_ending_worker_gives_its_jobs_back(tmp_path: Path) -> None:
    """A handler of a cancelled worker is cancelled, and the next worker starts it as a first attempt."""
    async with queue_at(tmp_path) as queue:
        diary = held_diary()
        queue.task("note", diary.__call__)
        job = await queue.enqueue("jobs", "note", {"n": 1}, lock="chat")
        async with working(queue):
            await diary.has_started.wait()
        given_back = await queue.job(job)

        diary.may_end.set()
        await run_all(queue, [job])

        assert given_back is not None
        assert (given_back.status, given_back.attempts) == (Status.TODO, 0)
        assert diary.seen == [({"n": 1}, 1), ({"n": 1}, 1)]
        assert diary.tokens[0] != diary.tokens[1]


async def test_a_living_worker_keeps_its_lease(tmp_path: Path) -> None:
    """However long a job takes, nobody else starts it while its worker is heard of."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue, queue_at(tmp_path, clock) as other:
        diary, looks = held_diary(), Diary()
        queue.task("note", diary.__call__)
        other.task("note", Diary().__call__)
        other.task("look", looks.__call__)
        other.periodic("jobs", "look", {}, every_s=1)
        job = await queue.enqueue("jobs", "note", {"n": 1})
        async with working(queue):
            await diary.has_started.wait()
            async with working(other):
                for _ in range(5):
                    clock.advance(QUICK.heartbeat_s)
                    await lease_until(tmp_path, clock.now() + QUICK.lease_s)
                await ticks(other, clock, looks, 1)
            assert (await become(queue, job, Status.RUNNING)).attempts == 1
            diary.may_end.set()
            await become(queue, job, Status.DONE)


async def test_a_jump_of_the_clock_robs_nobody_of_this_process(tmp_path: Path) -> None:
    """A worker that has just slept with the whole laptop is not taken for dead by its neighbour."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        slow, looks = held_diary(), Diary()
        queue.task("slow", slow.__call__)
        queue.task("look", looks.__call__)
        queue.periodic("slow", "look", {}, every_s=1)
        job = await queue.enqueue("slow", "slow", {"n": 1})
        async with working(queue, "slow", concurrency=2), working(queue, "others"):
            await slow.has_started.wait()
            # Time jumps right after its own worker has looked, so the neighbour is the next to look.
            await ticks(queue, clock, looks, 6, every_s=QUICK.lease_s + 1)
            slow.may_end.set()
            assert (await become(queue, job, Status.DONE)).attempts == 1


async def test_an_expired_lease_is_taken_over_and_its_token_is_worth_nothing(tmp_path: Path) -> None:
    """A worker that was not heard of loses its job; whatever it says of it later is refused."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / "q.db", SCHEMA) as database:
        queue, ledger = SqliteQueue(database, clock, QUICK), Ledger(database, clock, QUICK)
        diary = held_diary()
        queue.task("note", diary.__call__)
        job = await queue.enqueue("jobs", "note", {"n": 1}, lock="chat")
        (dead,) = await ledger.claim("dead", ["jobs"], 5)
        assert await queue.holds(dead.token)

        clock.advance(QUICK.lease_s + 1)
        async with working(queue):
            await diary.has_started.wait()
            assert not await queue.holds(dead.token)
            assert await queue.holds(diary.tokens[0])
            assert await ledger.settle([Outcome(dead.token, Status.DONE)]) == set()
            assert await ledger.settle([Outcome(Token(job, 99), Status.DONE)]) == set()
            await ledger.release("dead")
            await ledger.beat("dead")
            assert await ledger.held_by("dead") == {}
            assert (await become(queue, job, Status.RUNNING)).attempts == 2
            diary.may_end.set()
            await become(queue, job, Status.DONE)


async def test_a_handler_that_lost_its_job_is_cancelled(tmp_path: Path) -> None:
    """Its worker notices by itself, and the one that took the job over is not disturbed."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / "q.db", SCHEMA) as database:
        queue, ledger = SqliteQueue(database, clock, QUICK), Ledger(database, clock, QUICK)
        was_cancelled, at_work = asyncio.Event(), asyncio.Event()

        async def endless(_: object, __: int, ___: Token) -> None:
            at_work.set()
            try:
                await asyncio.Event().wait()
            finally:
                was_cancelled.set()

        queue.task("endless", endless)
        job = await queue.enqueue("jobs", "endless", {})
        async with working(queue):
            await at_work.wait()
            # Another process, whose clock is ahead, takes the job over before this one can beat.
            late = JumpingClock(clock.now() + QUICK.lease_s + 1)
            thief = Ledger(database, late, QUICK)
            assert await thief.reap([]) == [job]
            (stolen,) = await thief.claim("thief", ["jobs"], 1)
            async with asyncio.timeout(10):
                await was_cancelled.wait()

        assert await ledger.held_by("thief") == {stolen.token: False}


async def test_a_job_that_kills_its_workers_is_given_up(tmp_path: Path) -> None:
    """Leases that run out use up the attempts; then the job has failed and its line goes on."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / "q.db", SCHEMA) as database:
        queue, ledger = SqliteQueue(database, clock, QUICK), Ledger(database, clock, QUICK)
        bad = await queue.enqueue("jobs", "bad", {}, lock="chat")
        good = await queue.enqueue("jobs", "note", {}, lock="chat")
        for _ in range(QUICK.max_attempts):
            (claim,) = await ledger.claim("dead", ["jobs"], 5)
            assert claim.token.job == bad
            clock.advance(QUICK.lease_s + 1)
            assert await ledger.reap([]) == [bad]

        queue.task("note", Diary().__call__)
        await run_all(queue, [good])

        found = await queue.job(bad)
        assert found is not None
        assert (found.status, found.attempts, found.error) == (Status.FAILED, 3, "lease expired")


async def test_a_cancelled_job_of_a_dead_worker_ends(tmp_path: Path) -> None:
    """Nobody runs it again only to cancel it."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / "q.db", SCHEMA) as database:
        queue, ledger = SqliteQueue(database, clock, QUICK), Ledger(database, clock, QUICK)
        job = await queue.enqueue("jobs", "note", {})
        await ledger.claim("dead", ["jobs"], 1)
        assert await queue.cancel(job)

        clock.advance(QUICK.lease_s + 1)
        await ledger.reap([])

        await become(queue, job, Status.CANCELLED)


async def test_a_periodic_job_runs_once_an_interval(tmp_path: Path) -> None:
    """Two processes register the same job, and each interval still has one run."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as one, queue_at(tmp_path, clock) as two:
        diary = Diary()
        looks = {one: Diary(), two: Diary()}
        for queue, look in looks.items():
            queue.task("note", diary.__call__)
            queue.task("look", look.__call__)
            queue.periodic("jobs", "note", {}, every_s=60)
            queue.periodic(f"looks:{id(queue)}", "look", {}, every_s=60)

        for interval in range(1, 4):
            for queue, look in looks.items():
                async with working(queue, "jobs", f"looks:{id(queue)}"):
                    await look.reached(interval)
                    await become(queue, look.tokens[-1].job, Status.DONE)
            assert len(diary.seen) == interval
            clock.advance(60)


async def test_a_periodic_job_does_not_pile_up(tmp_path: Path) -> None:
    """While one run is unfinished the next intervals add none."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        diary, looks = held_diary(), Diary()
        queue.task("note", diary.__call__)
        queue.task("look", looks.__call__)
        queue.periodic("jobs", "note", {}, every_s=60)
        queue.periodic("jobs", "look", {}, every_s=1)
        async with working(queue, concurrency=3):
            await diary.reached(1)
            await ticks(queue, clock, looks, 5, every_s=60)

    assert len(diary.seen) == 1


async def test_finished_jobs_are_swept_after_their_time(tmp_path: Path) -> None:
    """They can be looked at until their retention is over; waiting ones stay, and no id is used twice."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        looks = Diary()
        queue.task("note", Diary().__call__)
        queue.task("look", looks.__call__)
        waiting = await queue.enqueue("elsewhere", "note", {})
        done = await queue.enqueue("jobs", "note", {})
        await run_all(queue, [done])
        queue.periodic("jobs", "look", {}, every_s=1)

        async with working(queue):
            await ticks(queue, clock, looks, 1, every_s=QUICK.retention_s - 10)
            assert await queue.job(done) is not None
            await ticks(queue, clock, looks, 2, every_s=70)

        assert await queue.job(done) is None
        assert await queue.job(waiting) is not None
        assert await queue.enqueue("jobs", "note", {}) > done


async def test_a_worker_outlives_an_error_of_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """When SQLite fails the worker says so and tries again; when it works again, jobs go on."""
    async with queue_at(tmp_path) as queue:
        queue.task("note", Diary().__call__)
        job = await queue.enqueue("later", "note", {})
        with closing(sqlite3.connect(tmp_path / "q.db", isolation_level=None)) as breaker:
            breaker.execute("ALTER TABLE jobs RENAME TO gone")
            async with working(queue, "later"):
                async with asyncio.timeout(10):
                    while "queue_stuck" not in caplog.messages:  # noqa: ASYNC110 - logs ring no bell
                        await asyncio.sleep(0)
                breaker.execute("ALTER TABLE gone RENAME TO jobs")
                await become(queue, job, Status.DONE)


async def test_a_full_disk_is_told_once_and_without_a_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is nobody's fault here, and may last: jobs wait, and go on when there is room."""
    with small_disk(tmp_path / "disk") as disk:
        async with queue_at(disk) as queue:
            queue.task("note", Diary().__call__)
            jobs = [await queue.enqueue("jobs", "note", {}) for _ in range(300)]
            filler = await asyncio.to_thread(fill, disk)
            async with working(queue):
                async with asyncio.timeout(10):
                    while "queue_stuck" not in caplog.messages:
                        await queue.job(jobs[-1])
                for _ in range(300):  # some polls more
                    await queue.job(jobs[-1])
                told = [record for record in caplog.records if record.message == "queue_stuck"]
                filler.unlink()
                for job in jobs:
                    await become(queue, job, Status.DONE)

    assert [(record.levelno, record.exc_info) for record in told] == [(logging.WARNING, None)]


async def lease_until(folder: Path, moment: float) -> None:
    """Wait until a running job is held until then, as the file itself says."""
    with closing(sqlite3.connect(folder / "q.db")) as peek:
        async with asyncio.timeout(10):
            while (moment,) not in peek.execute(LEASES).fetchall():  # noqa: ASYNC110 - another connection writes it
                await asyncio.sleep(0)
