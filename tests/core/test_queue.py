"""What becomes of jobs in one process; see test_queue_leases and test_queue_processes as well."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from core.queue import Args, Later, Retry, Status, Token
from tests.core.queue_diary import QUICK, Diary, become, held_diary, queue_at, run_all, ticks, working
from tests.fakes.clock import JumpingClock


async def test_a_job_is_done_with_its_arguments(tmp_path: Path) -> None:
    """The handler gets the arguments, the first attempt and a token, and the job is stored as done."""
    async with queue_at(tmp_path) as queue:
        diary = Diary()
        queue.task("note", diary.__call__)
        job = await queue.enqueue("jobs", "note", {"n": 1, "name": "ü", "ok": True, "none": None})

        await run_all(queue, [job])

        assert diary.seen == [({"n": 1, "name": "ü", "ok": True, "none": None}, 1)]
        assert diary.tokens[0].job == job
        found = await queue.job(job)
        assert found is not None
        assert (found.attempts, found.error) == (1, None)


async def test_jobs_survive_the_file_being_closed(tmp_path: Path) -> None:
    """What was enqueued before a restart is done after it."""
    async with queue_at(tmp_path) as queue:
        job = await queue.enqueue("jobs", "note", {"n": 1})

    async with queue_at(tmp_path) as queue:
        queue.task("note", Diary().__call__)
        await run_all(queue, [job])


@pytest.mark.parametrize("concurrency", [1, 4])
async def test_higher_priority_goes_first(tmp_path: Path, concurrency: int) -> None:
    """Among jobs that may run the higher priority wins, also across the queues of a worker."""
    async with queue_at(tmp_path) as queue:
        diary = Diary()
        queue.task("note", diary.__call__)
        wanted = [("a", 0), ("b", 5), ("a", 5), ("b", 9)]
        jobs = [await queue.enqueue(name, "note", {"n": n}, priority=n) for name, n in wanted]

        async with working(queue, "a", "b", concurrency=concurrency):
            for job in jobs:
                await become(queue, job, Status.DONE)

        assert diary.order == [9, 5, 5, 0]


async def test_priority_does_not_overtake_within_a_lock(tmp_path: Path) -> None:
    """A line is a line."""
    async with queue_at(tmp_path) as queue:
        diary = Diary()
        queue.task("note", diary.__call__)
        jobs = [await queue.enqueue("jobs", "note", {"n": n}, lock="chat", priority=n) for n in range(5)]

        await run_all(queue, jobs, concurrency=4)

        assert diary.order == [0, 1, 2, 3, 4]


async def test_a_lock_holds_back_its_own_line_only(tmp_path: Path) -> None:
    """While one job of a lock runs, its next one waits and everything else goes on."""
    async with queue_at(tmp_path) as queue:
        slow, quick = held_diary(), Diary()
        queue.task("slow", slow.__call__)
        queue.task("quick", quick.__call__)
        first = await queue.enqueue("jobs", "slow", {}, lock="a")
        second = await queue.enqueue("jobs", "quick", {"n": 2}, lock="a")
        others = [await queue.enqueue("jobs", "quick", {"n": 3}, lock=lock) for lock in ("b", None)]

        async with working(queue, concurrency=4):
            for job in others:
                await become(queue, job, Status.DONE)
            assert quick.order == [3, 3]
            slow.may_end.set()
            await become(queue, second, Status.DONE)

        found = await queue.job(first)
        assert found is not None
        assert found.status is Status.DONE


async def test_within_a_process_nothing_waits_for_a_poll(tmp_path: Path) -> None:
    """An idle worker starts a job as soon as it is enqueued and stops it as soon as it is cancelled."""
    async with queue_at(tmp_path, terms=replace(QUICK, poll_s=600)) as queue:
        slow = held_diary()
        queue.task("slow", slow.__call__)
        queue.task("note", Diary().__call__)
        async with working(queue):
            await become(queue, await queue.enqueue("jobs", "note", {}), Status.DONE)
            job = await queue.enqueue("jobs", "slow", {"n": 1})
            async with asyncio.timeout(10):
                await slow.has_started.wait()
            assert await queue.cancel(job)
            await become(queue, job, Status.CANCELLED)


async def test_a_job_waits_for_its_time(tmp_path: Path) -> None:
    """Nothing starts before run_at, by the clock that was handed in."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        diary = Diary()
        queue.task("note", diary.__call__)
        later = await queue.enqueue("jobs", "note", {"n": "later"}, run_at=clock.now() + 60)
        now = await queue.enqueue("jobs", "note", {"n": "now"})

        async with working(queue):
            await become(queue, now, Status.DONE)
            assert diary.order == ["now"]
            clock.advance(60)
            await become(queue, later, Status.DONE)


async def test_the_same_key_is_stored_once_until_it_is_finished(tmp_path: Path) -> None:
    """A repeated enqueue gives the first one's id; after its end the key is free again."""
    async with queue_at(tmp_path) as queue:
        queue.task("note", Diary().__call__)
        first = await queue.enqueue("jobs", "note", {"n": 1}, dedupe="m1")
        assert await queue.enqueue("jobs", "note", {"n": 2}, dedupe="m1") == first
        assert await queue.enqueue("jobs", "note", {"n": 2}, dedupe="m2") != first

        await run_all(queue, [first])

        assert await queue.enqueue("jobs", "note", {"n": 3}, dedupe="m1") != first


async def test_a_retry_keeps_its_place_in_line(tmp_path: Path) -> None:
    """While a job waits for its next attempt, later jobs of its lock wait behind it."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        diary = Diary(Retry(60))
        queue.task("note", diary.__call__)
        first = await queue.enqueue("jobs", "note", {"n": 1}, lock="chat")
        second = await queue.enqueue("jobs", "note", {"n": 2}, lock="chat")
        other = await queue.enqueue("jobs", "note", {"n": 3})

        async with working(queue):
            await become(queue, other, Status.DONE)
            waiting = await become(queue, first, Status.TODO)
            clock.advance(60)
            await become(queue, second, Status.DONE)

        assert waiting.run_at == clock.now()
        assert diary.seen == [({"n": 1}, 1), ({"n": 3}, 1), ({"n": 1}, 2), ({"n": 2}, 1)]


async def test_retries_end(tmp_path: Path) -> None:
    """The last attempt fails the job and names the cause, without what the cause says."""
    async with queue_at(tmp_path) as queue:
        attempts: list[int] = []

        async def unlucky(_: Args, attempt: int, __: Token) -> None:
            attempts.append(attempt)
            raise Retry(0) from ConnectionError("https://example.com/?token=hush")

        queue.task("unlucky", unlucky)
        job = await queue.enqueue("jobs", "unlucky", {})

        async with working(queue):
            found = await become(queue, job, Status.FAILED)

        assert attempts == [1, 2, 3]
        assert found.error == "ConnectionError"


async def test_looking_later_is_no_attempt(tmp_path: Path) -> None:
    """It keeps its place in line and leaves the worker to others, more often than anything is tried."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        begun: list[float] = []

        async def looks(_: Args, attempt: int, __: Token) -> None:
            begun.append(clock.now())
            assert attempt == 1
            if len(begun) < 6:
                raise Later(60)

        queue.task("looks", looks)
        queue.task("note", Diary().__call__)
        first = await queue.enqueue("jobs", "looks", {}, lock="chat")
        second = await queue.enqueue("jobs", "note", {}, lock="chat")

        async with working(queue):
            for number in range(5):
                other = await queue.enqueue("jobs", "note", {"n": number})
                await become(queue, other, Status.DONE)
                clock.advance(60)
            await become(queue, second, Status.DONE)

        assert (await become(queue, first, Status.DONE)).attempts == 1
        assert [later - at for at, later in pairwise(begun)] == [60] * 5


@pytest.mark.parametrize(
    ("task", "error"),
    [("broken", "ValueError"), ("strange", "no handler for strange"), ("quitter", "CancelledError")],
)
async def test_a_failing_job_lets_the_line_go_on(tmp_path: Path, task: str, error: str) -> None:
    """An error, an unknown task and a handler that cancels itself fail that job only."""
    async with queue_at(tmp_path) as queue:

        async def quitter(_: Args, __: int, ___: Token) -> None:
            raise asyncio.CancelledError

        queue.task("broken", Diary(ValueError("token=hush")).__call__)
        queue.task("quitter", quitter)
        queue.task("note", Diary().__call__)
        bad = await queue.enqueue("jobs", task, {}, lock="chat")
        good = await queue.enqueue("jobs", "note", {}, lock="chat")

        await run_all(queue, [good])

        found = await queue.job(bad)
        assert found is not None
        assert (found.status, found.error, found.attempts) == (Status.FAILED, error, 1)


async def test_a_waiting_job_is_cancelled_at_once(tmp_path: Path) -> None:
    """It never runs, its line goes on, and it cannot be cancelled twice."""
    async with queue_at(tmp_path) as queue:
        diary = Diary()
        queue.task("note", diary.__call__)
        first = await queue.enqueue("jobs", "note", {"n": 1}, lock="chat")
        second = await queue.enqueue("jobs", "note", {"n": 2}, lock="chat")

        assert await queue.cancel(first)
        assert not await queue.cancel(first)
        assert not await queue.cancel(999)
        await run_all(queue, [second])

        assert diary.order == [2]


async def test_a_running_job_is_cancelled_in_its_handler(tmp_path: Path) -> None:
    """The handler may tidy up undisturbed, however often the worker looks, and then the job is cancelled."""
    clock = JumpingClock()
    async with queue_at(tmp_path, clock) as queue:
        at_work, may_end, looks = asyncio.Event(), asyncio.Event(), Diary()

        async def tidy(_: Args, __: int, ___: Token) -> None:
            at_work.set()
            try:
                await asyncio.Event().wait()
            finally:
                await may_end.wait()

        queue.task("tidy", tidy)
        queue.task("look", looks.__call__)
        queue.periodic("jobs", "look", {"n": 0}, every_s=1)
        job = await queue.enqueue("jobs", "tidy", {}, lock="chat")
        async with working(queue, concurrency=2):
            await at_work.wait()
            assert await queue.cancel(job)
            await ticks(queue, clock, looks, 3)
            assert (await become(queue, job, Status.RUNNING)).attempts == 1
            may_end.set()
            await become(queue, job, Status.CANCELLED)


async def test_a_worker_ends_although_the_file_fails(tmp_path: Path) -> None:
    """Whoever cancels a worker is not given an error of SQLite's in its place."""
    async with queue_at(tmp_path) as queue:
        worker = asyncio.create_task(queue.worker(["jobs"], concurrency=1))
        await asyncio.sleep(0)
        with closing(sqlite3.connect(tmp_path / "q.db")) as breaker:
            breaker.execute("DROP TABLE jobs")
        worker.cancel()
        with pytest.raises(asyncio.CancelledError):
            await worker
