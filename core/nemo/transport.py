"""The only module that imports httpx: one pool of connections, and one way to call, stream and fetch."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Final, Self

import httpx
from pydantic import SecretStr

from core import trail
from core.clock import Clock
from core.errors import BackendDown, DownloadFailed, UnexpectedAnswer
from core.nemo import endpoints
from core.nemo.attribution import Attribution, authorization
from core.nemo.call import Call
from core.nemo.noting import noted
from core.nemo.patience import RETRIES_S, Bearer, patiently
from core.nemo.refusal import refusal, unwrap, without
from core.watch import UNWATCHED, Watch, Way

__all__ = ["Bearer", "Fetched", "Pool", "Transport"]

# httpx logs every address at INFO, and addresses hold what only we should know.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

QUIET_STREAM_S: Final = 600.0  # a tool may work this long without a sign of life
QUICK_TOTAL_S: Final = 120.0
SLOW_TOTAL_S: Final = 3600.0

_QUICK: Final = httpx.Timeout(30.0, connect=10.0)
_SLOW: Final = httpx.Timeout(600.0, connect=10.0, write=120.0)
_STREAM: Final = httpx.Timeout(QUIET_STREAM_S, connect=10.0, write=30.0)
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class Pool:
    """The connections to one backend, shared by everybody who speaks with it."""

    def __init__(self, base_url: str, client: httpx.AsyncClient, watch: Watch) -> None:
        self.base_url = httpx.URL(base_url)
        self.client = client
        self.watch = watch

    @classmethod
    @asynccontextmanager
    async def open(cls, base_url: str, *, watch: Watch = UNWATCHED) -> AsyncIterator[Self]:
        """Open the pool; a proxy of the environment is not asked for what is on this machine."""
        is_local = httpx.URL(base_url).host in _LOOPBACK
        limits = httpx.Limits(max_connections=1536, max_keepalive_connections=64)  # 1000 turns at most
        # Many people share these connections, and a cookie would take one of them for another.
        cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        async with httpx.AsyncClient(
            trust_env=not is_local, limits=limits, timeout=_QUICK, cookies=cookies
        ) as client:
            yield cls(base_url, client, watch)

    async def answers(self, *, within_s: float) -> bool:
        """Tell whether somebody answers at the backend's address, with anything but a fault of its own."""
        try:
            async with asyncio.timeout(within_s):
                response = await self.client.head(self.base_url)
        except (httpx.HTTPError, TimeoutError):
            return False
        return response.status_code < httpx.codes.INTERNAL_SERVER_ERROR

    def endpoint(self, path: str) -> httpx.URL:
        """Give the whole address of one of the API's paths."""
        prefix = self.base_url.raw_path.rstrip(b"/")
        return self.base_url.copy_with(raw_path=prefix + path.encode())

    def address(self, given: str) -> httpx.URL:
        """Give the whole of an address that the backend gave us."""
        try:
            return self.base_url.join(given)
        except (httpx.InvalidURL, ValueError):
            raise BackendDown("the file's address cannot be used") from None

    def is_own(self, url: httpx.URL) -> bool:
        """Tell whether an address is the backend's own, so that the token may go there."""
        own = self.base_url
        return (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port)


class Transport:
    """One voice to the backend: whose token, and in whose name."""

    def __init__(self, pool: Pool, attribution: Attribution, bearer: Bearer | None, clock: Clock) -> None:
        self.pool = pool
        self._attribution = attribution
        self._bearer = bearer
        self.clock = clock

    async def call(self, call: Call) -> Any:
        """Make a call and give the answer's data."""
        return await patiently(
            partial(self._once, call),
            bearer=self._bearer,
            clock=self.clock,
            retries_s=RETRIES_S if call.is_safe else (),
        )

    @asynccontextmanager
    async def stream(self, call: Call) -> AsyncIterator[AsyncIterator[bytes]]:
        """Make a call whose answer streams; it is sent again only when the backend refused it unheard."""
        begin = partial(self._begin, call)
        response = await patiently(begin, bearer=self._bearer, clock=self.clock)
        try:
            yield _heard(response)
        finally:
            await response.aclose()

    @asynccontextmanager
    async def fetch(self, address: str, *, start: int) -> AsyncIterator["Fetched"]:
        """Read a file from this byte on; the token goes to the backend's own address only."""
        url = self.pool.address(address)
        bearer = self._bearer if self.pool.is_own(url) else None
        response = await patiently(partial(self._open, url, start), bearer=bearer, clock=self.clock)
        try:
            yield Fetched(response, start)
        finally:
            await response.aclose()

    async def _once(self, call: Call, token: SecretStr | None) -> Any:
        request = self._request(call, token, _SLOW if call.is_slow else _QUICK)
        with self._noted(call.path):
            with _mapped():
                async with asyncio.timeout(SLOW_TOTAL_S if call.is_slow else QUICK_TOTAL_S):
                    response = await self.pool.client.send(request)
            body = without(token, response.content)
            data = unwrap(response.status_code, response.headers, body, call.path)
        if call.body is not None:
            self.pool.watch.moved(Way.TO_BACKEND, call.body.length)
        return data

    async def _begin(self, call: Call, token: SecretStr | None) -> httpx.Response:
        with self._noted(call.path):
            with _mapped():
                response = await self.pool.client.send(self._request(call, token, _STREAM), stream=True)
            kind = response.headers.get("content-type", "text/event-stream")
            if response.status_code == httpx.codes.OK and kind.startswith("text/event-stream"):
                return response
            body = without(token, await _body(response))
            unwrap(response.status_code, response.headers, body, call.path)
            raise UnexpectedAnswer("no event stream", status=response.status_code)

    async def _open(self, url: httpx.URL, start: int, token: SecretStr | None) -> httpx.Response:
        headers = {"Accept-Encoding": "identity"}  # lengths and ranges count the file's own bytes
        if self.pool.is_own(url):
            headers |= self._own_headers()
        if token is not None:
            headers |= authorization(token)
        if start:
            headers["Range"] = f"bytes={start}-"
        request = self.pool.client.build_request("GET", url, headers=headers, timeout=_SLOW)
        with self._noted(url.path, endpoints.FILE):
            with _mapped():
                # httpx leaves the token behind when a redirect leads elsewhere.
                response = await self.pool.client.send(request, stream=True, follow_redirects=True)
            if response.status_code >= 400:
                body = without(token, await _body(response))
                raise refusal(response.status_code, response.headers, body, url.path)
        return response

    def _noted(self, path: str, otherwise: str = endpoints.OTHER) -> AbstractContextManager[None]:
        name = endpoints.name(path.removeprefix(self.pool.base_url.path.rstrip("/")), otherwise=otherwise)
        return noted(self.pool.watch, self.clock, name)

    def _own_headers(self) -> dict[str, str]:
        on_trail = {trail.HEADER: trail.here()} if trail.here() else {}
        return {**self._attribution.headers(), **on_trail}

    def _request(self, call: Call, token: SecretStr | None, timeout: httpx.Timeout) -> httpx.Request:
        headers = {**self._own_headers(), **(call.headers or {})}
        if token is not None:
            headers |= authorization(token)
        if call.body is not None:
            headers |= call.body.headers
        return self.pool.client.build_request(
            call.method,
            self.pool.endpoint(call.path),
            json=call.json,
            content=call.body.stream() if call.body is not None else None,
            headers=headers,
            timeout=timeout,
        )


class Fetched:
    """A file on its way to us: all of it or its rest, and how large the whole is, where that is known."""

    def __init__(self, response: httpx.Response, start: int) -> None:
        self._response = response
        headers = response.headers
        self.date = str(headers.get("date", ""))
        span, _, size = headers.get("content-range", "").partition("/")
        is_partial = response.status_code == httpx.codes.PARTIAL_CONTENT
        self.is_rest = is_partial and span.startswith(f"bytes {start}-")
        if not self.is_rest:
            is_plain = headers.get("content-encoding", "identity") == "identity"
            size = headers.get("content-length", "") if is_plain else ""
        self.whole = int(size) if size.isdecimal() else None

    async def chunks(self, size: int) -> AsyncIterator[bytes]:
        """Give it in pieces of about this size, and after a drop also what came before it."""
        pending, failure = bytearray(), ""
        try:
            async for piece in self._response.aiter_bytes():
                pending += piece
                if len(pending) >= size:
                    yield bytes(pending)
                    pending.clear()
        except httpx.HTTPError as error:
            failure = type(error).__name__
        if pending:
            yield bytes(pending)
        if failure:
            raise DownloadFailed(failure)


async def _heard(response: httpx.Response) -> AsyncIterator[bytes]:
    with _mapped():
        async for chunk in response.aiter_bytes():
            yield chunk


async def _body(response: httpx.Response) -> bytes:
    """Read a refusal's words, as far as they are worth reading."""
    try:
        async with asyncio.timeout(QUICK_TOTAL_S):
            async for chunk in response.aiter_bytes(64 * 1024):
                return chunk
    except (httpx.HTTPError, TimeoutError):
        return b""
    finally:
        await response.aclose()
    return b""


@contextmanager
def _mapped() -> Iterator[None]:
    """Raise our error for theirs, which would show the address that it went wrong at."""
    try:
        yield
    except (httpx.HTTPError, TimeoutError) as error:
        raise BackendDown(type(error).__name__) from None
