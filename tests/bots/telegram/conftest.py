"""A Bot API of its own for each test, and what people send."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.telegram import BotApi
from tests.media import coloured


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[BotApi]:
    """Give a Bot API as the cloud's."""
    folder = tmp_path / "bot-api"
    folder.mkdir()
    async with BotApi.open(folder) as api:
        yield api


@pytest.fixture
def clip() -> Path:
    """Give a clip of two seconds, with sound."""
    return coloured("beach.mp4", "teal", seconds=2, tone="sine=440:d=2")
