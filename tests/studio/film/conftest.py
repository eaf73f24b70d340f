"""A studio to edit in, and somebody in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.clock import SystemClock
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import arrive, door
from tests.studio.film.editor import Editor


@pytest.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """Somebody who edits in a real studio, over HTTP."""
    async with serve(StudioConfig(tmp_path / "studio"), clock=SystemClock()) as url, door(url) as http:
        yield Editor(await arrive(http), tmp_path)
