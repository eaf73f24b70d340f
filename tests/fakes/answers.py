"""Ways in which a backend answers one request: yes in every envelope, no in every form, half, or never."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

PATIENCE_S: Final = 20.0

Answer = Callable[[Request], Awaitable[Response]]
Wrap = Callable[[Mapping[str, Any]], dict[str, Any]]
Abort = Callable[[Scope], None]
Step = bytes | Mapping[str, Any] | asyncio.Event | Callable[[], None]


def enveloped(data: Mapping[str, Any]) -> dict[str, Any]:
    """Wrap an answer as most of the API does."""
    return {"code": 0, "message": "success", "data": dict(data)}


def successful(data: Mapping[str, Any]) -> dict[str, Any]:
    """Wrap an answer the other way."""
    return {"success": True, "data": dict(data)}


def bare(data: Mapping[str, Any]) -> dict[str, Any]:
    """Leave an answer unwrapped."""
    return dict(data)


def say(value: Any, status: int = 200, **headers: str) -> Answer:
    """Answer with JSON."""

    async def answer(_: Request) -> Response:
        return JSONResponse(value, status, _dashed(headers))

    return answer


def no(code: int, message: str = "no", *, status: int = 200, **headers: str) -> Answer:
    """Refuse with an envelope."""
    return say({"code": code, "message": message, "data": None}, status, **headers)


def plain(body: bytes | str, status: int = 200, **headers: str) -> Answer:
    """Answer with something that is no JSON."""

    async def answer(_: Request) -> Response:
        return Response(body, status, _dashed({"content_type": "text/html", **headers}))

    return answer


class Vanish(Response):
    """Break the connection off, after so much of an answer that was announced to be longer."""

    def __init__(self, abort: Abort, start: bytes | None, headers: Mapping[str, str], status: int) -> None:
        super().__init__(start, status, dict(headers))
        self._abort = abort
        self._start = start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's own
        if self._start is not None:
            await send(
                {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
            )
            await send({"type": "http.response.body", "body": self._start, "more_body": True})
        self._abort(scope)


class Stream(Response):
    """Play a stream step by step; a None step breaks the connection off."""

    media_type = "text/event-stream"

    def __init__(self, steps: Iterable[Step | None], abort: Abort, left: Callable[[], None]) -> None:
        super().__init__()
        self.raw_headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        self._steps = steps
        self._abort = abort
        self._left = left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        playing = asyncio.create_task(self._play(scope, send))
        leaving = asyncio.create_task(_disconnect(receive))
        await asyncio.wait({playing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not playing.done():
            self._left()
        for task in (playing, leaving):
            task.cancel()
        await asyncio.wait({playing, leaving})

    async def _play(self, scope: Scope, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        for step in self._steps:
            if step is None:
                return self._abort(scope)
            await self._do(step, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return None

    async def _do(self, step: Step, send: Send) -> None:
        if isinstance(step, asyncio.Event):
            async with asyncio.timeout(PATIENCE_S):
                await step.wait()
        elif isinstance(step, bytes):
            await send({"type": "http.response.body", "body": step, "more_body": True})
        elif isinstance(step, Mapping):
            await self._do(f"data: {json.dumps(step, ensure_ascii=False)}\n\n".encode(), send)
        else:
            step()


async def _disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _dashed(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
