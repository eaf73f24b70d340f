"""Bodies that do not come: whoever stands still is told so, and what had come is not lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bots.web import body
from bots.web.refusals import No
from tests.fakes.site import site

SHORT_S = 0.1
PATIENCE_S = 20


@asynccontextmanager
async def _reader(kept: bytearray) -> AsyncIterator[int]:
    """Serve one path that reads a message, and one that keeps blocks."""

    async def small(request: Request) -> Response:
        try:
            await body.read(request, body.Message, within_s=SHORT_S)
        except No as no:
            return Response(status_code=no.reason.status)
        return Response(status_code=204)

    async def large(request: Request) -> Response:
        try:
            async for block in body.blocks(request, idle_s=SHORT_S):
                kept.extend(block)
        except No as no:
            return Response(status_code=no.reason.status)
        return Response(status_code=204)

    routes = [Route("/small", small, methods=["POST"]), Route("/large", large, methods=["POST"])]
    async with site(Starlette(routes=routes)) as port:
        yield port


async def _hanging(port: int, path: str, begun: bytes) -> int:
    """Send the beginning of a body and no more, and give the status that comes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
    writer.write(head.encode() + begun)
    async with asyncio.timeout(PATIENCE_S):
        line = await reader.readline()
    writer.close()
    return int(line.split()[1])


async def test_a_body_that_stands_still_is_given_up() -> None:
    """A small one as a whole, a large one at the piece that does not come; what came before is kept."""
    kept = bytearray()
    async with _reader(kept) as port:
        statuses = [await _hanging(port, path, b"begun") for path in ("/small", "/large")]

    assert statuses == [408, 408]
    assert kept == b"begun"


async def test_a_body_that_comes_in_time_is_read() -> None:
    """And blocks are all of it."""
    kept, content = bytearray(), bytes(range(256)) * 10_000
    async with (
        _reader(kept) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        small = await client.post("/small", content=b'{"id": "client-01", "text": "hello"}')
        large = await client.post("/large", content=content)

    assert (small.status_code, large.status_code) == (204, 204)
    assert kept == content
