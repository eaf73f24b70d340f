"""One browser and one Cutroom for all stories; each story is a visitor of its own."""

import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.stage import ELSEWHERE, PATIENCE_S, Server, chromium


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Give a real browser; without one, only CI insists."""
    found = chromium()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no chromium on this machine, and CI needs one")
        pytest.skip("there is no chromium on this machine: apt-get install chromium")
    expect.set_options(timeout=PATIENCE_S * 1000)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1"]
        )
        yield opened
        await opened.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:  # noqa: ARG001 - without a browser none is needed
    """Give a Cutroom that runs as long as the tests do."""
    served = await Server(tmp_path_factory.mktemp("web")).start()
    yield served
    await served.stop()
