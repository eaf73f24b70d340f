"""What nobody foresaw is answered without a word about the inside, and logged."""

import asyncio
import errno
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from studio.api.answers import Events, LastResort, stream_of
from studio.api.refusals import Reason, Refusal
from tests.contract.caller import refusal
from tests.fakes.site import site


async def _broken(scope: Scope, _receive: Receive, send: Send) -> None:
    if scope["path"] == "/late":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
    if scope["path"] == "/full":
        raise OSError(errno.ENOSPC, "No space left on device")
    raise RuntimeError("the secret inside")


async def test_a_failure_is_an_envelope_that_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Code 500 for the caller, the trace for the operator."""
    async with site(LastResort(_broken)) as port, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}/")

    assert refusal(answer) == (500, 500)
    assert "secret" not in answer.text
    assert [record.levelno for record in caplog.records if record.name == "studio.api.answers"] == [
        logging.ERROR
    ]


async def test_a_full_disk_is_told_without_a_trace(caplog: pytest.LogCaptureFixture) -> None:
    """It is no failure of the studio's, and the caller can wait for room."""
    async with site(LastResort(_broken)) as port, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}/full")

    assert refusal(answer) == (507, 507)
    [record] = [record for record in caplog.records if record.name == "studio.api.answers"]
    assert (record.levelno, record.exc_info) == (logging.WARNING, None)


async def test_a_failure_in_mid_answer_cuts_it_off() -> None:
    """Half an answer never passes for a whole one."""
    async with site(LastResort(_broken)) as port, httpx.AsyncClient(trust_env=False) as http:
        with pytest.raises(httpx.RemoteProtocolError):
            await http.get(f"http://127.0.0.1:{port}/late")


class _Slow:
    """Serves work that ends when it is told to."""

    def __init__(self) -> None:
        self.may_end, self.has_ended, self.was_stopped = asyncio.Event(), False, asyncio.Event()
        self.refusal: Exception | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await stream_of(self._work(), every_s=0.01)
        await answer(scope, receive, send)

    async def _work(self) -> Events:
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.was_stopped.set()
            raise
        if self.refusal:
            raise self.refusal
        self.has_ended = True
        return [{"text": "done"}]


@asynccontextmanager
async def _streamed(app: ASGIApp) -> AsyncIterator[httpx.Response]:
    async with (
        site(app) as port,
        httpx.AsyncClient(trust_env=False) as http,
        http.stream("GET", f"http://127.0.0.1:{port}/") as answer,
    ):
        yield answer


async def test_slow_work_shows_signs_of_life_and_then_its_events() -> None:
    """Comments come first, which readers of event streams pass over."""
    work = _Slow()
    async with _streamed(work) as answer:
        lines = answer.aiter_lines()
        first = [await anext(lines) for _ in range(3)]
        work.may_end.set()
        rest = [line async for line in lines if line.startswith("data: ")]

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert first == [": ping", "", ": ping"]
    assert rest == ['data: {"text": "done"}']


async def test_work_that_fails_late_is_told_in_an_event() -> None:
    """The status has been told by then: a refusal keeps its message, and anything else tells nothing."""
    for error, wanted in (
        (Refusal(Reason.BUSY), "Another turn"),
        (RuntimeError("the secret inside"), "The studio failed"),
    ):
        work = _Slow()
        work.refusal = error
        async with _streamed(work) as answer:
            lines = answer.aiter_lines()
            await anext(lines)
            work.may_end.set()
            (told,) = [line async for line in lines if line.startswith("data: ")]

        assert '"errorCode"' in told
        assert wanted in told
        assert "secret" not in told


async def test_work_whose_caller_goes_away_is_stopped() -> None:
    """It is not left to itself."""
    work = _Slow()
    async with site(work) as port, httpx.AsyncClient(trust_env=False) as http:
        async with http.stream("GET", f"http://127.0.0.1:{port}/") as answer:
            await anext(answer.aiter_lines())
        async with asyncio.timeout(10):
            await work.was_stopped.wait()

    assert not work.has_ended


async def test_quick_work_is_refused_with_a_status() -> None:
    """As long as nothing has been told."""

    async def refused() -> Events:
        raise Refusal(Reason.CREDITS)

    with pytest.raises(Refusal):
        await stream_of(refused())
