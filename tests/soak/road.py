"""The road between the bot and the studio: everything passes, unless the weather is bad. It keeps count."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Final, Self

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from core.nemo.wire import Path

WORD: Final = re.compile(r"Zq\d{5}")  # what everything that people say in a soak carries
HOP: Final = {"host", "connection", "transfer-encoding", "content-length", "content-encoding", "keep-alive"}
CUT: Final = 300  # so many bytes of a stream come through before it is cut


@dataclass(slots=True)
class Road:
    """A proxy on loopback."""

    random: Random
    studio: str = ""
    url: str = ""
    weather: dict[str, float] = field(default_factory=dict)  # fault → how likely for each request
    struck: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)  # questions that reached the agent, by their word
    _client: ClientSession | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, random: Random) -> AsyncIterator[Self]:
        """Serve for as long as the context lasts."""
        road = cls(random)
        app = web.Application(client_max_size=1024**3)
        app.router.add_route("*", "/{path:.*}", road._pass)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        # What the studio sends compressed or not goes on as it is.
        client = ClientSession(timeout=ClientTimeout(total=None), auto_decompress=False)
        async with client as road._client:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            road.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            try:
                yield road
            finally:
                await runner.cleanup()

    def _strikes(self, fault: str) -> bool:
        is_struck = self.random.random() < self.weather.get(fault, 0.0)
        self.struck[fault] += is_struck
        return is_struck

    async def _pass(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        if self._strikes("refuses"):
            return web.json_response({"code": 500, "message": "no", "data": None}, status=503)
        if self._strikes("resets"):
            return _gone(request)
        if self._strikes("is slow"):
            await asyncio.sleep(self.random.uniform(1, 5))
        if request.path == Path.RUN:
            said = json.loads(body)["new_message"]["parts"][0]["text"]
            self.passed.update(set(WORD.findall(said)))
        try:
            return await self._forward(request, body)
        except (ClientError, ConnectionError):
            return _gone(request)

    async def _forward(self, request: web.Request, body: bytes) -> web.StreamResponse:
        assert self._client is not None
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP}
        url = self.studio + request.raw_path
        async with self._client.request(request.method, url, data=body, headers=headers) as found:
            if self._strikes("loses answers"):
                await found.read()
                return _gone(request)
            is_cut = self._strikes("cuts streams")
            kept = {name: value for name, value in found.headers.items() if name.lower() not in HOP}
            answer = web.StreamResponse(status=found.status, headers=kept)
            await answer.prepare(request)
            seen = 0
            async for piece in found.content.iter_any():
                await answer.write(piece)
                seen += len(piece)
                if is_cut and seen > CUT:
                    return _gone(request, answer)
            await answer.write_eof()
            return answer


def _gone(request: web.Request, answer: web.StreamResponse | None = None) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return answer or web.Response()
