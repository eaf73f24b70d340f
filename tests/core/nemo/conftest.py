"""A scripted cloud, a clock that jumps, and a client that speaks to the one by the other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from core.identity import Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.transport import Bearer, Pool
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud

STREAMS = sorted((Path(__file__).parent.parent.parent / "data" / "sse").iterdir())
ATTRIBUTION = Attribution("video-maker", "1.2.3", "tests")


class Renewing:
    """Somebody who always has another token that the cloud takes, and counts how often it was wanted."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self.renewed = 0

    async def token(self) -> SecretStr:
        return SecretStr(TOKEN)

    async def renew(self, refused: SecretStr) -> SecretStr:
        self.renewed += 1
        fresh = f"{refused.get_secret_value()}+"
        self._cloud.tokens.add(fresh)
        return SecretStr(fresh)


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        yield cloud


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def pool(cloud: Cloud) -> AsyncIterator[Pool]:
    async with Pool.open(cloud.url) as pool:
        yield pool


@pytest.fixture
def bearer(cloud: Cloud) -> Renewing:
    return Renewing(cloud)


@pytest.fixture
def nemo(pool: Pool, bearer: Bearer, clock: JumpingClock) -> Nemo:
    return Nemo(pool, ATTRIBUTION, bearer, clock)


@pytest.fixture
def configured(pool: Pool, clock: JumpingClock) -> Nemo:
    return Nemo(pool, ATTRIBUTION, Configured(SecretStr(TOKEN)), clock)
