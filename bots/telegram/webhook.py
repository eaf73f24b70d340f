"""Being told by Telegram what is new: a small server behind the operator's HTTPS.

An update is answered with 200 when it is kept, and with an error when it is not, so that it comes again.
"""

import asyncio
import hmac
import json
import logging
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest, TelegramError

from bots.serving import Server
from bots.telegram.connection import Line
from bots.telegram.intake import Intake
from bots.telegram.people import NAME
from bots.telegram.polling import ALLOWED, PAUSES_S
from core.clock import Clock
from core.errors import SettingsError
from core.listener import listen
from core.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

SECRET_HEADER: Final = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
MOST_BYTES: Final = 1024 * 1024
TAKE_S: Final = 30.0
STOP_S: Final = 3
MOST_CONNECTIONS: Final = 128  # Telegram opens 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where Telegram finds us, and where that leads."""

    url: str
    host: str
    port: int
    secret: SecretStr | None


class Webhook:
    """One server, for as long as it runs."""

    def __init__(
        self, line: Line, intake: Intake, place: Place, clock: Clock, watch: Watch = UNWATCHED
    ) -> None:
        self._line = line
        self._intake = intake
        self._place = place
        self._clock = clock
        self._watch = watch
        secret = place.secret.get_secret_value() if place.secret is not None else secrets.token_urlsafe(32)
        self._secret = secret.encode()

    async def run(self) -> None:
        """Serve until cancelled; what comes while nobody serves is kept by Telegram."""
        with listen(self._place.host, self._place.port) as listener:
            server = Server(self._app(), most_connections=MOST_CONNECTIONS, stop_s=STOP_S)
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            try:
                await self._ask_for_calls()
                await asyncio.shield(serving)
            finally:
                server.should_exit = True
                await asyncio.wait({serving}, timeout=STOP_S + 1)

    async def _ask_for_calls(self) -> None:
        """Tell Telegram where to call, until it has heard."""
        while True:
            try:
                await self._line.bot.set_webhook(
                    self._place.url, secret_token=self._secret.decode(), allowed_updates=ALLOWED
                )
            except BadRequest as error:
                raise SettingsError(error.message, setting="TELEGRAM_WEBHOOK_URL") from None
            except TelegramError as error:
                self._watch.connected(NAME, is_connected=False)
                log.warning("webhook_not_set: %s", type(error).__name__)
                await self._clock.sleep(PAUSES_S[-1])
            else:
                self._watch.connected(NAME, is_connected=True)
                return

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = Update.de_json(json.loads(body), self._line.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            return Response(status_code=400)
        return await self._kept(update)

    async def _kept(self, update: Update) -> Response:
        taking = self._intake.take(update)
        await asyncio.wait({taking}, timeout=TAKE_S)
        is_kept = taking.done() and not taking.cancelled() and taking.exception() is None
        return Response(status_code=200 if is_kept else 503)

    def _app(self) -> Starlette:
        path = urlsplit(self._place.url).path or "/"
        return Starlette(routes=[Route(path, self._receive, methods=["POST"])])


async def _body(request: Request) -> bytes | None:
    """Read what was sent, within bounds."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
