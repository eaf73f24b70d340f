"""What the studio's answers look like: the envelope, the bare object, the event stream, the file."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.nemo.wire import MIB, Code
from core.room import is_full
from studio.api.links import TYPES
from studio.api.refusals import Reason, Refusal

SIGN_S: Final = 10.0
Events = Iterable[Mapping[str, object]]

_log = logging.getLogger(__name__)
_STOP_S: Final = 15.0  # for work whose caller has gone
_BY_STATUS = {404: Reason.NOT_FOUND, 405: Reason.METHOD}


def envelope(data: BaseModel | Mapping[str, object]) -> Response:
    """Say yes, in the envelope that most of the API uses."""
    shown = data.model_dump(mode="json", by_alias=True) if isinstance(data, BaseModel) else data
    return JSONResponse({"code": int(Code.OK), "message": "success", "data": shown})


def bare(data: BaseModel | Mapping[str, object]) -> Response:
    """Say yes without the envelope, as renders do; what there is not yet is left out."""
    if isinstance(data, BaseModel):
        data = data.model_dump(mode="json", by_alias=True, exclude_none=True)
    return JSONResponse(data)


def refused(refusal: Refusal) -> Response:
    """Say no."""
    reason = refusal.reason
    headers = {} if refusal.retry_after_s is None else {"Retry-After": str(round(refusal.retry_after_s))}
    body = {"code": reason.code, "message": str(refusal), "data": None}
    return JSONResponse(body, status_code=reason.status, headers=headers)


def stream(events: Events) -> Response:
    """Tell events as they are drawn."""
    return _Stream(_lines(events))


async def stream_of(work: Coroutine[None, None, Events], *, every_s: float = SIGN_S) -> Response:
    """Tell the events of work when it is done; work that takes long shows signs of life until then.

    Whoever goes away meanwhile takes it back: it is undone whole, as if it had not been asked for.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait([task], timeout=every_s)
    except asyncio.CancelledError:
        task.cancel()
        raise
    return stream(task.result()) if task.done() else _Late(task, every_s)


def file(path: Path, name: str, *, disposition: str) -> Response:
    """Serve a file, or the parts of it that are asked for."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise Refusal(Reason.NOT_FOUND) from error
    return _File(
        path,
        headers={"X-Content-Type-Options": "nosniff"},
        media_type=TYPES[path.suffix.lstrip(".")][0],
        filename=name,
        stat_result=found,
        content_disposition_type=disposition,
    )


async def on_refusal(_: Request, error: Exception) -> Response:
    """Answer a refusal."""
    assert isinstance(error, Refusal)  # noqa: S101 - registered for nothing else
    return refused(error)


async def on_http_error(_: Request, error: Exception) -> Response:
    """Answer what the router refuses by itself."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    reason = _BY_STATUS.get(status)
    return refused(Refusal(reason) if reason else Refusal(Reason.BAD_REQUEST, f"status {status}"))


class LastResort:
    """Answers what nobody foresaw with an envelope that tells nothing, and logs it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        has_started = False

        async def note(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, receive, note)
        except ClientDisconnect:
            return  # nobody is left to be told
        except Exception as error:
            refusal = _unforeseen(error)
            if has_started:
                raise
            await refused(refusal)(scope, receive, send)


class _File(FileResponse):
    chunk_size = MIB


class _Stream(StreamingResponse):
    media_type = "text/event-stream"

    def __init__(self, lines: AsyncIterator[str]) -> None:
        super().__init__(lines, headers={"Cache-Control": "no-cache"})


class _Late(_Stream):
    """A stream of what is still being worked on; it ends the work when it ends itself."""

    def __init__(self, task: asyncio.Task[Events], every_s: float) -> None:
        super().__init__(_late_lines(task, every_s))
        self._task = task

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            if not self._task.done():
                self._task.cancel()
                await asyncio.wait([self._task], timeout=_STOP_S)


async def _late_lines(task: asyncio.Task[Events], every_s: float) -> AsyncIterator[str]:
    while not task.done():
        yield ": ping\n\n"
        await asyncio.wait([task], timeout=every_s)
    async for line in _lines(_outcome(task)):
        yield line


def _outcome(task: asyncio.Task[Events]) -> Events:
    """Give the events, or the one that says no: the status has been told long since."""
    try:
        return task.result()
    except Refusal as error:
        refusal = error
    except Exception as error:
        refusal = _unforeseen(error)
    return [{"errorCode": str(refusal.reason.code), "errorMessage": str(refusal)}]


def _unforeseen(error: Exception) -> Refusal:
    """Log a failure; a full disk is the operator's to mend, and no trace would tell them more."""
    if is_full(error):
        _log.warning("no room", extra={"action": "request_failed"})
        return Refusal(Reason.DISK_FULL)
    _log.error("request failed", exc_info=error, extra={"action": "request_failed"})
    return Refusal(Reason.INTERNAL)


async def _lines(events: Events) -> AsyncIterator[str]:
    for event in events:
        yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
