"""One message that is edited in place, at the platform's pace, until its last word."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from core.chat import ChatKey, Gone, MessageRef, Platform, Refused, Reply, Unknown
from core.clock import Clock

# An edit may be repeated, since it says the same again; the last word is worth it.
EDIT_AGAIN_S: Final = (1.0, 4.0)

LOOK_S: Final = 1.0

Keep = Callable[[MessageRef], Awaitable[None]]


class StatusMessage:
    """The message that tells how a turn or an export is getting on."""

    def __init__(
        self, platform: Platform, chat: ChatKey, *, clock: Clock, keep: Keep, message: MessageRef | None
    ) -> None:
        self._platform = platform
        self._chat = chat
        self._clock = clock
        self._keep = keep
        self._message = message
        self._shown: Reply | None = None
        self._waiting: Reply | None = None
        self._edited_at = float("-inf")
        self._is_uncertain = False
        # Whoever hears the agent and whoever watches the time may speak at once.
        self._turn = asyncio.Lock()

    @property
    def message(self) -> MessageRef | None:
        """Where it stands, once it was sent."""
        return self._message

    async def show(self, reply: Reply) -> None:
        """Show this now, or as soon as the platform's pace allows; only the newest is kept waiting."""
        async with self._turn:
            self._waiting = None
            if reply == self._shown:
                return
            if self._message is not None and self._clock.monotonic() - self._edited_at < self._every(reply):
                self._waiting = reply
                return
            await self._put(reply)

    async def flush(self) -> None:
        """Show what is waiting, if its time has come."""
        if self._waiting is not None:
            await self.show(self._waiting)

    async def finish(self, reply: Reply) -> None:
        """Show the last word, whatever the pace."""
        async with self._turn:
            self._waiting = None
            self._is_uncertain = False
            for pause_s in EDIT_AGAIN_S:
                if reply == self._shown:
                    return
                await self._put(reply)
                if self._shown != reply:
                    await self._clock.sleep(pause_s)

    def _every(self, reply: Reply) -> float:
        limits = self._platform.limits(self._chat)
        in_passing = limits.preview_every_s if reply.is_preview else None
        return limits.edit_every_s if in_passing is None else in_passing

    async def _put(self, reply: Reply) -> None:
        if self._is_uncertain:
            return
        self._edited_at = self._clock.monotonic()
        self._shown = reply
        if self._message is not None and await self._edited(self._message, reply):
            return
        try:
            self._message = await self._platform.send(self._chat, reply)
        except Unknown:
            # It may stand there already, so it is not sent again; only the last word comes as a new message.
            self._is_uncertain = True
            return
        await self._keep(self._message)

    async def _edited(self, message: MessageRef, reply: Reply) -> bool:
        """Edit the message; false when it is there no more and a new one has to say it."""
        try:
            await self._platform.edit(message, reply)
        except Unknown:
            self._shown = None  # whatever is said next is said in any case
        except Refused:
            return False
        return True


@asynccontextmanager
async def flushing(flush: Callable[[], Awaitable[None]], clock: Clock) -> AsyncIterator[None]:
    """Show what waits for the platform's pace, for as long as this lasts."""
    task = asyncio.create_task(_flush(flush, clock))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _flush(flush: Callable[[], Awaitable[None]], clock: Clock) -> None:
    while True:
        await clock.sleep(LOOK_S)
        try:
            await flush()
        except Gone:
            return  # whoever speaks next finds out as well
