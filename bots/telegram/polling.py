"""Asking Telegram for what is new, by long polls; what was not taken in yet is asked for again.

The library's own poller tells Telegram that an update arrived before anybody has kept it, so it is not used.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bots.telegram.calls import seconds
from bots.telegram.connection import Line
from bots.telegram.intake import Intake
from bots.telegram.people import NAME
from core.clock import Clock
from core.errors import SettingsError
from core.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

# Named each time: what is left out stays as it was set before, whoever set it.
ALLOWED: Final = (UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER)
POLL_S: Final = 50
WATCHDOG_S: Final = 120.0
SETTLE_S: Final = 1.0  # how long to wait for what is being taken in before asking again
PAUSES_S: Final = (1.0, 2.0, 5.0, 15.0, 30.0)
CONFLICT_S: Final = 10.0
TRIES: Final = 3  # to take one update in

Say = Callable[[str], str]


class Polling:
    """One poller."""

    def __init__(
        self,
        line: Line,
        intake: Intake,
        clock: Clock,
        say: Say,
        *,
        watch: Watch = UNWATCHED,
        watchdog_s: float = WATCHDOG_S,
    ) -> None:
        self._line = line
        self._intake = intake
        self._clock = clock
        self._say = say
        self._watch = watch
        self._watchdog_s = watchdog_s
        self._pending: dict[int, asyncio.Task[None]] = {}
        self._taken: set[int] = set()
        self._failures: Counter[int] = Counter()
        self._offset: int | None = None
        self._completed_at = clock.monotonic()
        self._misses = 0
        self._is_clear = False  # of webhooks, beside which no poll is answered

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            try:
                updates = await self._poll()
            except (TelegramError, TimeoutError) as error:
                await self._miss(error)
                continue
            self._completed_at, self._misses = self._clock.monotonic(), 0
            self._watch.connected(NAME, is_connected=True)
            await self._take(updates)

    async def _poll(self) -> Sequence[Update]:
        async with asyncio.timeout(self._watchdog_s):
            if not self._is_clear:
                self._is_clear = await self._line.bot.delete_webhook()
            return await self._line.bot.get_updates(
                offset=self._offset, timeout=self._patience_s(), allowed_updates=ALLOWED
            )

    def _patience_s(self) -> int:
        """Hurry while something is being taken in, and to find out after a miss that all is well again."""
        return 0 if self._pending or self._misses else POLL_S

    async def _take(self, updates: Sequence[Update]) -> None:
        """Take in what is new, and move on past all that is kept."""
        for update in updates:
            number = update.update_id
            if number not in self._pending and number not in self._taken:
                self._pending[number] = self._intake.take(update)
        if self._pending:
            await asyncio.wait(self._pending.values(), timeout=SETTLE_S)
        failed = self._settle()
        seen = (*self._pending, *failed, *self._taken)
        unkept = (*self._pending, *failed)
        if seen:
            self._offset = min(unkept) if unkept else max(seen) + 1
            self._taken = {number for number in self._taken if number > (self._offset or 0)}
        if failed:
            await self._clock.sleep(SETTLE_S)

    def _settle(self) -> list[int]:
        """Sort what is done: kept, or to be asked for again, though not for ever."""
        failed = []
        for number, task in list(self._pending.items()):
            if not task.done():
                continue
            del self._pending[number]
            if (task.cancelled() or task.exception()) and self._failures[number] < TRIES - 1:
                self._failures[number] += 1
                failed.append(number)
            else:
                self._failures.pop(number, None)
                self._taken.add(number)
        return failed

    async def _miss(self, error: TelegramError | TimeoutError) -> None:
        """Wait after a poll that failed; on a connection that gave nothing for long, dial anew."""
        if isinstance(error, InvalidToken):
            raise SettingsError(self._say("telegram-token-refused"), setting="TELEGRAM_TOKEN") from None
        self._watch.connected(NAME, is_connected=False)
        pause_s = PAUSES_S[min(self._misses, len(PAUSES_S) - 1)]
        self._misses += 1
        if isinstance(error, Conflict):
            log.error(self._say("telegram-conflict"))
            self._is_clear = False
            pause_s = CONFLICT_S
        elif isinstance(error, RetryAfter):
            pause_s = max(pause_s, seconds(error))
            self._watch.throttled(NAME, seconds(error))
        else:
            log.warning("poll_failed: %s", type(error).__name__)
        if isinstance(error, TimeoutError) or self._quiet_s() >= self._watchdog_s:
            log.warning("poll_watchdog: a new connection is opened")
            await self._line.redial()
            self._completed_at = self._clock.monotonic()
        await self._clock.sleep(pause_s)

    def _quiet_s(self) -> float:
        return self._clock.monotonic() - self._completed_at
