"""A Discord of our own for every test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.discord import Discord
from tests.fakes.discord_world import Channel


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[Discord]:
    """Serve a Discord for as long as the test runs."""
    async with Discord.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def channel(discord: Discord) -> Channel:
    """Give a channel of the server."""
    return discord.world.channel()
