"""Every backend that the suite is run against: the studio, and the cloud where there is a token for it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.settings import CLOUD_URL
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import Caller, arrive, door

CLOUD_TOKEN = os.environ.get("NEMO_TOKEN")
BACKENDS = ["studio", *(["cloud"] if CLOUD_TOKEN else [])]


@pytest.fixture(params=BACKENDS)
async def base_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Where the backend is."""
    if request.param == "cloud":
        yield os.environ.get("NEMO_API_URL", CLOUD_URL)
        return
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url:
        yield url


@pytest.fixture
async def caller(base_url: str) -> AsyncIterator[Caller]:
    """Somebody with a token and no project yet."""
    async with door(base_url) as http:
        is_cloud = not base_url.startswith("http://127.0.0.1:")
        yield Caller(http, CLOUD_TOKEN or "") if is_cloud else await arrive(http)


@pytest.fixture
async def session_id(caller: Caller) -> str:
    """A project with nothing in it."""
    session_id: str = (await caller.session())["session_id"]
    return session_id
