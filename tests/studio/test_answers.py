"""What nobody foresaw is answered without a word about the inside, and logged."""

import logging

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from studio.answers import LastResort
from tests.contract.caller import refusal
from tests.fakes.site import site


async def _broken(scope: Scope, _receive: Receive, send: Send) -> None:
    if scope["path"] == "/late":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
    raise RuntimeError("the secret inside")


async def test_a_failure_is_an_envelope_that_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Code 500 for the caller, the trace for the operator."""
    async with site(LastResort(_broken)) as port, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}/")

    assert refusal(answer) == (500, 500)
    assert "secret" not in answer.text
    assert [record.levelno for record in caplog.records if record.name == "studio.answers"] == [logging.ERROR]


async def test_a_failure_in_mid_answer_cuts_it_off() -> None:
    """Half an answer never passes for a whole one."""
    async with site(LastResort(_broken)) as port, httpx.AsyncClient(trust_env=False) as http:
        with pytest.raises(httpx.RemoteProtocolError):
            await http.get(f"http://127.0.0.1:{port}/late")
