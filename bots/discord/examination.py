"""Whether the Discord bot can work: its token, what it may hear, its commands, and its rights in servers."""

import discord

from bots.discord import addresses, commands
from bots.discord.client import BASIC
from bots.discord.incoming import has_admins
from bots.discord.permissions import invitation, missing
from bots.discord.platform import TROUBLES, closed
from bots.finding import Finding, Patient, bad, good, warning
from core.locales import Catalogue, catalogue_of

MOST_GUILDS = 200


async def examine(patient: Patient) -> list[Finding]:
    """Ask Discord about the bot; nothing is changed there."""
    settings = patient.settings
    if settings.discord_token is None:
        return []
    addresses.point(settings)
    client = discord.Client(intents=BASIC, max_messages=None)
    try:
        await client.login(settings.discord_token.get_secret_value())
        catalogue = catalogue_of(settings.locales)
        return [
            good("doctor-discord-good", name=client.user.name if client.user else ""),
            _hearing(client),
            await _commands(client, catalogue, has_admins=has_admins(settings.admins)),
            *await _rights(client, catalogue, patient.language),
        ]
    except discord.LoginFailure:
        return [bad("doctor-discord-refused")]
    except TROUBLES as error:
        return [bad("doctor-discord-down", name=type(error).__name__)]
    finally:
        await closed(client)


def _hearing(client: discord.Client) -> Finding:
    flags = client.application.flags if client.application else discord.ApplicationFlags()
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return good("doctor-discord-hears")
    return warning("doctor-discord-deaf")


class _Nobody:
    """Takes commands, and does nothing about them: here they are only counted."""

    async def asked(self, *_: object) -> None:
        """Take a command."""

    async def pointed(self, *_: object) -> None:
        """Take the command that points at a message."""


async def _commands(client: discord.Client, catalogue: Catalogue, *, has_admins: bool) -> Finding:
    """Compare the commands that Discord knows with ours."""
    tree = commands.tree(client, catalogue, _Nobody(), has_admins=has_admins)
    ours = {command.name for command in tree.get_commands()}
    known = await client.http.get_global_commands(client.application_id or 0)
    theirs = {str(command["name"]) for command in known}
    if ours <= theirs:
        return good("doctor-discord-commands", count=len(ours))
    return warning("doctor-discord-unsynced", names=", ".join(sorted(ours - theirs)))


async def _rights(client: discord.Client, catalogue: Catalogue, language: str) -> list[Finding]:
    """Look at what the bot may do in each server that it is in."""
    guilds = await client.http.get_guilds(MOST_GUILDS)
    if not guilds:
        return [warning("doctor-discord-nowhere", link=invitation(client.application_id or 0))]
    found = []
    for guild in guilds:
        lacks = missing(discord.Permissions(int(guild.get("permissions") or 0)), is_thread=False)
        if lacks:
            names = ", ".join(catalogue.say(language, sentence) for sentence in lacks)
            found.append(warning("doctor-discord-lacks", server=guild["name"], names=names))
    return found or [good("doctor-discord-allowed", count=len(guilds))]
