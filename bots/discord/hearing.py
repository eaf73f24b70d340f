"""What comes in from Discord, acknowledged first and then handed to the core."""

import logging
from collections.abc import Sequence
from typing import Final

import discord

from bots.discord import incoming, refusals
from bots.discord.answers import Answers, is_guest
from bots.discord.permissions import missing
from bots.discord.post import SILENT, Post
from core.chat import Handle, Incoming, Unknown
from core.locales import Catalogue

log = logging.getLogger(__name__)

Seen = discord.Interaction[discord.Client]
EDIT: Final = "/edit"
MOST_NAME: Final = 100


class Hearing:
    """Listens to commands, presses and messages."""

    def __init__(
        self,
        handle: Handle,
        *,
        post: Post,
        answers: Answers,
        catalogue: Catalogue,
        language: str | None,
        opens_threads: bool,
    ) -> None:
        self._handle = handle
        self._post = post
        self._answers = answers
        self._catalogue = catalogue
        self._language = language
        self._opens_threads = opens_threads

    async def asked(
        self,
        interaction: Seen,
        text: str,
        files: Sequence[discord.Attachment],
        who: discord.User | discord.Member | None = None,
    ) -> None:
        """Take a slash command."""
        held = await self._hold(interaction)
        if held is not None:
            said = incoming.of_command(interaction, text, files, held, who)
            await self._handle(await self._placed(interaction, said, held))

    async def pointed(self, interaction: Seen, target: discord.Message) -> None:
        """Take "Edit this video"."""
        held = await self._hold(interaction)
        if held is not None:
            await self._handle(incoming.of_target(interaction, target, held))

    async def pressed(self, interaction: Seen, action: str) -> None:
        """Take the press of a button."""
        try:
            await interaction.response.defer()
        except discord.HTTPException as error:
            if error.code != refusals.ANSWERED:
                log.info("a press came too late", extra={"code": error.code})
                return
        self._answers.welcome(interaction)
        await self._handle(incoming.of_press(interaction, action))

    async def said(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Take a message, if it was said to us."""
        found = incoming.of_message(message, me)
        if found is None:
            return
        lacking = _missing_in(message)
        if lacking:
            await self._complain_here(message, lacking)
            return
        await self._handle(found)

    async def _hold(self, interaction: Seen) -> int | None:
        """Acknowledge a command within its three seconds; give the message that holds the answer's place."""
        try:
            deferred = await interaction.response.defer(thinking=True)
            held = deferred.message_id if deferred is not None else None
        except discord.HTTPException as error:
            # Answered before: a repetition of what we have, whose place is known. Too late: the person was
            # told that it failed, and asks again.
            log.info("a command was not ours to acknowledge", extra={"code": error.code})
            if error.code != refusals.ANSWERED:
                return None
            held = None
        try:
            held = held or (await interaction.original_response()).id
        except discord.HTTPException:
            return None
        self._answers.welcome(interaction)
        lacking = () if is_guest(interaction) else _missing_for(interaction)
        if lacking:
            text = self._complaint(str(interaction.locale), lacking)
            await interaction.edit_original_response(content=text, allowed_mentions=SILENT)
            return None
        self._answers.hold(str(held), interaction)
        return held

    async def _placed(self, interaction: Seen, said: Incoming, held: int) -> Incoming:
        """Give an edit in a channel a thread of its own, where the operator wants that."""
        in_channel = isinstance(interaction.channel, discord.TextChannel) and not is_guest(interaction)
        if not (self._opens_threads and in_channel and said.text.startswith(EDIT)):
            return said
        name = said.text.removeprefix(EDIT).strip() or " ".join(media.name for media in said.media)
        language = str(interaction.locale)
        try:
            thread = await self._post.open_thread(
                said.chat.chat, str(held), (name or self._say(language, "project-name"))[:MOST_NAME]
            )
        except (discord.HTTPException, Unknown):
            return said
        self._answers.take(str(held))
        here = self._say(language, "discord-thread", thread=f"<#{thread}>")
        await interaction.edit_original_response(content=here, allowed_mentions=SILENT)
        return Incoming(
            incoming.chat_of(int(thread)),
            str(interaction.id),
            said.person,
            said.text,
            said.media,
            is_private=False,
        )

    async def _complain_here(self, message: discord.Message, lacking: tuple[str, ...]) -> None:
        preferred = message.guild.preferred_locale if message.guild is not None else None
        try:
            await message.channel.send(self._complaint(str(preferred), lacking), allowed_mentions=SILENT)
        except discord.HTTPException as error:
            log.info("a channel is closed to us", extra={"code": error.code, "lacking": lacking})

    def _complaint(self, language: str, lacking: tuple[str, ...]) -> str:
        names = self._say(language, "discord-comma").join(self._say(language, name) for name in lacking)
        return self._say(language, "discord-lacking", names=names)

    def _say(self, language: str | None, sentence: str, **values: str) -> str:
        return self._catalogue.say(language or self._language, sentence, **values)


def _missing_for(interaction: Seen) -> tuple[str, ...]:
    if interaction.guild_id is None:
        return ()
    is_thread = isinstance(interaction.channel, discord.Thread)
    return missing(interaction.app_permissions, is_thread=is_thread)


def _missing_in(message: discord.Message) -> tuple[str, ...]:
    if message.guild is None or isinstance(
        message.channel, discord.PartialMessageable | discord.GroupChannel
    ):
        return ()
    is_thread = isinstance(message.channel, discord.Thread)
    return missing(message.channel.permissions_for(message.guild.me), is_thread=is_thread)
