"""The connection to Discord's gateway: as many shards as it wants, resumed by the library itself."""

import logging
from pathlib import Path
from typing import Final

import discord

from bots.discord import commands
from bots.discord.buttons import ITEMS
from bots.discord.hearing import Hearing, Seen
from bots.discord.incoming import NAME
from bots.discord.throttling import limits
from core.locales import Catalogue
from core.watch import Watch

log = logging.getLogger(__name__)

# Servers, their channels and roles, and what is said to us; nobody's presence and no lists of members.
BASIC: Final = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
FULL: Final = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)


class Receiver(discord.AutoShardedClient):
    """Hears what happens."""

    def __init__(
        self,
        hearing: Hearing,
        catalogue: Catalogue,
        folder: Path,
        *,
        intents: discord.Intents,
        ready_s: float,
        watch: Watch,
        has_admins: bool,
    ) -> None:
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=ready_s,
            http_trace=limits(watch),
        )
        self._watch = watch
        self._hearing = hearing
        self._catalogue = catalogue
        self._folder = folder
        self._tree = commands.tree(self, catalogue, hearing, has_admins=has_admins)

    async def setup_hook(self) -> None:
        """Know old buttons, and let Discord know new commands."""
        self.add_dynamic_items(*ITEMS)
        try:
            if await commands.sync(self._tree, commands.Words(self._catalogue), self._folder):
                log.info("commands synced")
        except (discord.HTTPException, discord.app_commands.CommandSyncFailure) as error:
            log.warning("Discord did not take our commands: %s", error)

    async def on_ready(self) -> None:
        """Be connected."""
        self._watch.connected(NAME, is_connected=True)

    async def on_resumed(self) -> None:
        """Be connected again."""
        self._watch.connected(NAME, is_connected=True)

    async def on_disconnect(self) -> None:
        """Hear nothing for a while."""
        self._watch.connected(NAME, is_connected=False)

    async def on_message(self, message: discord.Message) -> None:
        """Hear a message."""
        if self.user is not None:
            await self._hearing.said(message, self.user)

    async def on_press(self, interaction: Seen, action: str) -> None:
        """Hear the press of a button."""
        await self._hearing.pressed(interaction, action)
