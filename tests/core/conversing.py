"""A voice to the scripted cloud, as the parts of core that converse with it are given one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from core.identity import Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.transport import Pool
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud


@asynccontextmanager
async def voice(cloud: Cloud, clock: JumpingClock) -> AsyncIterator[Nemo]:
    """Speak to the cloud with a token that it knows."""
    async with Pool.open(cloud.url) as pool:
        yield Nemo(pool, Attribution("video-maker", "1.0", "test"), Configured(SecretStr(TOKEN)), clock)
