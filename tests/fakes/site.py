"""Any ASGI application as a real server on loopback: the socket is bound first, so nobody waits for it."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # pytest owns the process's signals
        yield


@asynccontextmanager
async def site(app: ASGIApp, **options: object) -> AsyncIterator[int]:
    """Serve an application and give its port."""
    config = uvicorn.Config(app, lifespan="off", ws="none", log_config=None, access_log=False, **options)  # type: ignore[arg-type]  # uvicorn's own options
    server = _Server(config)
    # Said to be TCP, so that asyncio turns Nagle's algorithm off: see `studio.serving`.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        async with asyncio.TaskGroup() as group:
            serving = group.create_task(server.serve(sockets=[listener]))
            try:
                yield listener.getsockname()[1]
            finally:
                server.should_exit = True
                await asyncio.wait([serving])
