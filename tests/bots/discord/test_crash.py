"""A bot that is killed loses nothing and does nothing twice."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.discord import Discord
from tests.fakes.discord_world import BOT, Channel
from tests.media import coloured


@asynccontextmanager
async def process(discord: Discord, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    own = {**discord.settings, "CUTROOM_DATA": str(folder / "data"), "CUTROOM_LANGUAGE": "en"}
    before = discord.gateway.identified
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("bot_process.py")),
        json.dumps({**own, "CUTROOM_BACKEND": "studio"}),
        cwd=Path(__file__).parents[3],
    )
    try:
        await discord.until(lambda: discord.gateway.identified > before)
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


async def test_a_bot_killed_in_the_middle_goes_on_where_it_was(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Killed while files are on their way, the next process brings them in, and answers in the same place."""
    gate = discord.hold_files()
    async with process(discord, tmp_path) as first:
        clip = coloured("c.mp4", "blue", seconds=2)
        called = await discord.command(channel, "edit", wish="trim the first second and export", file=clip)
        await discord.until(lambda: discord.rest.wanted)
        message = await discord.say(channel, f"<@{BOT.id}> status", is_heard=False)
        first.kill()
        await first.wait()
    gate.set()
    discord.rest.gate = None
    called.is_expired = True

    async with process(discord, tmp_path):
        await discord.repeat(channel, message)
        await discord.gateway.emit("INTERACTION_CREATE", called.data)
        await discord.until(lambda: discord.film(channel))
        await discord.until(lambda: discord.shown(channel, "Done"))

    names = [file["filename"] for one in discord.ours(channel) for file in one["attachments"]]
    assert sum(name.endswith(".mp4") for name in names) == 1
    assert called.held is not None
    assert "Added c.mp4" in channel.messages[called.held]["content"]
