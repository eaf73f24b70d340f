"""A body is read within bounds, and what is wrong with it is named."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from starlette.requests import Request
from starlette.types import Message

from studio.api.body import MAX_BODY_BYTES, ClaimRequest, SessionRequest, UrlsRequest, pieces, read
from studio.api.refusals import Reason, Refusal


def _request(chunks: Sequence[bytes], *, ends: bool = True) -> Request:
    """Make a request whose body comes in these chunks, and then ends or stops coming."""
    coming = list(chunks)

    async def receive() -> Message:
        if coming or ends:
            body = coming.pop(0) if coming else b""
            return {"type": "http.request", "body": body, "more_body": bool(coming) or not ends}
        await asyncio.Event().wait()
        raise AssertionError

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


async def test_a_body_is_read_whatever_its_chunks() -> None:
    """What is left out takes its usual value."""
    asked = await read(_request([b'{"task_', b'name": "My clip"}']), SessionRequest)

    assert (asked.task_name, asked.language) == ("My clip", "en")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[" * 5000, b'{"task_name": NaN}', b'{"task_name": "\\ud800"}', b"9" * 5000]
)
async def test_what_is_no_json_is_told_so(body: bytes) -> None:
    """Nesting, numbers and characters that only break things later are refused here."""
    with pytest.raises(Refusal, match="not JSON"):
        await read(_request([body]), SessionRequest)


@pytest.mark.parametrize(
    ("model", "value", "named"),
    [
        (ClaimRequest, {"task_id": "t"}, "session_id"),
        (ClaimRequest, [], "the body"),
        (UrlsRequest, {"urls": []}, "urls"),
        (UrlsRequest, {"urls": ["a"] * 21}, "urls"),
        (UrlsRequest, {"urls": [1]}, r"urls\.0"),
        (UrlsRequest, {"urls": ["a"], "source_type": "ftp"}, "source_type"),
        (SessionRequest, {"language": "x" * 36}, "language"),
    ],
)
async def test_a_wrong_field_is_named(model: type[ClaimRequest], value: object, named: str) -> None:
    """With the place where it stands, and without repeating what was sent."""
    with pytest.raises(Refusal, match=named):
        await read(_request([json.dumps(value).encode()]), model)


async def test_a_body_without_end_is_refused_when_it_is_too_long() -> None:
    """The bound counts what came, not what was announced."""
    with pytest.raises(Refusal) as refusal:
        await read(_request([b" " * (MAX_BODY_BYTES // 2)] * 3), SessionRequest)

    assert refusal.value.reason is Reason.BODY_TOO_LARGE


async def test_a_body_that_stops_coming_is_given_up() -> None:
    """Nobody holds a place by sending nothing."""
    with pytest.raises(Refusal) as refusal:
        async for _ in pieces(_request([b"{"], ends=False), idle_s=0.01):
            pass

    assert refusal.value.reason is Reason.STALLED
