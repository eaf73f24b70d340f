"""Files that whoever holds a link may fetch for a while: no cookie, no password, and no list of them.

A link says which file it means, what that is called, and until when; the signature is made with the vault's
key, so nothing about a link can be changed or made up.
"""

import asyncio
import hmac
import re
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote, urlsplit

from starlette.responses import Response

from bots.web.files import sent
from bots.web.refusals import No, Reason
from core.clock import Clock
from core.exporting import FOLDER
from core.links import Ticket
from core.listener import is_loopback
from core.secrets import Vault
from core.settings import Settings

ROOT: Final = "/get/"
PATH: Final = "/get/{ticket}/{name:path}"
PURPOSE: Final = "links to files"
TICKET: Final = re.compile(r"(\d{1,15})\.([A-Za-z0-9_]{1,64})\.(\d{1,12})\.([0-9a-f]{64})")
HEADERS: Final = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


class Lending:
    """Makes links, and gives what they name."""

    def __init__(self, vault: Vault, clock: Clock, data: Path, url: str | None) -> None:
        self._vault = vault
        self._clock = clock
        self._folder = data / FOLDER
        self._url = url

    @classmethod
    def of(cls, settings: Settings, clock: Clock) -> Self:
        """Lend what these settings keep; blocking."""
        url = (settings.web_url or "").rstrip("/")
        is_public = bool(url) and not is_loopback(urlsplit(url).hostname or "")
        return cls(Vault.beside(settings.data), clock, settings.data, url if is_public else None)

    def address(self, ticket: Ticket) -> str | None:
        """Give the link to a file; None while only this machine could open it."""
        if self._url is None:
            return None
        parts = f"{ticket.export}.{ticket.file}.{ticket.until}.{self._signature(ticket)}"
        return f"{self._url}{ROOT}{parts}/{quote(ticket.name, safe='')}"

    async def serve(self, parts: str, name: str) -> Response:
        """Give a file, or the parts of it that are asked for."""
        found = TICKET.fullmatch(parts)
        if found is None:
            raise No(Reason.LINK_UNKNOWN)
        ticket = Ticket(int(found[1]), found[2], name, int(found[3]))
        if not hmac.compare_digest(self._signature(ticket), found[4]):
            raise No(Reason.LINK_UNKNOWN)
        if ticket.until <= self._clock.now():
            raise No(Reason.LINK_OVER)
        path = self._folder / str(ticket.export) / f"{ticket.file}.mp4"
        try:
            stat = await asyncio.to_thread(path.stat)
        except FileNotFoundError:
            raise No(Reason.LINK_OVER) from None
        return sent(path, name, stat, headers=HEADERS, is_download=True)

    def _signature(self, ticket: Ticket) -> str:
        said = f"{ticket.export}\n{ticket.file}\n{ticket.until}\n{ticket.name}"
        return self._vault.signature(PURPOSE, said)
