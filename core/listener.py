"""A listening TCP socket, for whichever server is handed it: bound before anything is served on it."""

import ipaddress
import os
import socket
from typing import Final

BACKLOG: Final = 128


def listen(host: str, port: int) -> socket.socket:
    """Open a port of this machine, 0 for any that is free; raises OSError when it cannot be had."""
    family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # Not socket.create_server: its sockets do not say that they are TCP, so asyncio leaves Nagle's algorithm
    # on, and every answer on a kept connection comes 40 ms late.
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


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server there."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_everywhere(host: str) -> bool:
    """Tell whether this means all addresses of the machine, so that it is none to call."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return not host
