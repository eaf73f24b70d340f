"""The lookout: a small server of its own for whoever operates Cutroom; no figure is on a public page."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import uvicorn

from bots.watching.lag import measure_lag
from bots.watching.pages import Pages
from bots.watching.prometheus import Prometheus
from bots.watching.readiness import Readiness, Try
from core.clock import Clock
from core.errors import SettingsError
from core.settings import Settings
from core.watch import UNWATCHED, Watch

SETTING: Final = "CUTROOM_WATCH_LISTEN"
MOST_CONNECTIONS: Final = 32
BACKLOG: Final = 16
STOP_S: Final = 1


def watch_for(settings: Settings) -> Watch:
    """Give what takes note, where the settings want figures."""
    return UNWATCHED if settings.watch_listen is None else Prometheus()


@asynccontextmanager
async def lookout(
    settings: Settings, watch: Watch, *, parts: Mapping[str, Try], data: Path, clock: Clock
) -> AsyncIterator[str]:
    """Serve where the settings say and give the address; nothing is served when they say nothing."""
    if settings.watch_listen is None or not isinstance(watch, Prometheus):
        yield ""
        return
    host, _, port = settings.watch_listen.rpartition(":")
    with _listener(host, int(port)) as listener:
        server = _Server(_config(Pages(watch, Readiness(parts, clock), data)))
        tasks = [
            asyncio.create_task(server.serve(sockets=[listener])),
            asyncio.create_task(measure_lag(watch, clock)),
        ]
        try:
            yield "http://{}:{}".format(*listener.getsockname())
        finally:
            server.should_exit = True
            tasks[1].cancel()
            await asyncio.wait(tasks, timeout=STOP_S + 1)


def _config(pages: Pages) -> uvicorn.Config:
    return uvicorn.Config(
        pages.app(),
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=STOP_S,
    )


def _listener(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise SettingsError("nobody can listen there", setting=SETTING) from error
    return listener


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to whoever owns the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
