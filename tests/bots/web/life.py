"""The web chat in a process of its own, to be killed: `python -m tests.bots.web.life FOLDER BACKEND`."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from core.settings import Backend as Kind
from tests.bots.web.browser import Browser
from tests.bots.web.house import shell
from tests.crash.backend import Backend
from tests.fakes.clock import SwiftClock

PATIENCE_S = 30


@asynccontextmanager
async def life(folder: Path, backend: Backend, browser: Browser) -> AsyncIterator[Process]:
    """Have a process serve, and the browser look at it; at the end it is killed."""
    words = [sys.executable, "-m", "tests.bots.web.life", str(folder), backend.url]
    process = await asyncio.create_subprocess_exec(*words, stdout=PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_S):
            url = (await process.stdout.readline()).decode().strip()
        browser.client.base_url = url
        browser.client.headers["Origin"] = url
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
    backend.let_go()
    await backend.idle()


async def _live(folder: Path, url: str) -> None:
    cloud: dict[str, Any] = {"backend": Kind.CLOUD, "nemo_api_url": url, "nemo_token": SecretStr("nmv_usr_x")}
    async with shell(folder, clock=SwiftClock(), backend_url=url, **cloud) as web:
        sys.stdout.write(f"{web.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_live(Path(sys.argv[1]), sys.argv[2]))
