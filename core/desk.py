"""The desk: takes in what is said, keeps it, and has it done in order, one line per chat.

Nothing is answered before it is kept. Status, credits, help, cancel, forget and what admins ask for pass by
the line.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from weakref import WeakValueDictionary

from core import trail
from core.chat import ChatKey, Gone, Incoming, MessageRef, Platform, Reply, Unknown
from core.chats import Chats
from core.guard import Guard
from core.guard.door import Door
from core.inbox import Entry, Inbox
from core.locales import Catalogue
from core.meaning import Meaning, Meant, points
from core.queue import Args, Queue, Token
from core.room import is_full, waiting_for_room
from core.routing import Action, Decision
from core.routing.reading import RESERVED, Reading
from core.settings import Settings

log = logging.getLogger(__name__)

TURNS: Final = "turns"
ASIDES: Final = "asides"
TASK: Final = "turn"
LOOK_AGAIN: Final = "look-again"
LOOK_AGAIN_S: Final = 60.0  # how often to look for what is kept and could not be queued

# What never waits in line.
PASSING: Final = RESERVED | {Action.STATUS, Action.CREDITS, Action.HELP, Action.CANCEL, Action.FORGET}


class Desk:
    """Where everything that is said arrives."""

    def __init__(
        self,
        *,
        settings: Settings,
        platforms: Mapping[str, Platform],
        catalogue: Catalogue,
        reading: Reading,
        meaning: Meaning,
        chats: Chats,
        inbox: Inbox,
        queue: Queue,
        guard: Guard,
        door: Door,
    ) -> None:
        self._settings = settings
        self._platforms = platforms
        self._catalogue = catalogue
        self._reading = reading
        self._meaning = meaning
        self._chats = chats
        self._inbox = inbox
        self._queue = queue
        self._guard = guard
        self._door = door
        self._turns: WeakValueDictionary[ChatKey, asyncio.Lock] = WeakValueDictionary()

    async def handle(self, incoming: Incoming) -> None:
        """Take in one thing; when this returns it is kept, and a repetition of it does nothing.

        When the disk is full nothing can be kept: then whoever said it is told so.
        """
        try:
            await self._take_in(incoming)
        except sqlite3.Error as error:
            if not is_full(error):
                raise
            language = incoming.person.language or self._settings.language
            await self._say(incoming, self._catalogue.say(language, "disk-unkept"))

    async def _take_in(self, incoming: Incoming) -> None:
        if incoming.moved_from is not None:
            await self._chats.moved(incoming.moved_from, incoming.chat)
            return
        lock = self._turns.setdefault(incoming.chat, asyncio.Lock())
        async with lock:
            known = await self._inbox.known(incoming)
            if known is not None:
                await self._requeue(known)
                return
            chat = await self._chats.meet(incoming.chat, incoming.person.language)
            if chat.is_gone:
                await self._chats.gone(incoming.chat, is_gone=False)
            meant = await self._meaning.of(incoming)
            if meant is None:
                return
            is_aside = self._is_aside(meant.incoming)
            refusal = await self._guard.refuses(meant.incoming, is_aside=is_aside)
            if refusal is not None:
                if await self._door.may_hear(meant.incoming, refusal) or incoming.is_awaited:
                    await self._answer(meant.incoming, refusal.sentence, **refusal.values)
                return
            await self._greet(meant.incoming)
            await self._keep(meant, is_aside=is_aside)

    async def recover(self) -> None:
        """Queue what no job is left for: the process died before it was queued, or its job was given up."""
        for entry in await self._inbox.unfinished():
            job = None if entry.job is None else await self._queue.job(entry.job)
            if job is None or job.status.is_finished:
                await self._enqueue(entry)

    async def look_again(self, _: Args, __: int, ___: Token) -> None:
        """Queue what is kept and could not be queued at the time."""
        with waiting_for_room(LOOK_AGAIN_S):
            for entry in await self._inbox.unqueued():
                await self._requeue(entry)

    async def _requeue(self, entry: Entry) -> None:
        if entry.is_open and entry.job is None:
            await self._enqueue(entry)

    def decide(self, incoming: Incoming) -> Decision:
        """Tell what is asked for."""
        return self._reading.decide(incoming)

    def _is_aside(self, incoming: Incoming) -> bool:
        return points(incoming) or PASSING.issuperset(self.decide(incoming).actions)

    async def _greet(self, incoming: Incoming) -> None:
        """Greet a chat whose first words are no greeting themselves, before they are done."""
        if await self._chats.greet(incoming.chat) and self.decide(incoming).command != "start":
            message = f"{incoming.message}:greeting"
            start = replace(incoming, message=message, text="/start", media=(), press="start")
            await self._keep(Meant(start), is_aside=True)

    async def _keep(self, meant: Meant, *, is_aside: bool) -> None:
        incoming = meant.incoming
        if RESERVED.isdisjoint(self.decide(incoming).actions):
            incoming = replace(incoming, about=())  # whom others speak of is nothing to keep
        entry_id = await self._inbox.add(incoming, is_aside=is_aside, goes_on=meant.goes_on)
        if entry_id is None:
            return
        with trail.following(trail.of_turn(entry_id)):
            facts = {"platform": incoming.chat.platform, "files": len(incoming.media), "is_aside": is_aside}
            log.info("turn_received", extra=facts)
            try:
                await self._queue_up(entry_id, incoming, is_aside=is_aside)
            except sqlite3.Error as error:
                if not is_full(error):
                    raise
                # It is kept, so nobody is told that it is not; it is queued as soon as there is room.
                log.warning("turn_unqueued")

    async def _queue_up(self, entry_id: int, incoming: Incoming, *, is_aside: bool) -> None:
        if not is_aside:
            ahead = await self._inbox.ahead(incoming.chat, entry_id)
            if ahead:
                message = await self._answer(incoming, "turn-queued", number=ahead + 1)
                if message is not None:
                    await self._inbox.shown(entry_id, message)
        await self._enqueue(await self._inbox.get(entry_id))

    async def _enqueue(self, entry: Entry) -> None:
        chat = entry.incoming.chat
        job = await self._queue.enqueue(
            ASIDES if entry.is_aside else TURNS,
            TASK,
            {"turn": entry.id},
            lock=None if entry.is_aside else f"turn:{chat}",
            dedupe=f"turn:{entry.id}",
        )
        await self._inbox.queued(entry.id, job)

    async def _answer(self, incoming: Incoming, sentence: str, **values: str | int) -> MessageRef | None:
        text = self._catalogue.say(await self._language(incoming.chat), sentence, **values)
        return await self._say(incoming, text)

    async def _say(self, incoming: Incoming, text: str) -> MessageRef | None:
        platform = self._platforms[incoming.chat.platform]
        answers = None if incoming.press else incoming.message
        try:
            return await platform.send(incoming.chat, Reply(text, answers=answers))
        except Gone:
            await self._chats.gone(incoming.chat)
        except Unknown:
            pass
        return None

    async def _language(self, chat: ChatKey) -> str:
        known = await self._chats.get(chat)
        return self._catalogue.closest(known.language or self._settings.language)
