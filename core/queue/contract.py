"""What a queue of durable jobs promises; where and how the jobs are kept is another module's matter.

A job runs at least once, whatever dies. Jobs of one lock run one at a time in the order they were enqueued,
across processes; jobs without a lock run freely. A handler that must not act twice asks `holds` first.
"""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

Scalar = str | int | float | bool | None
# Flat on purpose: a job carries the names of things, and the things stay in their own tables.
Args = Mapping[str, Scalar]


class Status(StrEnum):
    """Where a job stands."""

    TODO = "todo"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_finished(self) -> bool:
        """Tell whether the job will never run again."""
        return self not in {Status.TODO, Status.RUNNING}


@dataclass(frozen=True, slots=True)
class Token:
    """Who may speak for a job: the number grows with every claim, so an older one is worth nothing."""

    job: int
    number: int


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it is stored."""

    id: int
    queue: str
    task: str
    args: Args
    lock: str | None
    priority: int
    run_at: float
    status: Status
    attempts: int
    error: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """How long things may take and how often they are tried."""

    lease_s: float = 15.0
    """A job whose worker is not heard of for this long goes to another one."""
    heartbeat_s: float = 5.0
    """How often a worker is heard of; well below the lease."""
    poll_s: float = 0.5
    """The longest that another process's enqueue or cancel, or a time that has come, goes unnoticed."""
    max_attempts: int = 5
    """A job that was tried this often and did not finish has failed."""
    retention_s: float = 7 * 86_400.0
    """Finished jobs can be looked at for this long."""


DEFAULT_TERMS = Terms()

Handler = Callable[[Args, int, Token], Coroutine[Any, Any, None]]
"""Does one job: gets its arguments, which attempt this is (1 for the first) and its token."""


class Retry(Exception):
    """Raised by a handler to have its job run again later; `raise Retry(30) from error` names the cause."""

    def __init__(self, after_s: float) -> None:
        super().__init__(f"in {after_s:g} s")
        self.after_s = after_s


class Later(Exception):
    """Raised by a handler that looks again later: counts no attempt, and gives its place to others."""

    def __init__(self, after_s: float) -> None:
        super().__init__(f"in {after_s:g} s")
        self.after_s = after_s


class Queue(Protocol):
    """Durable jobs."""

    def task(self, name: str, handler: Handler) -> None:
        """Name the handler that does the jobs of this task in this process; do so before `worker` runs.

        Returning finishes the job. Raising `Retry` schedules it again, until the attempts are used up, and
        `Later` without counting one; any other exception fails it and is logged. A handler is cancelled when
        its job is cancelled, when its lease was lost to another worker, and when its worker is (then the job
        is given back).
        """
        ...

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
        """Store a job and give its id; it has been committed when this returns.

        Args:
            queue: The name that workers ask for.
            task: The name that its handler is registered under.
            args: Names and numbers only.
            lock: Jobs of one lock run one at a time in the order of enqueuing. Its first unfinished job keeps
                its place even while it waits for its time, and priority does not overtake within a lock.
            priority: Of the jobs that may run, higher ones go first; equal ones in order.
            run_at: Seconds since the epoch before which it does not start.
            dedupe: While a job of this key is unfinished, that one's id is given and nothing is stored.
        """
        ...

    async def cancel(self, job: int) -> bool:
        """Cancel a job; false when there is none or it has already finished.

        A waiting job is cancelled at once. A running one has its handler cancelled, at once in this process
        and within `poll_s` in another, and becomes cancelled when the handler has ended.
        """
        ...

    async def job(self, job: int) -> Job | None:
        """Look at a job; None when there is none or it was swept after its retention."""
        ...

    async def holds(self, token: Token) -> bool:
        """Tell whether this token still speaks for its job; ask before what must not happen twice."""
        ...

    def periodic(self, queue: str, task: str, args: Args, *, every_s: float) -> None:
        """Enqueue a job in every interval, counted from the epoch, while a worker of its queue runs.

        Every process may register the same task: one of them enqueues it, at most once an interval, and not
        while its last run is unfinished. Register before `worker` runs.
        """
        ...

    async def worker(self, queues: Sequence[str], *, concurrency: int) -> None:
        """Run jobs of these queues, so many at a time, until cancelled.

        When cancelled, it cancels its handlers, waits for them to end (a lease at most) and gives their
        jobs back, to be started by the next worker as if this attempt had not been.
        """
        ...
