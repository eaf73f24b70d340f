"""What each channel allows: by its server's boosts, the operator's setting, and Discord's refusals."""

from typing import Final

import discord

from bots.discord.answers import Answers
from bots.discord.markdown import MOST
from core.chat import ChatKey, Limits

EDIT_EVERY_S: Final = 2.5
HELP: Final = "discord-help"
HELP_UNSEEN: Final = "discord-help-unseen"


class Places:
    """Knows the channels, as far as the gateway has told."""

    def __init__(self, usual_bytes: int, answers: Answers) -> None:
        self._usual_bytes = usual_bytes
        self._answers = answers
        self._learned: dict[str, int] = {}
        self._client: discord.Client | None = None
        self.sees_all = True

    def follow(self, client: discord.Client) -> None:
        """Look places up here from now on."""
        self._client = client

    def limits(self, chat: ChatKey) -> Limits:
        """Tell what a channel allows."""
        allowed = self._allowed(chat.chat)
        learned = self._learned.get(chat.chat, allowed)
        notes = (HELP,) if self.sees_all else (HELP, HELP_UNSEEN)
        return Limits(text=MOST, bytes_out=min(allowed, learned), edit_every_s=EDIT_EVERY_S, notes=notes)

    def learn(self, chat: ChatKey, size: int) -> int | None:
        """Remember that a file of this size was refused; give what is tried from now on."""
        lowered = min(self._learned.get(chat.chat, self._allowed(chat.chat)), max(size - 1, 0))
        self._learned[chat.chat] = lowered
        return lowered

    def _allowed(self, channel: str) -> int:
        guest = self._answers.guest(channel)
        if guest is not None:
            return guest.filesize_limit
        found = self._client.get_channel(int(channel)) if self._client is not None else None
        guild = getattr(found, "guild", None)
        return (
            max(self._usual_bytes, guild.filesize_limit)
            if isinstance(guild, discord.Guild)
            else self._usual_bytes
        )
