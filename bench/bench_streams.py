"""1,000 event streams heard at once by one process, and none of it lost, beside bare httpx counting lines.

The agent that speaks is a process of its own, and waits until all are listening.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
from memory import peak_mb
from pydantic import SecretStr
from rows import QUICK, row

from core.clock import SystemClock
from core.identity import Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.events import Said
from core.nemo.transport import Pool
from core.nemo.wire import Path as Address

STREAMS = 100 if QUICK else 1_000
EVENTS = 20
A_POOL = 500  # a pool holds 512 connections, so that many listen through more than one
PEER = "bare httpx"

Listen = Callable[[], AsyncIterator[object]]


def main() -> None:
    """Print what was lost, and what a stream costs."""
    heard, cpu, kb = _in_process("ours")
    _, bare_cpu, bare_kb = _in_process("bare")
    row(f"events lost, {STREAMS:,} streams of {EVENTS} at once", STREAMS * EVENTS - heard, "events")
    row("memory a stream", kb / STREAMS, "KB", kb / bare_kb, PEER)
    row("processor a stream", cpu / STREAMS * 1e3, "ms", cpu / bare_cpu, PEER)


def _in_process(way: str) -> tuple[int, float, float]:
    speaker = __file__.replace("bench_streams", "speaker")
    with subprocess.Popen(
        [sys.executable, speaker, str(STREAMS), str(EVENTS)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            command = [sys.executable, __file__, way, port, *(["--quick"] if QUICK else [])]
            said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
        finally:
            process.terminate()
    heard, cpu, kb = json.loads(said)
    return heard, cpu, kb


async def _listen(way: str, url: str) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4 * STREAMS)), hard))
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(_ours(url) if way == "ours" else _bare(url))
            for _ in range(0, STREAMS, A_POOL)
        ]
        before, began = 1024 * peak_mb(), time.process_time()
        heard = sum(await asyncio.gather(*(_count(opened[n // A_POOL]) for n in range(STREAMS))))
        print(json.dumps([heard, time.process_time() - began, 1024 * peak_mb() - before]))


async def _count(listen: Listen) -> int:
    return sum([1 async for _ in listen()])


@asynccontextmanager
async def _ours(url: str) -> AsyncIterator[Listen]:
    async with Pool.open(url) as pool:
        token = Configured(SecretStr("nmv_usr_bench"))
        nemo = Nemo(pool, Attribution("video-maker", "1.0", "bench"), token, SystemClock())

        async def listen() -> AsyncIterator[object]:
            async for event in nemo.turns.run("1", "go"):
                if isinstance(event, Said):
                    yield event

        yield listen


@asynccontextmanager
async def _bare(url: str) -> AsyncIterator[Listen]:
    limits = httpx.Limits(max_connections=A_POOL)
    async with httpx.AsyncClient(trust_env=False, limits=limits, timeout=60) as client:

        async def listen() -> AsyncIterator[object]:
            async with client.stream("POST", url + Address.RUN, json={"session_id": "1"}) as response:
                async for line in response.aiter_lines():
                    if line.startswith("data:"):
                        yield line

        yield listen


if __name__ == "__main__":
    if "ours" in sys.argv or "bare" in sys.argv:
        asyncio.run(_listen(sys.argv[1], f"http://127.0.0.1:{sys.argv[2]}"))
    else:
        main()
