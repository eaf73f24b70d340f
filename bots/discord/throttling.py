"""Discord's wishes that we slow down: the library obeys them by itself, and here they are only seen."""

from types import SimpleNamespace
from typing import Final

import aiohttp

from bots.discord.incoming import NAME
from core.watch import Watch

TOO_MANY: Final = 429


def limits(watch: Watch) -> aiohttp.TraceConfig:
    """Give what sees every answer of Discord's."""

    async def see(
        _: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
    ) -> None:
        if ended.response.status == TOO_MANY:
            watch.throttled(NAME, _seconds(ended.response.headers.get("Retry-After")))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(see)
    return trace


def _seconds(header: str | None) -> float:
    try:
        return max(0.0, float(header or ""))
    except ValueError:
        return 0.0
