"""The jobs table: one method a statement, each its own transaction. Decides nothing about handlers."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from sqlite3 import Row

from core.clock import Clock
from core.queue.contract import Args, Job, Scalar, Status, Terms, Token
from core.store.db import Database
from core.watch import Depth

_SWEPT_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that a worker has just been given."""

    token: Token
    task: str
    args: Args
    attempt: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended: a finished status, or TODO to go again at `run_at`."""

    token: Token
    status: Status
    error: str | None = None
    run_at: float | None = None
    is_counted: bool = True  # among the attempts


@dataclass(frozen=True, slots=True)
class Order:
    """A job that somebody wants done."""

    queue: str
    task: str
    args: Args
    lock: str | None = None
    priority: int = 0
    run_at: float | None = None
    dedupe: str | None = None


class Ledger:
    """What is known of every job."""

    def __init__(self, database: Database, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._clock = clock
        self._terms = terms

    async def enqueue(self, order: Order) -> int:
        """Write a job down, or find the unfinished one of the same key; give its id."""
        (row,) = await self._database.rows("jobs_enqueue", **self._columns(order))
        return int(row["id"])

    async def enqueue_tick(self, order: Order, tick: int) -> bool:
        """Write a periodic job down unless somebody did so for this interval; tell which."""
        async with self._database.transaction() as transaction:
            name = f"{order.queue}:{order.task}"
            if await transaction.row("jobs_tick", name=name, tick=tick) is None:
                return False
            await transaction.rows("jobs_enqueue", **self._columns(order))
            return True

    def _columns(self, order: Order) -> dict[str, Scalar]:
        run_at = self._clock.now() if order.run_at is None else order.run_at
        return asdict(order) | {"args": json.dumps(dict(order.args)), "run_at": run_at}

    async def claim(self, owner: str, queues: Sequence[str], room: int) -> list[Claim]:
        """Take as many jobs as there is room for, best first."""
        now = self._clock.now()
        rows = await self._database.rows(
            "jobs_claim",
            owner=owner,
            queues=json.dumps(queues),
            room=room,
            now=now,
            lease_until=now + self._terms.lease_s,
        )
        # RETURNING gives rows in no particular order.
        rows.sort(key=lambda row: (-row["priority"], row["id"]))
        return [_claim(row) for row in rows]

    async def settle(self, outcomes: Iterable[Outcome]) -> set[int]:
        """Write down how attempts ended; give the jobs whose token still counted."""
        listed = [
            (one.token.job, one.token.number, one.status, one.error, one.run_at, one.is_counted)
            for one in outcomes
        ]
        rows = await self._database.rows("jobs_settle", outcomes=json.dumps(listed), now=self._clock.now())
        return {row["id"] for row in rows}

    async def release(self, owner: str) -> None:
        """Give back everything a worker still has, without counting the attempt."""
        await self._database.run("jobs_release", owner=owner, now=self._clock.now())

    async def beat(self, owner: str) -> None:
        """Prolong the leases of everything a worker has."""
        until = self._clock.now() + self._terms.lease_s
        await self._database.run("jobs_beat", owner=owner, lease_until=until)

    async def held_by(self, owner: str) -> dict[Token, bool]:
        """Give what a worker still holds, and whether somebody wants it stopped."""
        rows = await self._database.rows("jobs_held", owner=owner)
        return {Token(row["id"], row["token"]): bool(row["is_stopping"]) for row in rows}

    async def file(self) -> Path:
        """Tell which file all this is kept in."""
        (row,) = await self._database.rows("jobs_file")
        return Path(row["file"])

    async def reap(self, living: Collection[str], dead: Collection[str] = ()) -> list[int]:
        """Put jobs back in line whose lease ran out, unless a living worker has them, and all of the dead."""
        rows = await self._database.rows(
            "jobs_reap",
            living=json.dumps(list(living)),
            dead=json.dumps(list(dead)),
            max_attempts=self._terms.max_attempts,
            now=self._clock.now(),
        )
        return [row["id"] for row in rows]

    async def cancel(self, job: int) -> Status | None:
        """Cancel a waiting job or mark a running one; give what it is now, or None when it has finished."""
        row = await self._database.row("jobs_cancel", job=job, now=self._clock.now())
        return Status(row["status"]) if row else None

    async def job(self, job: int) -> Job | None:
        """Read one job."""
        row = await self._database.row("jobs_get", job=job)
        return _job(row) if row else None

    async def holds(self, token: Token) -> bool:
        """Tell whether a token still counts."""
        row = await self._database.row("jobs_holds", job=token.job, token=token.number)
        return row is not None

    async def depths(self) -> list[Depth]:
        """Tell how long every queue is that holds anything."""
        rows = await self._database.rows("jobs_depths", now=self._clock.now())
        return [Depth(row["queue"], row["waiting"], row["running"], row["oldest_s"]) for row in rows]

    async def sweep(self) -> None:
        """Forget some of the jobs that finished longer ago than they are kept."""
        before = self._clock.now() - self._terms.retention_s
        await self._database.run("jobs_sweep", before=before, most=_SWEPT_AT_ONCE)


def _claim(row: Row) -> Claim:
    return Claim(
        token=Token(row["id"], row["token"]),
        task=row["task"],
        args=json.loads(row["args"]),
        attempt=row["attempts"],
    )


def _job(row: Row) -> Job:
    return Job(
        id=row["id"],
        queue=row["queue"],
        task=row["task"],
        args=json.loads(row["args"]),
        lock=row["lock"],
        priority=row["priority"],
        run_at=row["run_at"],
        status=Status(row["status"]),
        attempts=row["attempts"],
        error=row["error"],
    )
