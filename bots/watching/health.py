"""Asking a running Cutroom on this machine whether it is alive, as containers do. Blocking.

It loads as little as it can, since it is a process of its own each time.
"""

import sys
from http.client import HTTPConnection, HTTPException
from typing import Final

from bots.speech import Refused, Speech
from core.errors import CutroomError
from core.settings import Settings

LIMIT_S: Final = 5.0
FAILED: Final = 1
# Whoever listens everywhere is asked here.
EVERYWHERE: Final = frozenset({"", "0.0.0.0"})  # noqa: S104 - asked, not listened on


def main() -> None:
    """Say it, and end with 0 or 1."""
    speech = Speech.of_terminal()
    try:
        told, output, code = speech.say(ask(Settings.read())), sys.stdout, 0
    except CutroomError as error:
        told, output, code = speech.sorry(error), sys.stderr, FAILED
    output.write(f"{told}\n")
    sys.exit(code)


def ask(settings: Settings) -> str:
    """Give the sentence that says that it is alive; raises what says why that is not known."""
    if settings.watch_listen is None:
        raise Refused("cli-health-off")
    host, _, port = settings.watch_listen.rpartition(":")
    connection = HTTPConnection("127.0.0.1" if host in EVERYWHERE else host, int(port), timeout=LIMIT_S)
    try:
        connection.request("GET", "/healthz")
        is_alive = connection.getresponse().status == 200
    except (OSError, HTTPException):
        is_alive = False
    finally:
        connection.close()
    if not is_alive:
        raise Refused("cli-health-bad", address=settings.watch_listen)
    return "cli-health-good"
