"""Queues as whoever watches them sees them: their lengths, and the trails that jobs are on."""

import asyncio
from pathlib import Path

from core import trail
from core.queue import Args, Token
from core.watch import Depth
from tests.core.queue_diary import queue_at, run_all, working
from tests.fakes.clock import JumpingClock


async def test_a_job_is_done_on_the_trail_it_was_wanted_on(tmp_path: Path) -> None:
    """After a restart as well; what was wanted on none is done on none."""
    seen: list[tuple[str, int]] = []

    async def note(args: Args, attempt: int, token: Token) -> None:
        del attempt, token
        seen.append((trail.here(), int(args["n"] or 0)))

    async with queue_at(tmp_path) as queue:
        with trail.following("turn-3"):
            jobs = [await queue.enqueue("jobs", "note", {"n": 1})]
        jobs.append(await queue.enqueue("jobs", "note", {"n": 2}))
    async with queue_at(tmp_path) as queue:
        queue.task("note", note)
        with trail.following("somebody-elses"):
            await run_all(queue, jobs)

    assert sorted(seen) == [("", 2), ("turn-3", 1)]


async def test_lengths_tell_what_waits_and_for_how_long(tmp_path: Path) -> None:
    """What waits for its turn in a line, or for its time, is not what a worker is late for."""
    gate, begun = asyncio.Event(), asyncio.Event()
    clock = JumpingClock()

    async def wait(args: Args, attempt: int, token: Token) -> None:
        del args, attempt, token
        begun.set()
        await gate.wait()

    async with queue_at(tmp_path, clock=clock) as queue:
        assert await queue.depths() == []
        queue.task("wait", wait)
        for _ in range(2):
            await queue.enqueue("jobs", "wait", {}, lock="one")
        await queue.enqueue("others", "wait", {})
        await queue.enqueue("others", "wait", {}, run_at=clock.now() + 1000)
        clock.advance(60)
        async with working(queue, "jobs"):
            await begun.wait()
            depths = {depth.queue: depth for depth in await queue.depths()}
            gate.set()

    assert depths["jobs"] == Depth("jobs", waiting=1, running=1, oldest_s=0)
    assert depths["others"] == Depth("others", waiting=2, running=0, oldest_s=60)
