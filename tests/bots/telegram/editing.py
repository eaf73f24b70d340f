"""The bot on a real studio of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bots.telegram import Telegram
from core.clock import SystemClock
from studio.api.serving import StudioConfig, serve
from tests.bots.telegram.stage import running, settings
from tests.fakes.telegram import BotApi


@asynccontextmanager
async def on_studio(api: BotApi, folder: Path, **more: Any) -> AsyncIterator[Telegram]:
    """Run the bot on a studio of its own."""
    async with (
        serve(StudioConfig(folder / "studio"), clock=SystemClock()) as url,
        running(settings(api, folder / "data", **more), url) as telegram,
    ):
        yield telegram
