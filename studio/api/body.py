"""The bytes of a request turned into a model, or into a refusal that names the field at fault."""

import asyncio
from collections.abc import AsyncIterator
from typing import Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json
from starlette.requests import Request

from core.nemo.wire import MIB, Wire
from studio.api.intake import MAX_FILES
from studio.api.refusals import Reason, Refusal

MAX_BODY_BYTES = 8 * MIB
IDLE_S = 60.0

M = TypeVar("M", bound=BaseModel)


class SessionRequest(Wire):
    """Begin a project."""

    task_name: str = Field("project", min_length=1, max_length=200)
    language: str = Field("en", min_length=1, max_length=35)


class ClaimRequest(Wire):
    """Ask for what opens a project in the browser."""

    task_id: str = Field(max_length=64)
    session_id: str = Field(max_length=64)


class UrlsRequest(Wire):
    """Add files by their addresses."""

    urls: list[str] = Field(min_length=1, max_length=MAX_FILES)
    source_type: Literal["url"] = "url"


async def read(request: Request, model: type[M]) -> M:
    """Read a request's JSON body as this model."""
    try:
        value = from_json(await _bytes(request), allow_inf_nan=False)
    except ValueError as error:
        raise Refusal(Reason.BAD_REQUEST, "the body is not JSON") from error
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the body"
        raise Refusal(Reason.BAD_REQUEST, f"{where}: {first['msg']}") from error


async def pieces(request: Request, *, idle_s: float = IDLE_S) -> AsyncIterator[bytes]:
    """Give a request's body as it comes, as long as it keeps coming."""
    stream = aiter(request.stream())
    try:
        while True:
            async with asyncio.timeout(idle_s):
                piece = await anext(stream)
            yield piece
    except StopAsyncIteration:
        return
    except TimeoutError as error:
        raise Refusal(Reason.STALLED) from error


async def _bytes(request: Request) -> bytes:
    body = bytearray()
    async for chunk in pieces(request):
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise Refusal(Reason.BODY_TOO_LARGE, MAX_BODY_BYTES)
    return bytes(body)
