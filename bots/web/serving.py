"""A listening socket and the server on it."""

import asyncio
import contextlib
import errno
import ipaddress
import os
import socket
from collections.abc import Callable, Generator
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from bots.speech import Refused
from core.settings import Settings

DEFAULT_PORT: Final = 8080
BACKLOG: Final = 128
MOST_CONNECTIONS: Final = 512
STOP_S: Final = 5
# What a system says of an address that cannot be had.
ERRORS: Final = {
    errno.EADDRINUSE: "cli-web-port-taken",
    errno.EACCES: "cli-web-port-forbidden",
    errno.EADDRNOTAVAIL: "cli-web-host-unknown",
}


def listen(settings: Settings) -> socket.socket:
    """Open the port that the settings name; the usual one, when it is taken, gives way to a free one."""
    port = DEFAULT_PORT if settings.web_port is None else settings.web_port
    try:
        return _listener(settings.web_host, port)
    except OSError as error:
        if settings.web_port is None and error.errno == errno.EADDRINUSE:
            return _listener(settings.web_host, 0)
        is_name = isinstance(error, socket.gaierror)
        sentence = "cli-web-host-unknown" if is_name else ERRORS.get(error.errno or 0)
        if sentence is None:
            raise
        raise Refused(sentence, port=str(port), host=settings.web_host) from error


def address_of(listener: socket.socket) -> str:
    """Give what to open in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve(app: ASGIApp, listener: socket.socket, *, closing: Callable[[], object]) -> None:
    """Serve until cancelled; whoever is still being told something is let go first."""
    server = _Server(
        uvicorn.Config(
            app,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=STOP_S,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(serving)
    finally:
        closing()
        server.should_exit = True
        await asyncio.wait({serving}, timeout=STOP_S + 1)


def _listener(host: str, port: int) -> socket.socket:
    family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # Said to be TCP, so that asyncio turns Nagle's algorithm off: else every answer on a kept connection
    # comes 40 ms late.
    listener = socket.socket(family, kind, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(BACKLOG)
    except BaseException:
        listener.close()
        raise
    return listener


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to whoever owns the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
