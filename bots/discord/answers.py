"""Commands that wait for their answer: the message that holds its place, and the token that opens it.

A token lives for fifteen minutes. Where we are a member, everything after the first answer goes by ids alone;
where somebody merely brought us along, the token is all there is.
"""

from collections import OrderedDict
from typing import Final, TypeVar

import discord

MOST: Final = 10_000

T = TypeVar("T")

Seen = discord.Interaction[discord.Client]


class Answers:
    """The commands and presses of the last minutes."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Seen] = OrderedDict()
        self._begun: OrderedDict[str, None] = OrderedDict()
        self._guests: OrderedDict[str, Seen] = OrderedDict()

    def hold(self, message: str, interaction: Seen) -> None:
        """Keep a place for an answer."""
        if message not in self._begun:
            _put(self._waiting, message, interaction)

    def take(self, message: str) -> Seen | None:
        """Give the command whose place nobody has filled yet, once."""
        _put(self._begun, message, None)
        return self._waiting.pop(message, None)

    def is_begun(self, message: str) -> bool:
        """Tell whether this place was filled by us."""
        return message in self._begun

    def welcome(self, interaction: Seen) -> None:
        """Remember where we are only a guest."""
        channel = str(interaction.channel_id)
        if is_guest(interaction):
            _put(self._guests, channel, interaction)
        else:
            self._guests.pop(channel, None)

    def guest(self, channel: str) -> Seen | None:
        """Give what opens a place where we are only a guest."""
        return self._guests.get(channel)


def is_guest(interaction: Seen) -> bool:
    """Tell whether somebody brought us along to where we are no member."""
    return (
        interaction.is_user_integration()
        and not interaction.is_guild_integration()
        and not interaction.context.dm_channel
    )


def _put(kept: OrderedDict[str, T], key: str, value: T) -> None:
    """Keep only the newest."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST:
        kept.popitem(last=False)
