"""Each request noted: put on its caller's trail, measured, and told in one line of the log."""

import logging
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core import trail
from core.clock import Clock
from core.nemo import endpoints
from core.watch import Watch
from studio.api import links

_log = logging.getLogger(__name__)

PROBE: Final = "probe"  # somebody looks whether we are there, again and again
ENDPOINTS: Final = (
    *endpoints.ENDPOINTS,
    *endpoints.patterns({"media_file": links.MEDIA_PATH, "render_file": links.RENDER_PATH, PROBE: "/"}),
)
LEFT: Final = 499  # what servers write down for a caller that went away unanswered


class Noted:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, watch: Watch, clock: Clock) -> None:
        self._app = app
        self._watch = watch
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        status, began = LEFT, self._clock.monotonic()

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with trail.following(trail.given(Headers(scope=scope).get(trail.HEADER))):
            try:
                await self._app(scope, receive, note)
            finally:
                endpoint, seconds = endpoints.name(scope["path"], ENDPOINTS), self._clock.monotonic() - began
                self._watch.served(endpoint, status, seconds)
                facts = {"endpoint": endpoint, "status": status, "ms": round(seconds * 1000)}
                _log.log(logging.DEBUG if endpoint == PROBE else logging.INFO, "studio_request", extra=facts)
