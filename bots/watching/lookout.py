"""The lookout: a small server of its own for whoever operates Cutroom; no figure is on a public page."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bots.serving import Server
from bots.watching.lag import measure_lag
from bots.watching.pages import Pages
from bots.watching.prometheus import Prometheus
from bots.watching.readiness import Readiness, Try
from core.clock import Clock
from core.errors import SettingsError
from core.listener import listen
from core.settings import Settings
from core.watch import UNWATCHED, Watch

SETTING: Final = "CUTROOM_WATCH_LISTEN"
MOST_CONNECTIONS: Final = 32
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
        pages = Pages(watch, Readiness(parts, clock), data)
        server = Server(pages.app(), most_connections=MOST_CONNECTIONS, stop_s=STOP_S)
        tasks = [
            asyncio.create_task(server.serve(sockets=[listener])),
            asyncio.create_task(measure_lag(watch, clock)),
        ]
        try:
            yield "http://{}:{}".format(*listener.getsockname()[:2])
        finally:
            server.should_exit = True
            tasks[1].cancel()
            await asyncio.wait(tasks, timeout=STOP_S + 1)


def _listener(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except (OSError, OverflowError) as error:
        raise SettingsError("nobody can listen there", setting=SETTING) from error
