"""The queue between real processes that share one file, and die."""

import asyncio
import signal
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.clock import SystemClock
from core.queue import SCHEMA, Job, SqliteQueue, Status
from core.store.db import Database
from tests.core.queue_worker import QUICK

SCRIPT = Path(__file__).with_name("queue_worker.py")


@dataclass(slots=True)
class Crew:
    """Worker processes on one file, and this process's own view of it."""

    folder: Path
    queue: SqliteQueue
    said: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    processes: dict[str, asyncio.subprocess.Process] = field(default_factory=dict)
    readers: list[asyncio.Task[None]] = field(default_factory=list)

    async def hire(self, *names: str) -> None:
        for name in names:
            self.processes[name] = await asyncio.create_subprocess_exec(
                sys.executable, SCRIPT, self.folder / "q.db", self.log, name, stdout=asyncio.subprocess.PIPE
            )
            self.readers.append(asyncio.create_task(self._read(self.processes[name])))
        for _ in names:
            assert (await self.hear()).endswith("ready")

    async def hear(self) -> str:
        """Give the next line that any process says."""
        async with asyncio.timeout(20):
            return await self.said.get()

    async def hear_until(self, line: str) -> list[str]:
        heard = []
        while line not in heard:
            heard.append(await self.hear())
        return heard

    def signal(self, name: str, number: signal.Signals) -> None:
        self.processes[name].send_signal(number)

    @property
    def log(self) -> Path:
        return self.folder / "log.txt"

    async def finished(self, job: int) -> Job:
        async with asyncio.timeout(20):
            while True:
                found = await self.queue.job(job)
                if found and found.status.is_finished:
                    return found

    async def dismiss(self) -> None:
        for process in self.processes.values():
            if process.returncode is None:
                process.kill()
            await process.wait()
        await asyncio.gather(*self.readers)

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self.said.put_nowait(line.decode().strip())


@asynccontextmanager
async def crew_at(folder: Path) -> AsyncIterator[Crew]:
    async with await Database.open(folder / "q.db", SCHEMA) as database:
        crew = Crew(folder, SqliteQueue(database, SystemClock(), QUICK))
        try:
            yield crew
        finally:
            await crew.dismiss()


async def test_three_processes_keep_every_line_in_order(tmp_path: Path) -> None:
    """Jobs of a lock start in the order of enqueuing and never overlap, and everybody takes a share."""
    async with crew_at(tmp_path) as crew:
        await crew.hire("a", "b", "c")
        lines: dict[str, list[str]] = defaultdict(list)
        free = [await crew.queue.enqueue("jobs", "brief", {}) for _ in range(20)]
        for number in range(120):
            lock = f"chat:{number % 10}"
            lines[lock].append(str(await crew.queue.enqueue("jobs", "brief", {}, lock=lock)))

        ended = 0
        while ended < len(free) + 120:
            ended += " end " in await crew.hear()

        told = [line.split() for line in crew.log.read_text().splitlines() if "ready" not in line]
        assert {who for who, *_ in told} == {"a", "b", "c"}
        assert len(told) == 2 * (len(free) + 120)
        for line in lines.values():
            seen = [(what, job) for _, what, job, _ in told if job in line]
            assert seen == [(what, job) for job in line for what in ("start", "end")]


async def test_a_killed_workers_job_is_taken_over_and_the_line_goes_on(tmp_path: Path) -> None:
    """After kill -9 another process runs the job again, and only then the next of its lock."""
    async with crew_at(tmp_path) as crew:
        await crew.hire("a")
        job = await crew.queue.enqueue("jobs", "endless", {}, lock="chat:1")
        after = await crew.queue.enqueue("jobs", "brief", {}, lock="chat:1")
        assert await crew.hear() == f"a start {job} 1"
        await crew.hire("b")

        crew.signal("a", signal.SIGKILL)

        heard = await crew.hear_until(f"b end {after} 1")
        assert heard == [f"b start {job} 2", f"b end {job} 2", f"b start {after} 1", f"b end {after} 1"]


async def test_a_late_finisher_changes_nothing(tmp_path: Path) -> None:
    """A process that stood still past its lease loses its job, and its late success overwrites nothing."""
    async with crew_at(tmp_path) as crew:
        await crew.hire("a")
        job = await crew.queue.enqueue("jobs", "stubborn", {})
        assert await crew.hear() == f"a start {job} 1"

        crew.signal("a", signal.SIGSTOP)
        await crew.hire("b")
        assert await crew.hear() == f"b start {job} 2"
        failed = await crew.finished(job)
        crew.signal("a", signal.SIGCONT)

        assert await crew.hear() == f"a lost {job} 1"
        # A worker settles what ended before it starts anything, so the late word is in by then.
        crew.signal("b", signal.SIGKILL)
        last = await crew.queue.enqueue("jobs", "brief", {})
        await crew.hear_until(f"a end {last} 1")
        assert failed.status is Status.FAILED
        assert await crew.queue.job(job) == failed


async def test_a_running_job_is_cancelled_from_another_process(tmp_path: Path) -> None:
    """The process that runs it notices by itself and cancels the handler."""
    async with crew_at(tmp_path) as crew:
        await crew.hire("a")
        job = await crew.queue.enqueue("jobs", "endless", {})
        assert await crew.hear() == f"a start {job} 1"

        assert await crew.queue.cancel(job)

        assert await crew.hear() == f"a cancelled {job} 1"
        assert (await crew.finished(job)).status is Status.CANCELLED


async def test_an_ending_process_gives_its_jobs_back(tmp_path: Path) -> None:
    """What it was doing can be started at once, as a first attempt, without waiting for the lease."""
    async with crew_at(tmp_path) as crew:
        await crew.hire("a")
        job = await crew.queue.enqueue("jobs", "endless", {})
        assert await crew.hear() == f"a start {job} 1"

        crew.signal("a", signal.SIGINT)
        assert await crew.hear() == f"a cancelled {job} 1"
        await crew.processes["a"].wait()

        found = await crew.queue.job(job)
        assert found is not None
        assert (found.status, found.attempts) == (Status.TODO, 0)
