"""Turns: asked in words, told as events, kept in the draft."""

import pytest

from core.nemo.wire import Path
from tests.contract.caller import Caller, refusal, turn
from tests.contract.clips import clip


def _text(told: list[dict[str, object]]) -> str:
    whole = [event for event in told if not event.get("partial")]
    return "".join(
        part.get("text", "")
        for event in whole
        for part in (event.get("content") or {}).get("parts", [])  # type: ignore[attr-defined]
    )


async def test_an_edit_is_told_and_is_in_the_draft(caller: Caller, session_id: str) -> None:
    """The stream says something, and the state that is read after it holds the title."""
    await caller.upload(session_id, ("beach.mp4", clip(2)))
    before = (await caller.state(session_id))["state"]["draft"]
    told = await caller.say(session_id, 'add a title "Holiday"')
    after = (await caller.state(session_id))["state"]["draft"]

    assert _text(told)
    assert "Holiday" not in str(before)
    assert "Holiday" in str(after)


async def test_the_stream_is_made_of_events(caller: Caller, session_id: str) -> None:
    """It is served as an event stream and closes by itself."""
    await caller.upload(session_id, ("beach.mp4", clip()))
    answer = await caller.call("POST", Path.RUN, json=turn(session_id, 'add a title "Hi"'))

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.endswith("\n\n")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"{", "JSON"),
        (b"[]", ""),
        (b'{"app_name":"nemo_agent","user_id":"me"}', "session_id"),
        (b'{"session_id":"1","new_message":{"parts":[]}}', "parts"),
        (b'{"session_id":"1","new_message":{"parts":[{"text":""}]}}', "text"),
        (b'{"session_id":1,"new_message":{"parts":[{"text":"x"}]}}', "session_id"),
    ],
)
async def test_a_turn_that_cannot_be_understood_is_refused(caller: Caller, body: bytes, named: str) -> None:
    """Code 400, and the field is named."""
    answer = await caller.call("POST", Path.RUN, content=body, headers={"Content-Type": "application/json"})

    assert refusal(answer)[1] == 400
    assert named.lower() in answer.json()["message"].lower()


async def test_a_turn_of_an_unknown_session_is_refused(caller: Caller) -> None:
    """Code 1002 instead of a stream."""
    assert refusal(await caller.call("POST", Path.RUN, json=turn("404", "hello")))[1] == 1002
