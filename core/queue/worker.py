"""One worker: takes jobs, runs their handlers, keeps their leases and writes down how they ended.

A single loop speaks to the ledger, so what ended together is written down together and a job's end is
always stored before the next job of its lock is asked for.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextvars import copy_context
from functools import partial
from uuid import uuid4

from core import trail
from core.clock import Clock
from core.queue.contract import Handler, Later, Retry, Status, Terms, Token
from core.queue.ledger import Claim, Ledger, Outcome

# The argument that names the trail on which a job was wanted.
TRAIL = "trail"

_log = logging.getLogger(__name__)


class Worker:
    """Runs jobs of some queues, a bounded number at a time."""

    def __init__(
        self,
        ledger: Ledger,
        handlers: Mapping[str, Handler],
        queues: Sequence[str],
        *,
        concurrency: int,
        clock: Clock,
        terms: Terms,
    ) -> None:
        self.owner = uuid4().hex
        self.queues = tuple(queues)
        self._ledger = ledger
        self._handlers = handlers
        self._concurrency = concurrency
        self._clock = clock
        self._terms = terms
        self._news = asyncio.Event()
        self._running: dict[Token, asyncio.Task[None]] = {}
        self._ended: list[Outcome] = []
        self._beaten_at = clock.now()
        self._is_closing = False

    def wake(self) -> None:
        """Tell it that there may be something to do."""
        self._news.set()

    def stop(self, job: int) -> None:
        """Cancel the handler of a job, if it runs here."""
        for token, task in self._running.items():
            if token.job == job:
                _cancel_once(task)

    async def turn(self) -> None:
        """Write down what ended, fill the free places, and wait for news, though never longer than a poll."""
        self._news.clear()
        await self._settle()
        await self._fill()
        try:
            async with asyncio.timeout(self._terms.poll_s):
                await self._news.wait()
        except TimeoutError:
            return

    async def look_around(self) -> None:
        """Stop what was cancelled elsewhere or lost to another worker, and keep the other leases."""
        running = dict(self._running)
        if not running:
            return
        held = await self._ledger.held_by(self.owner)
        for token, task in running.items():
            is_lost = token not in held
            if is_lost or held[token]:
                _cancel_once(task)
        # By the wall clock, as the leases are: after a laptop has slept they must be renewed at once.
        now = self._clock.now()
        if abs(now - self._beaten_at) >= self._terms.heartbeat_s:
            await self._ledger.beat(self.owner)
            self._beaten_at = now

    async def close(self) -> None:
        """Cancel all handlers and give their jobs back when they have ended, or when their lease has."""
        self._is_closing = True
        tasks = list(self._running.values())
        for task in tasks:
            _cancel_once(task)
        if tasks:
            await asyncio.wait(tasks, timeout=self._terms.lease_s)
        await self._settle()
        await self._ledger.release(self.owner)

    async def _settle(self) -> None:
        batch = tuple(self._ended)
        if not batch:
            return
        counted = await self._ledger.settle(batch)
        # Only now: a settling that failed or was cancelled on its way is tried again.
        del self._ended[: len(batch)]
        for outcome in batch:
            if outcome.token.job not in counted:
                _log.info("job_late", extra={"job": outcome.token.job, "status": outcome.status})

    async def _fill(self) -> None:
        room = self._concurrency - len(self._running)
        if room > 0:
            for claim in await self._ledger.claim(self.owner, self.queues, room):
                self._start(claim)

    def _start(self, claim: Claim) -> None:
        handler = self._handlers.get(claim.task)
        if handler is None:
            _log.error("job_unknown", extra={"job": claim.token.job, "task": claim.task})
            self._end(Outcome(claim.token, Status.FAILED, f"no handler for {claim.task}"))
            return
        context = copy_context()
        context.run(trail.follow, str(claim.args.get(TRAIL, "")))
        work = handler(claim.args, claim.attempt, claim.token)
        task = asyncio.create_task(work, context=context)
        self._running[claim.token] = task
        # A callback and not a wrapping coroutine: a task cancelled before its first step runs no code at all.
        task.add_done_callback(partial(self._ended_task, claim), context=context)

    def _ended_task(self, claim: Claim, task: asyncio.Task[None]) -> None:
        del self._running[claim.token]
        if task.cancelled() and task.cancelling():
            # While closing, the release gives the job back. Otherwise either somebody cancelled it, and
            # settling turns TODO into CANCELLED, or it was lost, and its token counts no more.
            outcome = None if self._is_closing else Outcome(claim.token, Status.TODO)
        elif task.cancelled():
            outcome = Outcome(claim.token, Status.FAILED, "CancelledError")
        else:
            outcome = self._judge(claim, task.exception())
        self._end(outcome)

    def _judge(self, claim: Claim, error: BaseException | None) -> Outcome:
        if error is None:
            return Outcome(claim.token, Status.DONE)
        if isinstance(error, Later):
            return Outcome(
                claim.token, Status.TODO, run_at=self._clock.now() + error.after_s, is_counted=False
            )
        name = type(error.__cause__ or error).__name__
        if isinstance(error, Retry) and claim.attempt < self._terms.max_attempts:
            return Outcome(claim.token, Status.TODO, name, self._clock.now() + error.after_s)
        _log.error("job_failed", extra={"job": claim.token.job, "task": claim.task}, exc_info=error)
        # The name alone: messages may carry addresses and tokens, and this one is stored.
        return Outcome(claim.token, Status.FAILED, name)

    def _end(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._ended.append(outcome)
        self._news.set()


def _cancel_once(task: asyncio.Task[None]) -> None:
    """Cancel a task, but never in the middle of what it does because it was cancelled."""
    if not task.cancelling():
        task.cancel()
