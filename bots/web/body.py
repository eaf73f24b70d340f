"""The bytes of a request, as they come: within bounds, and only for as long as they keep coming."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import ClientDisconnect, Request

from bots.web.refusals import No, Reason
from core.nemo.wire import MIB

MOST_BYTES: Final = 128 * 1024
IDLE_S: Final = 30.0
LONGEST_TEXT: Final = 10_000
MOST_FILES: Final = 20
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]

M = TypeVar("M", bound=BaseModel)


class _Asked(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Login(_Asked):
    """The password, as somebody typed it."""

    password: str = Field(max_length=1024)


class Message(_Asked):
    """Something said: words, the press of a button, files that are here already."""

    id: Id
    text: str = Field("", max_length=LONGEST_TEXT)
    press: str | None = Field(None, max_length=100)
    answers: str | None = Field(None, pattern=r"^m\d{1,18}$")
    files: tuple[Id, ...] = Field((), max_length=MOST_FILES)


class Upload(_Asked):
    """A file that somebody wants to send."""

    id: Id
    name: str = Field(min_length=1, max_length=1000)
    bytes: int = Field(ge=0)


async def read(request: Request, model: type[M], *, within_s: float = IDLE_S) -> M:
    """Read a request's JSON body as this model; it is small, and so has to come soon."""
    try:
        async with asyncio.timeout(within_s):
            body = await _small(request)
    except TimeoutError:
        raise No(Reason.STALLED) from None
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False, include_context=False)[0]
        is_long = fault["type"] in {"string_too_long", "too_long"}
        raise No(Reason.TOO_LONG if is_long else Reason.BAD_REQUEST) from None


async def _small(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise No(Reason.TOO_LONG)
    return bytes(body)


async def pieces(request: Request, *, idle_s: float = IDLE_S) -> AsyncIterator[bytes]:
    """Give a request's body as it comes, as long as it keeps coming."""
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(idle_s):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise No(Reason.STALLED) from None
        yield piece


async def blocks(request: Request, *, idle_s: float = IDLE_S) -> AsyncIterator[bytes]:
    """Give a request's body in blocks that are worth a write; what came before it broke off is given too."""
    block = bytearray()
    broken: ClientDisconnect | No | None = None
    try:
        async for piece in pieces(request, idle_s=idle_s):
            block += piece
            if len(block) >= MIB:
                yield bytes(block)
                block.clear()
    except (ClientDisconnect, No) as error:
        broken = error
    if block:
        yield bytes(block)
    if broken is not None:
        raise broken
