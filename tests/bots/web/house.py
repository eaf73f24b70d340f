"""The web chat in a test: the real server and the real core, with the studio behind it or nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bots.erasing import eraser
from bots.web.platform import Web
from core.clock import Clock, SystemClock
from core.cutroom import Cutroom
from core.settings import Backend, Settings
from studio.api.serving import StudioConfig, serve

NOWHERE = "http://127.0.0.1:9"  # nobody answers there


@asynccontextmanager
async def house(folder: Path, *, clock: Clock | None = None, **settings: Any) -> AsyncIterator[Web]:
    """Serve with the studio."""
    time = clock or SystemClock()
    async with (
        serve(StudioConfig(folder / "studio"), clock=time) as url,
        shell(folder, clock=time, backend_url=url, **settings) as web,
    ):
        yield web


@asynccontextmanager
async def shell(
    folder: Path, *, clock: Clock | None = None, backend_url: str = NOWHERE, **settings: Any
) -> AsyncIterator[Web]:
    """Serve with whatever backend there is; without one everything but editing works."""
    chosen = Settings(
        **{"data": folder / "data", "language": "en", "backend": Backend.STUDIO, "web_port": 0, **settings}
    )
    time = clock or SystemClock()
    async with (
        Web.open(chosen, clock=time, announce=lambda _: None) as web,
        Cutroom.open(chosen, backend_url, [web], clock=time, erase=eraser(chosen, time)) as core,
    ):
        tasks = {asyncio.create_task(core.run()), asyncio.create_task(web.run(core.desk.handle))}
        try:
            yield web
            for task in tasks:
                assert not task.done(), task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
