"""One way to ask Telegram for something: at its pace, after groups that move, and never twice in doubt."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from datetime import timedelta
from typing import Final, TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bots.telegram.people import NAME
from bots.telegram.refusals import meaning, says, was_refused, was_unsent
from core.chat import ChatKey, Unknown
from core.clock import Clock
from core.watch import Watch

log = logging.getLogger(__name__)

PAUSES_S: Final = (1.0, 3.0)
FIRM: Final = (BadRequest, Forbidden, InvalidToken)
MOST_CHATS: Final = 4096  # that are remembered

# How long a call may wait for its chat to be written to again. Whoever takes messages in waits for nobody.
patience_s: ContextVar[float] = ContextVar("patience_s", default=90.0)

T = TypeVar("T")
Ask = Callable[[int], Awaitable[T]]


class Calls:
    """Asks on behalf of chats."""

    def __init__(self, clock: Clock, watch: Watch) -> None:
        self._clock = clock
        self._watch = watch
        self._quiet_until: OrderedDict[str, float] = OrderedDict()
        self._moved: OrderedDict[str, int] = OrderedDict()

    async def once(self, chat: ChatKey, ask: Ask[T]) -> T:
        """Do what must not happen twice: it is repeated only when it surely never got there."""
        return await self._asked(chat, ask, was_unsent)

    async def said(self, chat: ChatKey, ask: Ask[T]) -> T:
        """Say words: again when the server said that it failed, for an answer that is lost is never read."""
        return await self._asked(chat, ask, lambda error: was_unsent(error) or was_refused(error))

    async def again(self, chat: ChatKey, ask: Ask[T]) -> T:
        """Do what may happen twice without harm."""
        return await self._asked(chat, ask, lambda error: not isinstance(error, FIRM))

    def moved(self, old: ChatKey, new: int) -> None:
        """Follow a group to its new number."""
        _remember(self._moved, old.chat, new)

    async def _asked(self, chat: ChatKey, ask: Ask[T], may_repeat: Callable[[TelegramError], bool]) -> T:
        """Ask, and wait out a flood within our patience; raises what the core understands."""
        for pause_s in (*PAUSES_S, None):
            await self._wait(chat)
            try:
                return await ask(self._number(chat))
            except ChatMigrated as error:
                self.moved(chat, error.new_chat_id)
            except RetryAfter as error:
                self._hush(chat, error)
            except NetworkError as error:
                if pause_s is None or not may_repeat(error) or says(error, "too large"):
                    raise meaning(error) from None
                await self._clock.sleep(pause_s)
            except TelegramError as error:
                raise meaning(error) from None
        raise Unknown

    async def _wait(self, chat: ChatKey) -> None:
        left = self._quiet_until.get(chat.chat, 0.0) - self._clock.monotonic()
        if left > patience_s.get():
            log.info("chat_flooded", extra={"wait_s": round(left)})
            raise Unknown
        if left > 0:
            await self._clock.sleep(left)

    def _hush(self, chat: ChatKey, error: RetryAfter) -> None:
        self._watch.throttled(NAME, seconds(error))
        _remember(self._quiet_until, chat.chat, self._clock.monotonic() + seconds(error))

    def _number(self, chat: ChatKey) -> int:
        return self._moved.get(chat.chat, int(chat.chat))


def _remember(known: "OrderedDict[str, T]", name: str, value: T) -> None:
    known[name] = value
    known.move_to_end(name)
    while len(known) > MOST_CHATS:
        known.popitem(last=False)


def seconds(error: RetryAfter) -> float:
    """Tell how long a flood lasts; the library is on its way from numbers to time spans."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def quietly(call: Awaitable[object]) -> None:
    """Do something that is only a courtesy: whether it works changes nothing."""
    try:
        async with asyncio.timeout(10):
            await call
    except (TelegramError, TimeoutError):
        return
