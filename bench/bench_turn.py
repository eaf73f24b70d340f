"""What the whole core adds to a turn, beside a bare httpx that puts the same question to the same backend.

The backend is the tests' scripted one, which answers at once, so that what is left is Cutroom's own:
a message is kept, routed, queued, asked, read, translated and shown. Both are on one loop, in turns.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import httpx
from rows import QUICK, row

from core.chat import ChatKey, Incoming, Person
from core.clock import SystemClock
from core.cutroom import Cutroom
from core.nemo.wire import Path as Address
from core.settings import Backend, Settings
from tests.fakes.cloud import TOKEN, Cloud
from tests.fakes.platform import RecordingPlatform
from tests.fakes.streams import text

TURNS = 20 if QUICK else 300
CHAT, PERSON = ChatKey("test", "1"), Person("anna", "Anna", "en")
WISH = "trim the first 2 seconds and add background music"
PEER = "bare httpx"


async def main() -> None:
    """Print the latency of both, and what is added."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name:
        async with Cloud.open() as cloud, httpx.AsyncClient(trust_env=False) as client:
            settings = Settings(
                data=Path(name),
                language="en",
                nemo_api_url=cloud.url,
                nemo_token=TOKEN,
                backend=Backend.CLOUD,
            )
            ours, theirs = await _measured(settings, cloud, client)
    for share, at in (("p50", 49), ("p99", 98)):
        own, other = (statistics.quantiles(took, n=100, method="inclusive")[at] for took in (ours, theirs))
        row(f"a turn, message to answer, {share}", own, "ms", own / other, PEER)
        row(f"what the core adds, {share}", own - other, "ms")


async def _measured(
    settings: Settings, cloud: Cloud, client: httpx.AsyncClient
) -> tuple[list[float], list[float]]:
    platform, ours, theirs = RecordingPlatform(SystemClock()), [], []
    async with Cutroom.open(settings, cloud.url, [platform], clock=SystemClock()) as cutroom:
        working = asyncio.create_task(cutroom.run())
        await _turn(cutroom, platform, cloud, -1)  # the greeting, and the project's beginning
        for number in range(TURNS):
            ours.append(await _turn(cutroom, platform, cloud, number))
            theirs.append(await _bare(client, cloud))
        working.cancel()
        await asyncio.wait({working})
    return ours, theirs


async def _turn(cutroom: Cutroom, platform: RecordingPlatform, cloud: Cloud, number: int) -> float:
    answer = f"Shimmering as number {number}."
    cloud.when_run(text(answer))
    began = time.perf_counter()
    await cutroom.desk.handle(Incoming(CHAT, f"m{number}", PERSON, WISH))
    await platform.until(lambda: any(answer in message.text for message in platform.shown[-5:]))
    took = (time.perf_counter() - began) * 1e3
    await cutroom.settled(CHAT)
    return took


async def _bare(client: httpx.AsyncClient, cloud: Cloud) -> float:
    body = {
        "app_name": "nemo",
        "user_id": "me",
        "session_id": "1",
        "new_message": {"parts": [{"text": WISH}]},
    }
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "text/event-stream"}
    began = time.perf_counter()
    async with client.stream("POST", cloud.url + Address.RUN, json=body, headers=headers) as response:
        async for _ in response.aiter_bytes():
            pass
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    asyncio.run(main())
