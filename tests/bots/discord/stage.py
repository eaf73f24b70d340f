"""The whole of Cutroom on our Discord: the real adapter, the real core, and a backend to choose."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bots.discord.platform import Discord as Platform
from core.chat import Incoming
from core.clock import SystemClock
from core.cutroom import Cutroom
from core.settings import Settings
from studio.api.serving import StudioConfig, serve
from tests.fakes.discord import Discord

READY_S = 0.05


def settings_for(discord: Discord, folder: Path, **more: Any) -> Settings:
    """Give settings that lead to our Discord, and nothing of whoever runs the tests."""
    own = {"CUTROOM_DATA": folder / "data", "CUTROOM_LANGUAGE": "en", **discord.settings, **more}
    return Settings.model_validate(own)


@asynccontextmanager
async def bot(discord: Discord, settings: Settings, base_url: str) -> AsyncIterator[Platform]:
    """Run the bot, connected, until the context ends."""
    clock = SystemClock()
    async with (
        Platform.open(settings, clock=clock, ready_s=READY_S) as platform,
        Cutroom.open(settings, base_url, [platform], clock=clock) as cutroom,
    ):
        running = asyncio.create_task(cutroom.run())
        hearing = asyncio.create_task(platform.run(cutroom.desk.handle))
        try:
            await discord.until(lambda: hearing.done() or discord.gateway.is_connected)
            yield platform
        finally:
            for task in (hearing, running):
                task.cancel()
            await asyncio.wait({hearing, running})
            for task in (hearing, running):
                if not task.cancelled() and (error := task.exception()) is not None:
                    raise error


@asynccontextmanager
async def with_studio(discord: Discord, folder: Path, **more: Any) -> AsyncIterator[Platform]:
    """Run the bot with a studio of its own."""
    settings = settings_for(discord, folder, CUTROOM_BACKEND="studio", **more)
    async with (
        serve(StudioConfig(folder / "studio"), clock=SystemClock()) as url,
        bot(discord, settings, url) as platform,
    ):
        yield platform


class Ear:
    """Hears what an adapter hands over, in the place of the core."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []

    async def handle(self, incoming: Incoming) -> None:
        """Keep it."""
        self.heard.append(incoming)


@asynccontextmanager
async def adapter(discord: Discord, settings: Settings) -> AsyncIterator[tuple[Platform, Ear]]:
    """Run the adapter alone."""
    ear = Ear()
    async with Platform.open(settings, clock=SystemClock(), ready_s=READY_S) as platform:
        hearing = asyncio.create_task(platform.run(ear.handle))
        try:
            await discord.until(lambda: hearing.done() or discord.gateway.is_connected)
            yield platform, ear
        finally:
            hearing.cancel()
            await asyncio.wait({hearing})
            if not hearing.cancelled() and (error := hearing.exception()) is not None:
                raise error
