"""Where somebody brought us along and we are no member: their command's token is the only way to speak."""

from collections import OrderedDict
from typing import Final

import aiohttp
import discord
from discord.utils import MISSING

from bots.discord.answers import Answers, Seen
from bots.discord.post import SILENT, Sheet
from core.chat import Gone, Unknown

MOST: Final = 10_000


class Guests:
    """Speaks by the tokens of commands, for as long as they live."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._owned: OrderedDict[str, Seen] = OrderedDict()

    async def send(self, channel: str, sheet: Sheet) -> str | None:
        """Send a message as a guest; None where we are a member."""
        interaction = self._alive(channel)
        if interaction is None:
            return None
        file = MISSING
        if sheet.attachment is not None:
            file = discord.File(sheet.attachment.path, sheet.attachment.name)
        try:
            sent = await interaction.followup.send(
                sheet.content or MISSING,
                view=sheet.view or MISSING,
                file=file,
                allowed_mentions=SILENT,
                wait=True,
            )
        except (aiohttp.ClientError, OSError, TimeoutError, RuntimeError) as error:
            raise Unknown from error
        self.own(channel, str(sent.id))
        return str(sent.id)

    async def edit(self, channel: str, message: str, sheet: Sheet) -> bool:
        """Edit a message as a guest; false where we are a member."""
        if self._alive(channel) is None:
            return False
        interaction = self._owned.get(message)
        if interaction is None or interaction.is_expired():
            raise Gone
        try:
            await interaction.followup.edit_message(
                int(message), content=sheet.content, view=sheet.view, allowed_mentions=SILENT
            )
        except (aiohttp.ClientError, OSError, TimeoutError, RuntimeError) as error:
            raise Unknown from error
        return True

    def own(self, channel: str, message: str) -> None:
        """Remember whose token a message was written with."""
        interaction = self._answers.guest(channel)
        if interaction is not None:
            self._owned[message] = interaction
            while len(self._owned) > MOST:
                self._owned.popitem(last=False)

    def _alive(self, channel: str) -> Seen | None:
        interaction = self._answers.guest(channel)
        if interaction is not None and interaction.is_expired():
            raise Gone
        return interaction
