"""A listening socket and the server on it."""

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp

from bots.serving import Server
from bots.speech import Refused
from core import listener as listeners
from core.settings import Settings

DEFAULT_PORT: Final = 8080
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
        return listeners.listen(settings.web_host, port)
    except OSError as error:
        is_free = settings.web_port is None and settings.web_url is None  # nothing points at it
        if is_free and error.errno == errno.EADDRINUSE:
            return listeners.listen(settings.web_host, 0)
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
    server = Server(app, most_connections=MOST_CONNECTIONS, stop_s=STOP_S)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(serving)
    finally:
        closing()
        server.should_exit = True
        await asyncio.wait({serving}, timeout=STOP_S + 1)
