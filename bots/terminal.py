"""A conversation in the terminal: the core and its backend, for as long as somebody types."""

import asyncio
from pathlib import Path
from typing import Final

from bots.backend import backend, core
from bots.console import Console
from bots.process import told_to_stop
from core.clock import SystemClock
from core.cutroom import Cutroom
from core.settings import Settings

PERSON: Final = "me"


async def converse(settings: Settings) -> None:
    """Talk until the input ends and all that was asked is done, or until told to stop.

    What is cut short is kept, and goes on in the next conversation.
    """
    stopped = told_to_stop()
    clock = SystemClock()
    console = Console(PERSON, Path.cwd(), language=settings.language)
    async with (
        backend(settings, clock) as url,
        core(settings, url, [console], clock=clock) as opened,
    ):
        tasks = {
            asyncio.create_task(opened.run()),
            asyncio.create_task(_hear_out(console, opened)),
            asyncio.create_task(stopped.wait()),
        }
        try:
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        for task in ended:
            task.result()


async def _hear_out(console: Console, core: Cutroom) -> None:
    await console.run(core.desk.handle)
    await core.settled(console.chat)
