"""The front of the server: who may speak to it at all, and what every answer says to browsers."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.refusals import No, Reason
from core.listener import is_loopback
from core.settings import Settings

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
READING: Final = frozenset({"GET", "HEAD"})
SAME_SITE: Final = frozenset({"", "same-origin", "none"})
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA: Final = ("/api/", "/get/")
DATA_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Address:
    """Under which names this server is spoken to."""

    hosts: frozenset[str] | None  # None: under any, as nobody said which
    origin: str | None  # as people see it, where a proxy stands before us
    is_local: bool

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Read it from the settings."""
        public = urlsplit(settings.web_url or "")
        public_host = _bracketed(public.hostname or "")
        is_local = is_loopback(settings.web_host) and (not public_host or is_loopback(public.hostname or ""))
        known = LOOPBACK | {_bracketed(settings.web_host.lower()), public_host} - {""}
        hosts = known if is_local or public_host else None
        origin = f"{public.scheme}://{public.netloc}".lower() if public_host else None
        return cls(hosts, origin, is_local)

    def knows(self, headers: Headers) -> bool:
        """Tell whether a request names us by a name of ours: another page's own name may lead here, too."""
        return self.hosts is None or _hostname(headers.get("host", "")) in self.hosts

    def is_own(self, headers: Headers) -> bool:
        """Tell whether a request that changes something comes from our own page, or from no page at all."""
        origin = headers.get("origin", "").lower()
        if not origin:
            return headers.get("sec-fetch-site", "") in SAME_SITE
        return origin == self.origin or urlsplit(origin).netloc == headers.get("host", "").lower()


class Front:
    """Stands before the application."""

    def __init__(
        self, app: ASGIApp, *, address: Address, refuse: Callable[[Request, No], Awaitable[Response]]
    ) -> None:
        self._app = app
        self._address = address
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it should not be here."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        policy = DATA_POLICY if scope["path"].startswith(DATA) else PAGE_POLICY
        has_started = False

        async def marked(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                shown = MutableHeaders(scope=message)
                shown.update({**ALWAYS, "Content-Security-Policy": policy})
                shown.setdefault("Cache-Control", "no-store" if policy is DATA_POLICY else "no-cache")
            await send(message)

        try:
            self._judge(scope, headers)
            await self._app(scope, receive, marked)
        except ClientDisconnect:
            return  # nobody is left to be told
        except Exception as error:
            if not isinstance(error, No):
                _log.exception("request failed", extra={"action": "request_failed"})
            if has_started:
                raise
            no = error if isinstance(error, No) else No(Reason.INTERNAL)
            response = await self._refuse(Request(scope), no)
            await response(scope, receive, marked)

    def _judge(self, scope: Scope, headers: Headers) -> None:
        if not self._address.knows(headers):
            raise No(Reason.HOST)
        if scope["method"] not in READING and not self._address.is_own(headers):
            raise No(Reason.FOREIGN)


def _hostname(host: str) -> str:
    name = host.lower()
    return name.partition("]")[0] + "]" if name.startswith("[") else name.partition(":")[0]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
