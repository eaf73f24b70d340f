"""The three pages that operators and their machines look at: alive, ready, figures."""

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bots.watching.prometheus import TYPE, Prometheus
from bots.watching.readiness import Readiness


class Pages:
    """Answers from what was noted and from what can be tried."""

    def __init__(self, watch: Prometheus, readiness: Readiness, data: Path) -> None:
        self._watch = watch
        self._readiness = readiness
        self._data = data

    def app(self) -> Starlette:
        """Make the application that serves them."""
        return Starlette(
            routes=[
                Route("/healthz", self._alive),
                Route("/readyz", self._ready),
                Route("/metrics", self._figures),
            ]
        )

    async def _alive(self, _: Request) -> Response:
        """Say that the event loop still turns: nobody could say so otherwise."""
        return PlainTextResponse("ok\n")

    async def _ready(self, _: Request) -> Response:
        parts = await self._parts()
        is_ready = all(parts.values())
        told = {name: "ready" if good else "not ready" for name, good in parts.items()}
        return JSONResponse({"ready": is_ready, "parts": told}, status_code=200 if is_ready else 503)

    async def _figures(self, _: Request) -> Response:
        parts = await self._parts()
        await self._watch.measure_queues()
        free = await asyncio.to_thread(_free, self._data)
        return Response(self._watch.tell(parts, free), media_type=TYPE)

    async def _parts(self) -> Mapping[str, bool]:
        return {**await self._readiness.look(), **self._watch.platforms}


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
