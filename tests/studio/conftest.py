"""One studio for all the tests that render whole wishes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.clock import SystemClock
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import arrive, door
from tests.studio.whole import Maker


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def maker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Maker]:
    """Somebody who brings files to a running studio, says what is wished, and gets a film."""
    data: Path = tmp_path_factory.mktemp("studio")
    async with serve(StudioConfig(data), clock=SystemClock()) as url, door(url) as http:
        yield Maker(await arrive(http), tmp_path_factory.mktemp("films"))
