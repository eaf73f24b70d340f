"""Who is an admin of a group: asked of Telegram, and remembered for a while."""

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from core.chat import Incoming
from core.clock import Clock

REMEMBERED_S: Final = 300.0
MOST_GROUPS: Final = 1000
ASKING_S: Final = 5.0


class Rights:
    """The admins of each group."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()

    async def completed(self, incoming: Incoming) -> Incoming:
        """Add what Telegram knows of somebody who speaks in a group."""
        if incoming.is_private or incoming.person.is_admin or incoming.moved_from is not None:
            return incoming
        is_admin = incoming.person.id in await self._admins(incoming.chat.chat)
        return replace(incoming, person=replace(incoming.person, is_admin=is_admin))

    async def _admins(self, chat: str) -> frozenset[str]:
        asked_at, admins = self._known.get(chat, (float("-inf"), frozenset()))
        now = self._clock.monotonic()
        if now - asked_at < REMEMBERED_S:
            return admins
        try:
            async with asyncio.timeout(ASKING_S):
                members = await self._bot.get_chat_administrators(int(chat))
            admins = frozenset(str(member.user.id) for member in members)
        except (TelegramError, TimeoutError):
            pass  # who was an admin before still is, as far as we know; it is asked again later
        self._known[chat] = (now, admins)
        while len(self._known) > MOST_GROUPS:
            self._known.popitem(last=False)
        return admins
