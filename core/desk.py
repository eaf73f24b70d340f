"""The desk: takes in what is said, keeps it, and has it done in order, one line per chat.

Nothing is answered before it is kept. Status, credits, help and cancel pass by the line.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from weakref import WeakValueDictionary

from core.chat import ChatKey, Gone, Incoming, MessageRef, Platform, Reply, Unknown
from core.chats import Chats
from core.guard import Guard
from core.inbox import Entry, Inbox
from core.keywords import Table
from core.locales import Catalogue
from core.press import Press, read, words
from core.queue import Queue
from core.routing import Action, Decision, route
from core.settings import Settings
from core.skills import Skills

TURNS: Final = "turns"
ASIDES: Final = "asides"
TASK: Final = "turn"

# What never waits in line.
PASSING: Final = frozenset({Action.STATUS, Action.CREDITS, Action.HELP, Action.CANCEL})

# Presses that mean something of ours and not words.
POINTING: Final = frozenset({"resend", "stop"})


def points(incoming: Incoming) -> bool:
    """Tell whether a press means one of our exports."""
    return incoming.press is not None and read(incoming.press).name in POINTING


class Desk:
    """Where everything that is said arrives."""

    def __init__(
        self,
        *,
        settings: Settings,
        platforms: Mapping[str, Platform],
        catalogue: Catalogue,
        skills: Skills,
        routes: Table,
        chats: Chats,
        inbox: Inbox,
        queue: Queue,
        guard: Guard,
    ) -> None:
        self._settings = settings
        self._platforms = platforms
        self._catalogue = catalogue
        self._skills = skills
        self._routes = routes
        self._chats = chats
        self._inbox = inbox
        self._queue = queue
        self._guard = guard
        self._turns: WeakValueDictionary[ChatKey, asyncio.Lock] = WeakValueDictionary()

    async def handle(self, incoming: Incoming) -> None:
        """Take in one thing; when this returns it is kept, and a repetition of it does nothing."""
        lock = self._turns.setdefault(incoming.chat, asyncio.Lock())
        async with lock:
            chat = await self._chats.meet(incoming.chat, incoming.person.language)
            if chat.is_gone:
                await self._chats.gone(incoming.chat, is_gone=False)
            heard = await self._spoken(incoming)
            if heard is None:
                return
            refusal = await self._guard.refuses(heard)
            if refusal is not None:
                await self._answer(heard, refusal.sentence, number=refusal.number)
                return
            await self._keep(heard)

    async def recover(self) -> None:
        """Queue what was kept but not queued, because the process died in between."""
        for entry in await self._inbox.unqueued():
            await self._enqueue(entry)

    def decide(self, incoming: Incoming) -> Decision:
        """Tell what is asked for."""
        return route(incoming.text, media=len(incoming.media), table=self._routes)

    async def _keep(self, incoming: Incoming) -> None:
        is_aside = points(incoming) or PASSING.issuperset(self.decide(incoming).actions)
        entry_id = await self._inbox.add(incoming, is_aside=is_aside)
        if entry_id is None:
            return
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

    async def _spoken(self, incoming: Incoming) -> Incoming | None:
        """Turn the press of a button into the words that it stands for."""
        if incoming.press is None:
            return incoming
        press = read(incoming.press)
        said = words(press)
        if said is None:
            return await self._pointed(incoming, press)
        return replace(incoming, text=said)

    async def _pointed(self, incoming: Incoming, press: Press) -> Incoming | None:
        if press.name == "try":
            skill = self._skills[(await self._chats.get(incoming.chat)).skill or self._settings.skill]
            things = skill.things_to_try(await self._language(incoming.chat))
            number = press.number
            return (
                replace(incoming, text=things[number])
                if number is not None and number < len(things)
                else None
            )
        if press.name == "again" and press.number is not None:
            return await self._again(incoming, press.number)
        return incoming if press.name in POINTING and press.number is not None else None

    async def _again(self, incoming: Incoming, turn: int) -> Incoming | None:
        """Ask for the same once more, because a person wants it."""
        try:
            entry = await self._inbox.get(turn)
        except KeyError:
            return None
        if entry.incoming.chat != incoming.chat or entry.is_open:
            return None
        return replace(entry.incoming, message=incoming.message, person=incoming.person, press=incoming.press)

    async def _answer(self, incoming: Incoming, sentence: str, **values: int) -> MessageRef | None:
        platform = self._platforms[incoming.chat.platform]
        text = self._catalogue.say(await self._language(incoming.chat), sentence, **values)
        try:
            return await platform.send(incoming.chat, Reply(text, answers=incoming.message))
        except Gone:
            await self._chats.gone(incoming.chat)
        except Unknown:
            pass
        return None

    async def _language(self, chat: ChatKey) -> str:
        known = await self._chats.get(chat)
        return self._catalogue.closest(known.language or self._settings.language)
