"""The backend as a person would say it: one attribute per noun, each method one endpoint."""

import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path as FilePath
from typing import Any, Final, Self, TypeVar

from pydantic import ValidationError

from core.clock import Clock
from core.errors import BackendDown, BackendError, DownloadFailed, StreamCut, UnexpectedAnswer
from core.nemo.attribution import Attribution
from core.nemo.call import Call
from core.nemo.download import download
from core.nemo.events import Alive, Event, Reader
from core.nemo.multipart import Multipart, Progress
from core.nemo.sse import Decoder
from core.nemo.transport import Bearer, Pool, Transport
from core.nemo.wire import (
    AGENT,
    ClaimToken,
    Credits,
    Path,
    Render,
    RenderRequest,
    Session,
    Snapshot,
    Token,
    Uploads,
    Wire,
)

log = logging.getLogger(__name__)

TURN_LIMIT_S: Final = 900.0
QUIET_LIMIT_S: Final = 600.0

M = TypeVar("M", bound=Wire)


class Nemo:
    """One voice to the backend."""

    def __init__(
        self, pool: Pool, attribution: Attribution, bearer: Bearer, clock: Clock, *, holder: str = ""
    ) -> None:
        self.holder = holder
        transport = Transport(pool, attribution, bearer, clock)
        self.tokens = Tokens(transport)
        self.sessions = Sessions(transport)
        self.turns = Turns(transport)
        self.uploads = UploadCalls(transport)
        self.credits = CreditCalls(transport)
        self.state = States(transport)
        self.renders = Renders(transport)
        self.time = Time(transport)


class Tokens:
    """What opens the API, and what opens a project in a browser."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @classmethod
    def nameless(cls, pool: Pool, attribution: Attribution, clock: Clock) -> Self:
        """Ask for a token without having one."""
        return cls(Transport(pool, attribution, None, clock))

    async def create(self, client_id: str) -> Token:
        """Get an anonymous token for this client id."""
        call = Call("POST", Path.ANONYMOUS_TOKEN, headers={"X-Client-Id": client_id})
        return _as(Token, await self._transport.call(call))

    async def claim(self, *, task_id: str, session_id: str) -> ClaimToken:
        """Get what may stand in a link instead of the token."""
        body = {"task_id": task_id, "session_id": session_id}
        return _as(ClaimToken, await self._transport.call(Call("POST", Path.CLAIM_TOKEN, json=body)))


class Sessions:
    """Projects."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def create(self, *, language: str, name: str = "project") -> Session:
        """Start a project."""
        body = {"task_name": name, "language": language}
        return _as(Session, await self._transport.call(Call("POST", Path.SESSIONS, json=body)))


class Turns:
    """Questions to the agent."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def run(self, session_id: str, text: str) -> AsyncIterator[Event]:
        """Ask, exactly once, and give what happens; ends with Ended, also when the connection breaks."""
        body = {
            "app_name": AGENT,
            "user_id": "me",
            "session_id": session_id,
            "new_message": {"parts": [{"text": text}]},
        }
        call = Call("POST", Path.RUN, json=body, headers={"Accept": "text/event-stream"})
        decoder, reader, limits = Decoder(), Reader(), Limits(self._transport.clock)
        async with self._transport.stream(call) as chunks:
            try:
                async for chunk in chunks:
                    for event in _read(decoder.feed(chunk), reader):
                        limits.hear(event)
                        yield event
                        limits.check()
                is_cut = False
            except BackendDown:
                is_cut = True
        for data in decoder.close():
            for event in reader.feed(data, is_last=True):
                yield event
        for event in reader.close(is_cut=is_cut):
            yield event


class Limits:
    """How long one turn may take: in all, and with nothing but signs of life."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = self._stirred = clock.monotonic()

    def hear(self, event: Event) -> None:
        """Take note of what is more than a sign of life."""
        if not isinstance(event, Alive):
            self._stirred = self._clock.monotonic()

    def check(self) -> None:
        """Raise when it has been too long."""
        now = self._clock.monotonic()
        if now - self._began >= TURN_LIMIT_S or now - self._stirred >= QUIET_LIMIT_S:
            raise StreamCut("the turn took too long")


def _read(lines: Iterable[str], reader: Reader) -> Iterator[Event]:
    for data in lines:
        yield from reader.feed(data)


class UploadCalls:
    """Files on their way in."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def files(
        self, session_id: str, paths: Sequence[FilePath], *, progress: Progress | None = None
    ) -> Uploads:
        """Stream files from disk into a project."""
        path = Path.UPLOAD.format(session_id=session_id)
        call = Call("POST", path, body=Multipart(paths, progress), is_slow=True)
        return _as(Uploads, await self._transport.call(call))

    async def links(self, session_id: str, urls: Sequence[str]) -> Uploads:
        """Have the backend fetch files by itself."""
        path = Path.UPLOAD.format(session_id=session_id)
        body = {"urls": list(urls), "source_type": "url"}
        return _as(Uploads, await self._transport.call(Call("POST", path, json=body, is_slow=True)))


class CreditCalls:
    """What may be spent."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def get(self) -> Credits:
        """Give the balance."""
        return _as(Credits, await self._transport.call(Call("GET", Path.CREDITS)))


class States:
    """Projects as they stand."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def latest(self, session_id: str) -> Snapshot:
        """Read a project."""
        call = Call("GET", Path.STATE.format(session_id=session_id))
        return _as(Snapshot, await self._transport.call(call))


class Renders:
    """Finished files in the making."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def create(self, request: RenderRequest) -> Render:
        """Ask for a render."""
        body = request.model_dump(by_alias=True, exclude_none=True)
        return _as(Render, await self._transport.call(Call("POST", Path.RENDERS, json=body)))

    async def get(self, render_id: str) -> Render:
        """Look at a render."""
        return _as(Render, await self._transport.call(Call("GET", Path.RENDER.format(render_id=render_id))))

    async def cancel(self, render_id: str) -> None:
        """Stop a render."""
        await self._transport.call(Call("POST", Path.RENDER_CANCEL.format(render_id=render_id)))

    async def download(self, render: Render, target: FilePath, *, progress: Progress | None = None) -> None:
        """Fetch a finished file; the backend's own address is the way when the given one is closed."""
        own = str(self._transport.pool.endpoint(Path.RENDER_DOWNLOAD.format(render_id=render.id)))
        address = render.output.url if render.output else ""
        if address:
            try:
                return await download(self._transport, address, target, progress=progress)
            except (BackendError, DownloadFailed) as error:
                log.debug("the render's own address failed: %s", type(error).__name__)
        return await download(self._transport, own, target, progress=progress)


class Time:
    """What time it is there."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def read(self) -> float | None:
        """Read it off an answer; None when it says nothing of it."""
        address = str(self._transport.pool.endpoint(Path.CREDITS))
        async with self._transport.fetch(address, start=0) as answer:
            try:
                return parsedate_to_datetime(answer.date).timestamp()
            except ValueError:
                return None


def _as(model: type[M], value: Any) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise UnexpectedAnswer(f"{model.__name__} without a usable {field or 'body'}") from None
