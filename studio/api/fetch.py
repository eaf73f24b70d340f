"""Downloading from an address that a person gave, without letting them reach what only this machine can.

A name is resolved here, every address it has is judged, and the connection goes to the very address that was
judged; the URL then carries the address, the Host header and the certificate check keep the name. Each
redirect is a new address and is judged the same.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from email.message import Message
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import unquote

import httpx

from core.nemo.wire import MIB
from studio.api.links import TYPES
from studio.api.refusals import Reason, Refusal

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

MAX_REDIRECTS: Final = 5
MAX_URL: Final = 4096
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)

# Addresses that carry an IPv4 address inside (mapped, NAT64, Teredo, 6to4) could smuggle in a private one,
# and some special blocks are newer than this Python.
GLOBAL_IPV6: Final = IPv6Network("2000::/3")
SPECIAL_IPV6: Final = tuple(
    IPv6Network(block) for block in ("2001::/23", "2002::/16", "3fff::/20", "2001:db8::/32")
)


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the open internet and to nothing nearer."""
    if address.is_multicast or address.is_reserved or not address.is_global:
        return False
    if isinstance(address, IPv4Address):
        return True
    return address in GLOBAL_IPV6 and not any(address in block for block in SPECIAL_IPV6)


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver for every address of a name."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at the other end: its name, its size where told, and its bytes."""

    name: str
    size: int
    pieces: AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches files; what may be reached, and how names are resolved, is handed in."""

    allows: Callable[[Address], bool] = is_public
    resolve: Resolve = resolve
    total_s: float = 300.0
    tls: ssl.SSLContext | None = None

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[Remote]:
        """Open the file behind an address, through its redirects, for a limited time in all."""
        # No proxies from the environment: one would resolve the name again, out of our sight.
        client = httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=self.tls or True)
        try:
            async with asyncio.timeout(self.total_s), client:
                response = await self._follow(client, _checked(url))
                async with aclosing(response):
                    yield _remote(response)
        except TimeoutError as error:
            raise _refusal("it takes too long") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _refusal("it cannot be fetched") from error

    async def _follow(self, client: httpx.AsyncClient, url: httpx.URL) -> httpx.Response:
        for _ in range(MAX_REDIRECTS + 1):
            response = await self._get(client, url)
            if response.status_code == 200:
                return response
            await response.aclose()
            if response.status_code not in REDIRECTS:
                raise _refusal(f"it answers with status {response.status_code}")
            url = _checked(str(url.join(response.headers.get("location", ""))))
        raise _refusal("it redirects too often")

    async def _get(self, client: httpx.AsyncClient, url: httpx.URL) -> httpx.Response:
        failure: httpx.ConnectError | None = None
        for address in await self._addresses(url):
            request = client.build_request(
                "GET",
                url.copy_with(host=str(address)),
                # Unpacked bytes have no known size, so nothing packed is asked for.
                headers={"Host": url.netloc.decode("ascii"), "Accept-Encoding": "identity"},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            try:
                return await client.send(request, stream=True)
            except httpx.ConnectError as error:
                failure = error
        raise failure or _refusal("its name has no address")

    async def _addresses(self, url: httpx.URL) -> list[Address]:
        host = url.raw_host.decode("ascii")
        try:
            found = await self.resolve(host, url.port or (443 if url.scheme == "https" else 80))
            addresses = [ip_address(address) for address in found]
        except (OSError, ValueError) as error:
            raise _refusal("its name cannot be resolved") from error
        if not all(self.allows(address) for address in addresses):
            raise _refusal("it is not on the open internet")
        return addresses


def _checked(url: str) -> httpx.URL:
    if len(url) > MAX_URL:
        raise _refusal("it is too long")
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise _refusal("it is no web address") from error
    if parsed.scheme not in {"http", "https"} or not parsed.raw_host:
        raise _refusal("only http and https are fetched")
    if not 0 < (parsed.port or 80) < 65536:
        raise _refusal("it is no web address")
    if parsed.userinfo:
        raise _refusal("it carries a user name")
    return parsed


def _remote(response: httpx.Response) -> Remote:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise _refusal("it comes packed")
    length = response.headers.get("content-length", "")
    return Remote(
        name=_name(response),
        size=int(length) if re.fullmatch(r"[0-9]{1,15}", length) else 0,
        pieces=response.aiter_raw(MIB),
    )


def _name(response: httpx.Response) -> str:
    message = Message()
    message["Content-Disposition"] = response.headers.get("content-disposition", "")
    # The request's URL holds an address for a host, but its path is the one asked for.
    name = message.get_filename() or unquote(response.url.path.rsplit("/", 1)[-1]) or "file"
    if "." in name:
        return name
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    suffix = next((suffix for suffix, types in TYPES.items() if kind in types), None)
    return f"{name}.{suffix}" if suffix else name


def _refusal(why: str) -> Refusal:
    return Refusal(Reason.BAD_REQUEST, f"urls: the address cannot be used, {why}")
