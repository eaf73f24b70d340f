"""Administration on Discord: commands that only administrators see, checked again by whoever answers."""

from pathlib import Path

from tests.bots.discord.stage import adapter, settings_for, with_studio
from tests.fakes.discord import Discord
from tests.fakes.discord_world import ANN, BEN, BOT, EVE, Channel

ME = f"<@{BOT.id}>"
RESERVED = {"allow", "deny", "limits", "stats", "broadcast", "logs"}
ADMINS = {"CUTROOM_ADMINS": f"discord:{ANN.id}"}


async def test_an_admin_is_served_and_nobody_else(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """A server's own administrator may see the commands, but the operator did not choose them.

    Whoever is kept out and asks again by a command is not left before a place that says “thinking”.
    """
    async with with_studio(discord, tmp_path, **ADMINS, CUTROOM_ALLOW=f"discord:{channel.id}"):
        await discord.command(channel, "stats", author=EVE)
        await discord.until(lambda: discord.shown(channel, "Commands"))
        await discord.command(channel, "stats", author=ANN)
        told = await discord.until(lambda: discord.shown(channel, "Requests: 0"))
        heard = await discord.say(channel, "hello", author=BEN)
        await discord.say(channel, f"{ME} /deny", author=ANN, reply_to=heard)
        await discord.until(lambda: discord.shown(channel, "Ben", "may no longer use this bot."))
        await discord.command(channel, "status", author=BEN)
        refused = await discord.until(lambda: discord.shown(channel, "You can't use this bot."))
        again = await discord.command(channel, "status", author=BEN)
        await discord.until(lambda: again.held and channel.messages[again.held]["content"])

    assert "Queues" in told["content"]
    assert f"discord:{BEN.id}" in refused["content"]


async def test_admin_commands_are_for_administrators_and_only_where_there_is_an_admin(
    discord: Discord, tmp_path: Path
) -> None:
    """Discord hides them from members of a server; without an admin on Discord there are none."""
    async with adapter(discord, settings_for(discord, tmp_path, **ADMINS)):
        pass
    offered = {one["name"]: one.get("default_member_permissions") for one in discord.world.commands}
    async with adapter(discord, settings_for(discord, tmp_path / "other")):
        pass
    names = {one["name"] for one in discord.world.commands}

    assert offered.keys() >= RESERVED
    assert {offered[name] for name in RESERVED} == {8}
    assert offered["edit"] is None
    assert names.isdisjoint(RESERVED)
