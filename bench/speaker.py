"""An agent for the bench of streams: it waits until so many are listening, then speaks to all at once."""

import asyncio
import sys
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from core.nemo.wire import Path
from tests.fakes.site import site
from tests.fakes.streams import line, text


async def main(listeners: int, events: int) -> None:
    """Print the port, and serve until ended."""
    all_there = asyncio.Barrier(listeners)

    async def speak() -> AsyncIterator[bytes]:
        yield b": hello\n\n"
        await all_there.wait()
        for number in range(events):
            yield line(text(f"This is number {number}."))
            await asyncio.sleep(0)  # the others speak as well

    async def run(_: Request) -> Response:
        return StreamingResponse(speak(), media_type="text/event-stream")

    async with site(Starlette(routes=[Route(Path.RUN, run, methods=["POST"])]), backlog=4096) as port:
        print(port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
