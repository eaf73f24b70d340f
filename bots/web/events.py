"""What happens in a chat, told as it happens: server-sent events, from wherever the listener left off."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import AbstractContextManager, aclosing, contextmanager, nullcontext
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bots.web.bells import Bells
from bots.web.journal import Journal
from bots.web.refusals import No, Reason

PING_S: Final = 15.0
STALL_S: Final = 60.0  # a listener that takes nothing for so long is not there any more
MOST_LISTENERS: Final = 12  # of one visitor
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
GONE: Final = "event: gone\ndata: {}\n\n"
PING: Final = ": ping\n\n"
HELLO: Final = "retry: 1000\n\n"


class Events:
    """Everybody who listens."""

    def __init__(
        self, journal: Journal, bells: Bells, *, ping_s: float = PING_S, stall_s: float = STALL_S
    ) -> None:
        self._journal = journal
        self._bells = bells
        self._ping_s = ping_s
        self._stall_s = stall_s
        self._listeners: Counter[str] = Counter()

    def listen(self, visitor: str, seq: int) -> Response:
        """Tell everything after this `seq`, for as long as somebody listens."""
        if self._listeners[visitor] >= MOST_LISTENERS:
            raise No(Reason.TOO_MANY_WINDOWS)
        return _Stream(self._told(visitor, seq), self._place(visitor), self._stall_s)

    @contextmanager
    def _place(self, visitor: str) -> Iterator[None]:
        self._listeners[visitor] += 1
        try:
            yield
        finally:
            self._listeners[visitor] -= 1
            if not self._listeners[visitor]:
                del self._listeners[visitor]

    async def _told(self, visitor: str, seq: int) -> AsyncGenerator[str]:
        bell = self._bells.of(visitor)
        yield HELLO
        while not self._bells.is_closing:
            rung = bell.rung
            if not await self._journal.knows(visitor, seq):
                yield GONE
                return
            found = await self._journal.after(visitor, seq)
            for seen, message in found:
                data = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
                yield f"id: {seen}\nevent: message\ndata: {data}\n\n"
                seq = seen
            if not found:
                await bell.after(rung, at_most_s=self._ping_s)
                if bell.rung == rung:
                    yield PING


def gone() -> Response:
    """Tell a listener that it is not known here, and has to start anew."""
    return _Stream(_one(GONE), nullcontext(), STALL_S)


async def _one(part: str) -> AsyncGenerator[str]:
    yield part


class _Stream(Response):
    """A stream whose listener may be slow, and is given up when it takes nothing at all."""

    def __init__(
        self, parts: AsyncGenerator[str], place: AbstractContextManager[None], stall_s: float
    ) -> None:
        super().__init__(headers=HEADERS, media_type="text/event-stream")
        del self.headers["content-length"]
        self._parts = parts
        self._place = place
        self._stall_s = stall_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        """Tell it, until it ends or the listener leaves."""
        with self._place:
            telling = asyncio.create_task(self._tell(send))
            leaving = asyncio.create_task(_left(receive))
            try:
                await asyncio.wait({telling, leaving}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (telling, leaving):
                    task.cancel()
                await asyncio.wait({telling, leaving})
        if not telling.cancelled():
            telling.result()

    async def _tell(self, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async with aclosing(self._parts):
                async for part in self._parts:
                    async with asyncio.timeout(self._stall_s):
                        await send({"type": "http.response.body", "body": part.encode(), "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (TimeoutError, OSError):
            return


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
