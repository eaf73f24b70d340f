"""The line to the Bot API: one for everything that is said and one for listening, built from the settings."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr
from telegram import Bot
from telegram.request import HTTPXRequest

from bots.telegram.redaction import redacted

CLOUD: Final = "https://api.telegram.org"
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
CONNECTIONS: Final = 128
READ_S: Final = 20.0
WRITE_S: Final = 120.0  # of one piece of an upload, not of all of it
CONNECT_S: Final = 10.0
POOL_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection."""

    bot: Bot
    listening: HTTPXRequest
    url: str
    is_local: bool  # the server runs beside us, and hands files over by their paths

    async def redial(self) -> None:
        """Listen on a new connection."""
        await self.listening.shutdown()
        await self.listening.initialize()


@asynccontextmanager
async def line(token: SecretStr, url: str | None, *, is_local: bool) -> AsyncIterator[Line]:
    """Open the line; nothing is asked yet."""
    # The library's own switch: times are time spans, as they will be in its next version.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    secret, base = token.get_secret_value(), (url or CLOUD).rstrip("/")
    speaking, listening = _request(base, CONNECTIONS), _request(base, 2)
    bot = Bot(
        secret,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=speaking,
        get_updates_request=listening,
        local_mode=is_local,
    )
    with redacted(secret):
        await speaking.initialize()
        await listening.initialize()
        try:
            yield Line(bot, listening, base, is_local)
        finally:
            await listening.shutdown()
            await speaking.shutdown()


def _request(base: str, connections: int) -> HTTPXRequest:
    # A proxy of the environment is not asked for what is on this machine.
    is_near = urlsplit(base).hostname in LOOPBACK
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=READ_S,
        write_timeout=READ_S,
        connect_timeout=CONNECT_S,
        pool_timeout=POOL_S,
        media_write_timeout=WRITE_S,
        httpx_kwargs={"trust_env": not is_near},
    )
