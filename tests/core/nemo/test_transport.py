"""One call: in whose name it goes out, when it is repeated, and what never leaks."""

import asyncio
import logging
import socket

import pytest
from pydantic import SecretStr

from core.errors import (
    BackendDown,
    BackendError,
    RateLimited,
    SettingsError,
    TokenExpired,
    UnexpectedAnswer,
)
from core.identity import Configured
from core.nemo.client import Nemo
from core.nemo.patience import LIMITED_WAIT_S, LONGEST_WAIT_S, RETRIES_S
from core.nemo.transport import Pool
from core.nemo.wire import Path, RenderRequest
from tests.core.nemo.conftest import ATTRIBUTION, Renewing
from tests.fakes.answers import Answer, no, plain, say
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud

RENDER = RenderRequest(id="r1", session_id="1", draft={"t": []})
BALANCE = {"available": 1, "frozen": 0, "total": 1}
DOWN = [plain("", 500), plain("<html>", 502), plain("", 503), no(500), no(503, status=200)]


async def test_every_request_says_who_sends_it(nemo: Nemo, cloud: Cloud) -> None:
    """Token and attribution are on all of them; without these headers exports fail."""
    await nemo.credits.get()
    await nemo.renders.create(RENDER)
    [event async for event in nemo.turns.run("1", "hi")]

    for asked in cloud.asked:
        assert asked.token == TOKEN
        assert [asked.headers[f"x-skill-{part}"] for part in ("source", "version", "platform")] == [
            "video-maker",
            "1.2.3",
            "tests",
        ]


@pytest.mark.parametrize("failure", DOWN)
async def test_a_read_is_repeated_while_the_backend_is_down(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, failure: Answer
) -> None:
    """With growing pauses."""
    cloud.when(Path.CREDITS, failure, cloud.breaks(), failure, say(BALANCE))

    assert (await nemo.credits.get()).total == 1
    assert clock.slept == list(RETRIES_S[:3])


async def test_a_read_is_not_repeated_for_ever(nemo: Nemo, cloud: Cloud, clock: JumpingClock) -> None:
    """After the last pause the failure is the answer."""
    cloud.when(Path.CREDITS, *[plain("", 500)] * 99)

    with pytest.raises(BackendDown):
        await nemo.credits.get()
    assert len(cloud.asked) == len(RETRIES_S) + 1
    assert clock.slept == list(RETRIES_S)


@pytest.mark.parametrize("failure", [*DOWN, None])
async def test_what_changes_something_is_sent_once(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, failure: Answer | None
) -> None:
    """Nobody knows what became of it."""
    cloud.when(Path.SESSIONS, failure or cloud.breaks())

    with pytest.raises(BackendDown):
        await nemo.sessions.create(language="en")
    assert len(cloud.asked) == 1
    assert clock.slept == []


async def test_a_half_answer_is_a_failure(nemo: Nemo, cloud: Cloud) -> None:
    """An answer that breaks off in the middle is asked for again."""
    cloud.when(Path.CREDITS, cloud.breaks(b'{"code": 0, ', content_length="100"))

    assert (await nemo.credits.get()).total == 100


async def test_nobody_at_home_is_a_failure(clock: JumpingClock) -> None:
    """A closed port is the same as a backend that is down."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    async with Pool.open(f"http://127.0.0.1:{port}") as pool:
        nemo = Nemo(pool, ATTRIBUTION, Configured(SecretStr(TOKEN)), clock)
        with pytest.raises(BackendDown):
            await nemo.credits.get()


@pytest.mark.parametrize(
    ("limit", "wait_s"),
    [
        (no(429), LIMITED_WAIT_S),
        (no(429, status=429), LIMITED_WAIT_S),
        (no(429, status=429, retry_after="7"), 7.0),
        (plain("", 429, retry_after="0"), 0.0),
    ],
)
async def test_a_limit_is_waited_for_once(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, limit: Answer, wait_s: float
) -> None:
    """As long as it says, else half a minute; also for what changes something, since nothing was done."""
    cloud.when(Path.SESSIONS, limit)
    await nemo.sessions.create(language="en")

    assert clock.slept == [wait_s]
    cloud.when(Path.SESSIONS, limit, limit)
    with pytest.raises(RateLimited):
        await nemo.sessions.create(language="en")
    assert len(cloud.asked) == 4


async def test_a_wait_without_end_is_refused(nemo: Nemo, cloud: Cloud, clock: JumpingClock) -> None:
    """Nobody wants to sit through it."""
    cloud.when(Path.CREDITS, no(429, status=429, retry_after=str(LONGEST_WAIT_S + 1)))

    with pytest.raises(RateLimited) as caught:
        await nemo.credits.get()
    assert caught.value.retry_after_s == LONGEST_WAIT_S + 1
    assert clock.slept == []


@pytest.mark.parametrize("expired", [no(1001), no(1010), no(1011), no(1001, status=401), plain("", 401)])
async def test_an_expired_token_is_renewed_once(
    nemo: Nemo, cloud: Cloud, bearer: Renewing, expired: Answer
) -> None:
    """Then the call goes out again, with the new one; if that is refused as well, that is the answer."""
    cloud.when(Path.SESSIONS, expired)
    await nemo.sessions.create(language="en")

    assert [asked.token for asked in cloud.asked] == [TOKEN, f"{TOKEN}+"]
    cloud.when(Path.SESSIONS, expired, expired)
    with pytest.raises(TokenExpired):
        await nemo.sessions.create(language="en")
    assert len(cloud.asked) == 4
    assert bearer.renewed == 2


async def test_a_configured_token_is_not_renewed(configured: Nemo, cloud: Cloud) -> None:
    """There is nothing to renew it with, and no loop."""
    cloud.expire()

    with pytest.raises(TokenExpired):
        await configured.credits.get()
    assert len(cloud.asked) == 1


async def test_a_token_shows_nowhere(
    configured: Nemo, pool: Pool, cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in logs, not in texts of errors, not in what prints; even when the backend repeats it."""
    caplog.set_level(logging.DEBUG)
    secret = "operator-secret-7"
    cloud.tokens.add(secret)
    nemo = Nemo(pool, ATTRIBUTION, Configured(SecretStr(secret)), JumpingClock())
    await nemo.credits.get()
    cloud.when(Path.CREDITS, no(4242, f"who is {secret}?"))
    with pytest.raises(BackendError) as refused:
        await nemo.credits.get()
    cloud.when(Path.RUN, no(4242, f"who is {secret}?"))
    with pytest.raises(BackendError) as unheard:
        [event async for event in nemo.turns.run("1", "hi")]

    shown = [str(refused.value), repr(refused.value), str(unheard.value), repr(vars(nemo)), repr(configured)]
    assert secret not in caplog.text + "".join(shown)
    assert cloud.url not in caplog.text


@pytest.mark.parametrize("token", ["tökén", "with space", "with\nline", "", "\u200btoken"])
async def test_a_token_that_cannot_be_sent_is_named_without_being_shown(token: str) -> None:
    """A slip of the operator's keyboard is told as such; the token itself is not repeated."""
    with pytest.raises(SettingsError, match="what no token holds") as caught:
        Configured(SecretStr(token))
    assert caught.value.setting == "NEMO_TOKEN"
    assert not token or token not in str(caught.value)


async def test_an_answer_of_another_shape_is_unexpected(nemo: Nemo, cloud: Cloud) -> None:
    """What is missing is named."""
    cloud.when(
        Path.CREDITS, say({"code": 0, "data": {"available": 1}}), say({"code": 0, "data": None}), plain("hi")
    )

    with pytest.raises(UnexpectedAnswer, match="total"):
        await nemo.credits.get()
    with pytest.raises(UnexpectedAnswer):
        await nemo.credits.get()
    with pytest.raises(UnexpectedAnswer):
        await nemo.credits.get()


async def test_cookies_do_not_mix_people_up(nemo: Nemo, cloud: Cloud) -> None:
    """Everybody shares the connections, so nothing that the backend wants remembered is kept."""
    cloud.when(Path.CREDITS, say(BALANCE, set_cookie="session=somebody; Path=/"))
    await nemo.credits.get()
    await nemo.credits.get()

    assert "cookie" not in cloud.asked[-1].headers


async def test_a_prefix_in_the_base_address_is_kept(cloud: Cloud, clock: JumpingClock) -> None:
    """An operator may have the backend behind a path."""
    async with Pool.open(f"{cloud.url}/gateway/") as pool:
        nemo = Nemo(pool, ATTRIBUTION, Configured(SecretStr(TOKEN)), clock)
        with pytest.raises(BackendError):
            await nemo.credits.get()

    assert cloud.unknown == [f"/gateway{Path.CREDITS}"]


async def test_a_cancelled_call_is_cancelled(nemo: Nemo, cloud: Cloud) -> None:
    """Cancellation is not taken for a failure to be retried."""
    gate = asyncio.Event()
    cloud.when_stuck(Path.CREDITS, gate)
    asking = asyncio.create_task(nemo.credits.get())
    async with asyncio.timeout(10):
        await cloud.stuck.wait()
    asking.cancel()
    await asyncio.wait({asking})
    gate.set()

    assert asking.cancelled()
    assert len(cloud.asked) == 1
