"""Files on their way to our disk."""

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.chat import Media, Refused
from tests.bots.discord.stage import adapter, settings_for
from tests.fakes.discord import Discord
from tests.fakes.discord_world import BOT, Channel
from tests.media import coloured

ME = f"<@{BOT.id}>"
LARGE = 300 * 1024**2


async def _heard(discord: Discord, channel: Channel, folder: Path) -> Media:
    async with adapter(discord, settings_for(discord, folder)) as (_, ear):
        await discord.say(channel, ME, coloured("sea.mp4", "green"))
        await discord.until(lambda: ear.heard)
    return ear.heard[0].media[0]


async def test_a_file_arrives_whole_although_its_address_has_expired(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """A signed address that is no longer good is asked for anew, of the message that the file stands in."""
    media = await _heard(discord, channel, tmp_path)
    discord.world.signature += 1
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        path = await platform.fetch(media, tmp_path)

    assert path.read_bytes() == coloured("sea.mp4", "green").read_bytes()


async def test_a_file_that_is_gone_is_refused(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """A deleted message has no files, and a command's own file cannot be asked for again."""
    media = await _heard(discord, channel, tmp_path)
    discord.world.signature += 1
    channel.messages.clear()
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        for gone in (media, replace(media, ref="/1")):
            with pytest.raises(Refused):
                await platform.fetch(gone, tmp_path)


@pytest.mark.parametrize("link", ["http://127.0.0.1:1/secret.mp4", "https://evil.org/a.mp4", None])
async def test_files_come_from_discord_alone(discord: Discord, tmp_path: Path, link: str | None) -> None:
    """An address that somebody made up is not fetched by us."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        with pytest.raises(Refused):
            await platform.fetch(Media("1/2/3", "a.mp4", link=link), tmp_path)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.mp4", "passwd.mp4"),
        ("..", "file"),
        ("海" * 200 + ".mp4", "海" * 50 + ".mp4"),
        ("", "file"),
    ],
)
async def test_a_name_stays_in_its_folder(
    discord: Discord, channel: Channel, tmp_path: Path, name: str, kept: str
) -> None:
    """Whatever a file is called, it lands where it was told to."""
    media = await _heard(discord, channel, tmp_path)
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        path = await platform.fetch(replace(media, name=name), tmp_path)

    assert path == tmp_path / kept


async def test_memory_stays_flat_with_large_files(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """A process that fetches 300 MB and sends them on grows by less than 32 MB."""
    channel.max_bytes = LARGE
    film = tmp_path / "large.mp4"
    with film.open("wb") as file:
        file.truncate(LARGE)
    sent = discord.rest.attachment(channel, film, film.name, "video/mp4")
    order = {"settings": {**discord.settings, "CUTROOM_DATA": str(tmp_path)}, "channel": str(channel.id)}
    done = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("large_process.py")),
        json.dumps({**order, "link": sent["url"], "folder": str(tmp_path)}),
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    told, _ = await done.communicate()

    assert done.returncode == 0
    assert int(told) < 32 * 1024
    assert discord.ours(channel)[-1]["attachments"][0]["size"] == LARGE
