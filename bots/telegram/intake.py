"""Updates on their way to the desk: in order within a chat, all chats side by side, kept before they count.

An update counts as taken when the desk has it in its inbox; only then does Telegram hear that we have it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from telegram import Bot, Message, Update

from bots.telegram.albums import Album, Albums, Shelf, key_of
from bots.telegram.calls import patience_s, quietly
from bots.telegram.incoming import heard, is_addressed, said
from bots.telegram.people import Me
from core.chat import Handle, Incoming
from core.clock import Clock

log = logging.getLogger(__name__)

CLOSING_S: Final = 5.0
PATIENCE_S: Final = 2.0  # of whoever takes messages in, with a chat that is flooded

Complete = Callable[[Incoming], Awaitable[Incoming]]
Joined = Callable[[Update], Awaitable[None]]


class Intake:
    """Takes updates in, from wherever they come."""

    def __init__(
        self,
        me: Me,
        bot: Bot,
        *,
        handle: Handle,
        complete: Complete,
        joined: Joined,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._me = me
        self._bot = bot
        self._handle = handle
        self._complete = complete
        self._joined = joined
        self._shelf = Shelf(folder)
        self._albums = Albums(self._shelf, clock, is_ours=lambda message: is_addressed(message, me))
        self._lanes: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, update: Update) -> asyncio.Task[None]:
        """Take one update in; what this gives is done when the update is kept."""
        return self._begin(self._take(update))

    async def recover(self) -> None:
        """Take in again what a former process had begun to gather."""
        for facts in await asyncio.to_thread(self._shelf.left):
            await self._take(Update.de_json(facts, self._bot))

    async def close(self) -> None:
        """Hand over what is here, for as long as that is allowed to take."""
        self._albums.close()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=CLOSING_S)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def _take(self, update: Update) -> None:
        patience_s.set(PATIENCE_S)
        message = update.message
        if message is not None and message.media_group_id:
            await self._gather(update, message)
            return
        if update.my_chat_member is not None:
            await self._joined(update)
            return
        if update.callback_query is not None:
            # The button stops turning at once, whatever comes of the press.
            self._begin(quietly(update.callback_query.answer()))
        incoming = heard(update, self._me)
        if incoming is not None:
            async with self._lane(int(incoming.chat.chat)):
                await self._hand(incoming)

    async def _gather(self, update: Update, message: Message) -> None:
        """Put an item into its album, which takes its place in the chat's line with its first one."""
        album, is_first = self._albums.add(update, message)
        if is_first:
            lane = self._lane(message.chat.id)
            await lane.acquire()
            self._begin(self._hand_over(message, album, lane))
        await self._albums.keep(album)

    async def _hand_over(self, message: Message, album: Album, lane: asyncio.Lock) -> None:
        """Hand an album over when it is whole, and let the chat's line go on."""
        try:
            incoming = said(await self._albums.gathered(key_of(message), album), self._me)
            if incoming is not None:
                await self._hand(incoming)
            await self._albums.done(album)
        finally:
            lane.release()

    async def _hand(self, incoming: Incoming) -> None:
        await self._handle(await self._complete(incoming))
        if incoming.is_private and incoming.press is None:
            typing = self._bot.send_chat_action(
                int(incoming.chat.chat), "typing", message_thread_id=int(incoming.chat.thread or 0) or None
            )
            self._begin(quietly(typing))

    def _lane(self, chat: int) -> asyncio.Lock:
        return self._lanes.setdefault(chat, asyncio.Lock())

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("update_failed", exc_info=error)
