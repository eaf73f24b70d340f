"""Replies on their way out: into the place held for a command's answer, or as messages of their own.

Long texts become several messages; the first one's id stands for them all.
"""

import asyncio
import logging
from collections import OrderedDict
from typing import Final
from weakref import WeakValueDictionary

import aiohttp
import discord

from bots.discord import refusals
from bots.discord.answers import Answers, Seen
from bots.discord.buttons import view
from bots.discord.guests import Guests
from bots.discord.incoming import HELD
from bots.discord.markdown import messages
from bots.discord.post import SILENT, Post, Sheet
from core.chat import Reply, Unknown

log = logging.getLogger(__name__)

MOST_TAILS: Final = 1000


class Sender:
    """Sends and edits, given ids."""

    def __init__(self, post: Post, answers: Answers) -> None:
        self._post = post
        self._answers = answers
        self._guests = Guests(answers)
        self._tails: OrderedDict[str, list[str]] = OrderedDict()
        self._edits: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(self, channel: str, reply: Reply) -> str:
        """Send a reply and give the id of its first message."""
        sheets = _sheets(reply)
        try:
            first = await self._first(channel, sheets[0], reply.answers)
            for sheet in sheets[1:]:
                self._tails.setdefault(first, []).append(await self._new(channel, sheet))
        except discord.HTTPException as error:
            log.warning("Discord took no message", extra={"status": error.status, "code": error.code})
            raise refusals.of_sending(error, has_file=reply.attachment is not None) from error
        self._forget()
        return first

    async def edit(self, channel: str, message: str, reply: Reply) -> None:
        """Make a sent reply say something else."""
        lock = self._edits.setdefault(message, asyncio.Lock())
        async with lock:
            try:
                await self._edit(channel, message, _sheets(reply))
            except discord.HTTPException as error:
                raise refusals.of_editing(error) from error

    async def _first(self, channel: str, sheet: Sheet, answers: str | None) -> str:
        _, _, held = (answers or "").partition(HELD)
        if held and sheet.attachment is None and await self._filled(channel, held, sheet):
            return held
        return await self._new(channel, sheet)

    async def _new(self, channel: str, sheet: Sheet) -> str:
        sent = await self._guests.send(channel, sheet)
        return sent if sent is not None else await self._post.send(channel, sheet)

    async def _filled(self, channel: str, held: str, sheet: Sheet) -> bool:
        """Put an answer where its place is held, if it is still free."""
        is_begun = self._answers.is_begun(held)
        interaction = self._answers.take(held)
        if interaction is not None and await _by_token(interaction, sheet):
            self._guests.own(channel, held)
            return True
        if is_begun:
            return False
        try:
            # After a restart there is no token any more, but the message is ours.
            if interaction is not None or await self._post.is_waiting(channel, held):
                await self._post.edit(channel, held, sheet)
                return True
        except (discord.HTTPException, Unknown):
            log.info("the place for an answer is gone")
        return False

    async def _edit(self, channel: str, message: str, sheets: list[Sheet]) -> None:
        if not await self._guests.edit(channel, message, sheets[0]):
            await self._post.edit(channel, message, sheets[0])
        tails = self._tails.pop(message, [])
        kept: list[str] = []
        for number, sheet in enumerate(sheets[1:]):
            if number < len(tails):
                await self._post.edit(channel, tails[number], sheet)
                kept.append(tails[number])
            else:
                kept.append(await self._new(channel, sheet))
        for left in tails[len(kept) :]:
            await self._post.delete(channel, left)
        if kept:
            self._tails[message] = kept
        self._forget()

    def _forget(self) -> None:
        while len(self._tails) > MOST_TAILS:
            self._tails.popitem(last=False)


async def _by_token(interaction: Seen, sheet: Sheet) -> bool:
    """Answer a command in its own way; false when its time is over."""
    try:
        await interaction.edit_original_response(
            content=sheet.content, view=sheet.view, allowed_mentions=SILENT
        )
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError, RuntimeError):
        return False  # RuntimeError: the connection that heard it was closed since
    return True


def _sheets(reply: Reply) -> list[Sheet]:
    """Give the messages of a reply; the buttons are under the last one, the file is with it."""
    parts: tuple[str | None, ...] = messages(reply.text) or (None,)
    last = len(parts) - 1
    replies_to = reply.answers if reply.answers and HELD not in reply.answers else None
    return [
        Sheet(
            content=part,
            view=view(reply.buttons) if number == last else None,
            attachment=reply.attachment if number == last else None,
            replies_to=_digits(replies_to) if number == 0 else None,
        )
        for number, part in enumerate(parts)
    ]


def _digits(message: str | None) -> str | None:
    """Give a message's id; what is not one cannot be replied to."""
    return message if message is not None and message.isdecimal() else None
