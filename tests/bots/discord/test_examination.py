"""What is found out about a Discord bot, without changing anything there."""

from pathlib import Path
from typing import Any

import discord as library

from bots.discord.examination import examine
from bots.discord.permissions import NEEDED
from tests.bots.discord.stage import bot, settings_for
from tests.bots.doctor.patients import names, patient
from tests.fakes.discord import Discord

CONTENT = 1 << 19  # the flag of a limited message content intent
NOWHERE = "http://127.0.0.1:9"


def _settings(discord: Discord) -> dict[str, Any]:
    return {name.lower(): value for name, value in discord.settings.items()}


async def test_a_new_bot_is_told_what_it_still_needs(discord: Discord, tmp_path: Path) -> None:
    """Each thing with what to do about it, and the link that invites it."""
    found = await examine(patient(tmp_path, **_settings(discord)))

    assert names(found) == [
        ("good", "doctor-discord-good"),
        ("warning", "doctor-discord-deaf"),
        ("warning", "doctor-discord-unsynced"),
        ("warning", "doctor-discord-nowhere"),
    ]
    assert "forget" in str(found[2].values["names"])
    assert str(found[3].values["link"]).startswith("https://discord.com/")
    assert discord.world.syncs == 0


async def test_a_settled_bot_is_found_well(discord: Discord, tmp_path: Path) -> None:
    """It hears, its commands are known since it ran, and it may do its work."""
    allowed = library.Permissions(**dict.fromkeys(NEEDED, True)).value
    discord.rest.flags = CONTENT
    discord.rest.guilds = [{"id": "1", "name": "home", "permissions": str(allowed)}]
    async with bot(discord, settings_for(discord, tmp_path), NOWHERE):
        await discord.until(lambda: discord.world.syncs or None)

    found = await examine(patient(tmp_path, **_settings(discord)))

    assert [str(finding.outcome) for finding in found] == ["good"] * 4


async def test_what_it_lacks_in_a_server_is_named(discord: Discord, tmp_path: Path) -> None:
    """By the server's name and the words of Discord's own settings."""
    discord.rest.guilds = [
        {"id": "1", "name": "home", "permissions": str(library.Permissions(view_channel=True).value)}
    ]

    found = await examine(patient(tmp_path, **_settings(discord)))

    assert found[-1].sentence == "doctor-discord-lacks"
    assert found[-1].values["server"] == "home"
    assert "Attach Files" in str(found[-1].values["names"])


async def test_a_token_that_is_refused_is_told(discord: Discord, tmp_path: Path) -> None:
    """As is an address where nobody answers."""
    (tmp_path / "second").mkdir()
    refused = await examine(patient(tmp_path, **_settings(discord) | {"discord_token": "nobody"}))
    down = await examine(
        patient(tmp_path / "second", **_settings(discord) | {"discord_api_url": f"{NOWHERE}/api/v10"})
    )

    assert names(refused) == [("bad", "doctor-discord-refused")]
    assert names(down) == [("bad", "doctor-discord-down")]
