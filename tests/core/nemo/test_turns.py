"""Asking the agent: once, whatever happens."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.errors import (
    BackendDown,
    BackendError,
    OutOfCredits,
    RateLimited,
    SessionLost,
    StreamCut,
    StreamTooLong,
    TokenExpired,
    UnexpectedAnswer,
)
from core.nemo.client import QUIET_LIMIT_S, TURN_LIMIT_S, Nemo
from core.nemo.events import Alive, Ended, Ending, Event, Preview, Said
from core.nemo.wire import Path
from tests.core.nemo.conftest import Renewing
from tests.fakes.answers import Answer, no, plain, say
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud
from tests.fakes.streams import HEARTBEAT, call, piece, text


async def run(nemo: Nemo) -> list[Event]:
    return [event async for event in nemo.turns.run("7", "add music")]


async def test_the_agent_is_asked_in_its_own_words(nemo: Nemo, cloud: Cloud) -> None:
    """All fields in snake_case, and an event stream wanted."""
    assert await run(nemo) == [Said("Done."), Ended(Ending.ANSWERED)]

    asked = cloud.asked[0]
    assert asked.headers["accept"] == "text/event-stream"
    assert asked.json == {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": "7",
        "new_message": {"parts": [{"text": "add music"}]},
    }


async def test_events_come_while_the_stream_is_open(nemo: Nemo, cloud: Cloud) -> None:
    """Nothing is held back to the end."""
    gate = asyncio.Event()
    cloud.when_run(piece("Hel"), gate, text("Hello."))
    stream = nemo.turns.run("7", "hi")

    async with asyncio.timeout(10):
        assert await anext(stream) == Preview("Hel")
        gate.set()
        assert [event async for event in stream] == [Said("Hello."), Ended(Ending.ANSWERED)]


@pytest.mark.parametrize("steps", [(), (HEARTBEAT,), (text("I will."),), (piece("Hel"),), (call("trim"),)])
async def test_a_broken_connection_is_not_asked_again(
    nemo: Nemo, cloud: Cloud, steps: tuple[object, ...]
) -> None:
    """What came is told, and that it was cut off."""
    cloud.when_run(*steps, None)  # type: ignore[arg-type]  # each of them is a step
    events = await run(nemo)

    assert events[-1] == Ended(Ending.CUT_OFF)
    assert Said("Hel", is_whole=False) in events or steps != (piece("Hel"),)
    assert cloud.runs("7") == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (plain("", 500), BackendDown),
        (no(503), BackendDown),
        (no(1002, status=404), SessionLost),
        (say({"detail": "Session not found: 7"}, 404), SessionLost),
        (no(2001), OutOfCredits),
        (no(2001, status=402), OutOfCredits),
        (no(400, status=400), BackendError),
        (plain("<html>", 200), UnexpectedAnswer),
        (plain("", 302, location="/elsewhere"), UnexpectedAnswer),
        (say({"code": 0, "data": {}}), UnexpectedAnswer),
        (no(429, status=429, retry_after="500"), RateLimited),
    ],
)
async def test_a_refusal_before_the_stream_is_not_asked_again(
    nemo: Nemo, cloud: Cloud, answer: Answer, error: type[BackendError]
) -> None:
    """Whether it did something or not."""
    cloud.when(Path.RUN, answer)

    with pytest.raises(error):
        await run(nemo)
    assert cloud.runs("7") == 1


async def test_a_connection_that_breaks_before_the_answer_is_not_asked_again(
    nemo: Nemo, cloud: Cloud
) -> None:
    """The agent may have heard."""
    cloud.when(Path.RUN, cloud.breaks())

    with pytest.raises(BackendDown):
        await run(nemo)
    assert cloud.runs("7") == 1


@pytest.mark.parametrize("refusal", [no(429), no(429, status=409), plain("", 429, retry_after="3")])
async def test_a_limit_was_not_heard_by_the_agent(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, refusal: Answer
) -> None:
    """So it is asked once more, and not a third time."""
    cloud.when(Path.RUN, refusal)

    assert (await run(nemo))[-1] == Ended(Ending.ANSWERED)
    assert cloud.runs("7") == 2
    assert len(clock.slept) == 1
    cloud.when(Path.RUN, refusal, refusal)
    with pytest.raises(RateLimited):
        await run(nemo)
    assert cloud.runs("7") == 4


async def test_an_expired_token_was_not_heard_by_the_agent(
    nemo: Nemo, cloud: Cloud, bearer: Renewing
) -> None:
    """The new one asks, once."""
    cloud.expire()

    assert (await run(nemo))[-1] == Ended(Ending.ANSWERED)
    assert [asked.token for asked in cloud.asked] == [TOKEN, f"{TOKEN}+"]
    assert bearer.renewed == 1


async def test_a_configured_token_that_expired_asks_once(configured: Nemo, cloud: Cloud) -> None:
    """And says so."""
    cloud.expire()

    with pytest.raises(TokenExpired):
        await run(configured)
    assert cloud.runs("7") == 1


async def linger(nemo: Nemo, clock: JumpingClock, seconds: float) -> AsyncIterator[Event]:
    """Let so much time pass after everything that is heard, but for an answer."""
    async for event in nemo.turns.run("7", "hi"):
        yield event
        if isinstance(event, Alive | Preview):
            clock.advance(seconds)


async def test_a_turn_has_its_limit(nemo: Nemo, cloud: Cloud, clock: JumpingClock) -> None:
    """A quarter of an hour, however lively it is."""
    cloud.when_run(*[piece("word ")] * 6, text("Too late."))
    lively = linger(nemo, clock, TURN_LIMIT_S / 3)

    assert [type(await anext(lively)) for _ in range(3)] == [Preview] * 3
    with pytest.raises(StreamCut):
        await anext(lively)
    assert cloud.runs("7") == 1


async def test_signs_of_life_alone_are_not_waited_for_for_ever(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock
) -> None:
    """Ten minutes of nothing but heartbeats are as good as silence."""
    cloud.when_run(*[HEARTBEAT] * 6, text("Too late."))
    beating = linger(nemo, clock, QUIET_LIMIT_S / 3)

    assert [await anext(beating) for _ in range(3)] == [Alive()] * 3
    with pytest.raises(StreamCut):
        await anext(beating)


async def test_news_between_signs_of_life_begin_the_wait_anew(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock
) -> None:
    """Who says something is at work."""
    cloud.when_run(HEARTBEAT, piece("Hel"), HEARTBEAT, text("Hello."))

    heard = [event async for event in linger(nemo, clock, QUIET_LIMIT_S / 2 - 10)]
    assert heard == [Alive(), Preview("Hel"), Alive(), Said("Hello."), Ended(Ending.ANSWERED)]


async def test_a_stream_without_bounds_is_left(nemo: Nemo, cloud: Cloud) -> None:
    """It is neither kept nor asked for again."""
    cloud.when_run(*[b"x" * 100_000] * 20)

    with pytest.raises(StreamTooLong):
        await run(nemo)
    assert cloud.runs("7") == 1


async def test_a_cancelled_reader_closes_the_connection(nemo: Nemo, cloud: Cloud) -> None:
    """Cancelled while it waits for the next event."""
    cloud.when_run(piece("Hel"), asyncio.Event())
    heard = asyncio.Event()

    async def read() -> None:
        async for _ in nemo.turns.run("7", "hi"):
            heard.set()

    reading = asyncio.create_task(read())
    async with asyncio.timeout(10):
        await heard.wait()
        reading.cancel()
        await asyncio.wait({reading})
        await cloud.left.wait()
    assert reading.cancelled()


async def test_a_reader_that_walks_away_closes_the_connection(nemo: Nemo, cloud: Cloud) -> None:
    """Stopped in the middle of what it does with an event."""
    cloud.when_run(piece("Hel"), asyncio.Event())

    async with asyncio.timeout(10):
        async for event in nemo.turns.run("7", "hi"):
            assert event == Preview("Hel")
            break
        await cloud.left.wait()
