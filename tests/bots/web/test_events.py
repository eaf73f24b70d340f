"""The stream of events: as it happens, from anywhere, and at no cost for whoever is slow."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bots.web.bells import Bells
from bots.web.events import MOST_LISTENERS, Events
from bots.web.journal import Journal
from bots.web.refusals import No
from bots.web.schema import SCHEMA
from bots.web.visitors import Visitors
from core.store.db import Database
from tests.bots.web.browser import Browser
from tests.bots.web.house import shell
from tests.fakes.clock import JumpingClock
from tests.fakes.site import site

LARGE = "x" * 100_000
PATIENCE_S = 20


@dataclass
class Stream:
    """A server that tells one visitor's events to whoever connects."""

    journal: Journal
    bells: Bells
    visitor: str
    port: int

    def connect(self) -> socket.socket:
        """Connect, and read nothing."""
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", self.port))
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        line.setblocking(False)
        return line


@asynccontextmanager
async def _stream(folder: Path, **patience: Any) -> AsyncIterator[Stream]:
    clock, bells = JumpingClock(), Bells()
    async with await Database.open(folder / "web.db", SCHEMA) as database:
        visitor, _ = await Visitors(database, clock).make("en", lock=0)
        journal = Journal(database, bells, clock)
        events = Events(journal, bells, **patience)

        async def listen(_: Request) -> Response:
            try:
                return events.listen(visitor.id, 0)
            except No as no:
                return Response(status_code=no.reason.status)

        async with site(Starlette(routes=[Route("/", listen)]), timeout_graceful_shutdown=1) as port:
            yield Stream(journal, bells, visitor.id, port)
            bells.close()


async def _read(line: socket.socket, until: bytes = b"") -> bytes:
    """Read, quickly now, until this is there, or until the other side ends."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
    loop, heard = asyncio.get_running_loop(), bytearray()
    async with asyncio.timeout(PATIENCE_S):
        while piece := await loop.sock_recv(line, 1024 * 1024):
            heard += piece
            if until and heard.find(until, max(0, len(heard) - len(piece) - len(until))) >= 0:
                break
    return bytes(heard)


async def test_whoever_is_slow_is_told_the_newest_state(tmp_path: Path) -> None:
    """Nothing piles up for them: a message that changed a hundred times meanwhile is told a few times."""
    async with _stream(tmp_path) as stream:
        number = await stream.journal.say(stream.visitor, {"text": LARGE})
        with stream.connect() as line:
            for step in range(100):
                await stream.journal.change(stream.visitor, number, {"text": f"{LARGE} {step}"})
            heard = await _read(line, b'x 99"')

    seqs = [int(seq) for seq in re.findall(rb"^id: (\d+)", heard, re.MULTILINE)]
    assert len(seqs) < 60
    assert seqs == sorted(set(seqs))
    assert seqs[-1] == 101


async def test_whoever_takes_nothing_is_let_go(tmp_path: Path) -> None:
    """A dead connection holds neither memory nor a place for long."""
    async with _stream(tmp_path, stall_s=0.2) as stream:
        for _ in range(100):
            await stream.journal.say(stream.visitor, {"text": LARGE})
        with stream.connect() as line:
            async with asyncio.timeout(PATIENCE_S):
                for somebody_looks in (True, False):
                    while bool(stream.bells._bells) is not somebody_looks:  # noqa: ASYNC110 - no event tells
                        await asyncio.sleep(0)
            heard = await _read(line)

    assert 0 < heard.count(b"\nid: ") < 100


async def test_a_quiet_stream_shows_that_it_lives(tmp_path: Path) -> None:
    """With comments, which are no events."""
    async with _stream(tmp_path, ping_s=0.05) as stream:
        with stream.connect() as line:
            heard = await _read(line, b": ping\n\n")

    assert b"text/event-stream" in heard
    assert b"data:" not in heard


async def test_places_are_counted_and_given_back(tmp_path: Path) -> None:
    """So many may listen at once; whoever leaves makes room."""
    async with _stream(tmp_path) as stream:
        lines = [stream.connect() for _ in range(MOST_LISTENERS)]
        for line in lines:
            await _read(line, b"retry")
        with stream.connect() as one_more:
            refused = await _read(one_more, b"\r\n\r\n")
        lines.pop().close()
        answer = b""
        while b"200 OK" not in answer:
            with stream.connect() as again:
                answer = await _read(again, b"\r\n\r\n")
        for line in lines:
            line.close()

    assert b" 429 " in refused


async def test_a_server_that_stops_lets_its_listeners_go(tmp_path: Path) -> None:
    """At once, and after a restart they go on from where they were."""
    async with AsyncExitStack() as stack:
        server = AsyncExitStack()
        web = await server.enter_async_context(shell(tmp_path))
        browser = await stack.enter_async_context(Browser.inside(web.url))
        await browser.says("one")
        await browser.until(lambda browser: "one" in browser.texts)
        cookies, seq, listening = browser.client.cookies, browser.seq, browser.events()
        await browser.says("two")
        while (await anext(listening))["text"] != "two":
            pass
        async with asyncio.timeout(PATIENCE_S):
            await server.aclose()
            async for _ in listening:
                pass
    async with shell(tmp_path) as web, Browser.open(web.url) as later:
        later.client.cookies, later.seq = cookies, seq
        await later.until(lambda later: "two" in later.texts)

    assert "one" not in later.texts
