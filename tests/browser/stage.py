"""The whole of Cutroom as a process, and a person who looks at it in a real browser."""

import asyncio
import os
import re
import shutil
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from playwright.async_api import Browser, Locator, Page, expect

ROOT: Final = Path(__file__).parents[2]
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_S: Final = 30.0
ELSEWHERE: Final = "cutroom.test"  # a name that leads here, and that browsers trust less than localhost
OURS: Final = ("CUTROOM_", "NEMO_", "TELEGRAM_", "DISCORD_", "SKILL_", "LC_", "LANG")
# What a browser says by itself of a server that is away, of a refusal, and of an address without a lock.
USUAL: Final = re.compile(r"net::ERR_|Failed to load resource|Opener-Policy header has been ignored")


def chromium() -> str | None:
    """Give where the browser is, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass
class Server:
    """`cutroom run`, which a test may kill and start again."""

    data: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> Self:
        """Start it, and wait until it tells its address."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        own = {"CUTROOM_DATA": str(self.data), "CUTROOM_WEB_PORT": str(self.port), "CUTROOM_LANGUAGE": "en"}
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bots", "run"),
            stdout=PIPE,
            env={**kept, **own, "PYTHONPATH": str(ROOT), **self.settings},
            start_new_session=True,
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            while f":{self.port}" not in (line := (await self.process.stdout.readline()).decode()):
                assert line, "it ended before it was up"
        return self

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it, kindly or not, with all that it started."""
        if self.process is None:
            return
        os.killpg(self.process.pid, how)
        await self.process.communicate()
        self.process = None


@dataclass
class Visit:
    """One person with one page."""

    page: Page
    faults: list[str] = field(default_factory=list)  # what the browser complained of

    @classmethod
    @asynccontextmanager
    async def open(cls, browser: Browser, url: str, **looks: Any) -> AsyncIterator[Self]:
        """Open the page as somebody new, and find no fault in it until it is left."""
        given: dict[str, Any] = {"locale": "en-GB", "viewport": {"width": 1100, "height": 800}, **looks}
        context = await browser.new_context(**given)
        context.set_default_timeout(PATIENCE_S * 1000)
        try:
            visit = cls(await context.new_page())
            visit.page.on("console", visit._heard)
            visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
            await visit.page.goto(url)
            await visit.page.wait_for_selector("body:not(.is-loading)")
            yield visit
            assert not visit.faults, visit.faults
        finally:
            await context.close()

    async def says(self, text: str, *files: Path) -> None:
        """Add files, type, and press Enter."""
        if files:
            await self.page.set_input_files("#picker", files)
        await self.page.fill("#message", text)
        await self.page.press("#message", "Enter")

    async def sees(self, words: str | re.Pattern[str]) -> Locator:
        """Wait until a message of the bot says this."""
        found = self.page.locator(".messages .is-bot", has_text=words).last
        await expect(found).to_be_visible()
        return found

    async def presses(self, label: str) -> None:
        """Press the newest button under an answer that is called so."""
        await self.page.locator(".pill", has_text=label).last.click()

    @property
    def mine(self) -> Locator:
        """What this person said."""
        return self.page.locator(".message.is-you:not(.is-pressed)")

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not USUAL.search(message.text):
            self.faults.append(message.text)
