"""The bot in a process of its own, to be stopped or killed: `python -m tests.bots.telegram.process ORDER`."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from json import dumps, loads
from pathlib import Path

from core.settings import Settings
from tests.bots.telegram.stage import running
from tests.fakes.cloud import TOKEN as CLOUD_TOKEN
from tests.fakes.telegram import TOKEN, BotApi


@dataclass(frozen=True, slots=True)
class Order:
    """Where the process finds everything."""

    api: str
    cloud: str
    data: str
    is_local: bool = False


@asynccontextmanager
async def bot(api: BotApi, cloud: str, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot as a process, and see to it that it ends."""
    order = dumps(asdict(Order(api.url, cloud, str(data), is_local=api.is_local)))
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
        telegram_token=TOKEN,
        telegram_api_url=order.api,
        telegram_local=order.is_local,
        nemo_api_url=order.cloud,
        nemo_token=CLOUD_TOKEN,
        data=Path(order.data),
        language="en",
    )
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with running(settings, order.cloud):
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(_serve(Order(**loads(sys.argv[1]))))
