"""The bot in a process of its own, to be stopped or killed: `python -m tests.bots.telegram.process ORDER`."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from core.settings import Settings
from tests.bots.telegram.stage import running

if TYPE_CHECKING:
    from tests.fakes.cloud import Cloud
    from tests.fakes.telegram import BotApi


@dataclass(frozen=True, slots=True)
class Order:
    """Where the process finds everything."""

    token: str
    api: str
    cloud_token: str
    cloud: str
    data: str
    is_local: bool


@asynccontextmanager
async def bot(api: "BotApi", cloud: "Cloud", data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot as a process, and see to it that it ends."""
    [cloud_token] = cloud.tokens
    order = dumps(asdict(Order(api.token, api.url, cloud_token, cloud.url, str(data), api.is_local)))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bots.telegram.process", order, cwd=Path(__file__).parents[3]
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _serve(order: Order) -> None:
    settings = Settings(
        telegram_token=SecretStr(order.token),
        telegram_api_url=order.api,
        telegram_local=order.is_local,
        nemo_api_url=order.cloud,
        nemo_token=SecretStr(order.cloud_token),
        data=Path(order.data),
        language="en",
    )
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with running(settings, order.cloud):
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(_serve(Order(**loads(sys.argv[1]))))
