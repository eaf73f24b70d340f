"""The bot as an operator runs it: the real core and library, led to a fake Bot API by settings alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bots.telegram import Telegram
from core.clock import Clock, SystemClock
from core.cutroom import Cutroom
from core.settings import Settings

if TYPE_CHECKING:
    # The bot's own process holds no fake: its memory is measured.
    from tests.fakes.telegram import BotApi


def settings(api: "BotApi", data: Path, **more: Any) -> Settings:
    """Give the settings of an operator whose Bot API is this one."""
    return Settings(
        telegram_token=api.token,
        telegram_api_url=api.url,
        telegram_local=api.is_local,
        data=data,
        language="en",
        **more,
    )


@asynccontextmanager
async def running(
    settings: Settings, base_url: str, *, clock: Clock | None = None
) -> AsyncIterator[Telegram]:
    """Run the bot on a backend."""
    clock = clock or SystemClock()
    async with (
        Telegram.open(settings, clock=clock) as telegram,
        Cutroom.open(settings, base_url, [telegram], clock=clock) as core,
        asyncio.TaskGroup() as group,
    ):
        tasks = [group.create_task(core.run()), group.create_task(telegram.run(core.desk.handle))]
        try:
            yield telegram
        finally:
            for task in tasks:
                task.cancel()
