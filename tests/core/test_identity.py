"""Who we are to the backend."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from core.errors import BackendDown, RateLimited, TokenExpired
from core.identity import BOT, SCHEMA, Anonymous, Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo, Tokens
from core.nemo.transport import Pool
from core.nemo.wire import Path as Address
from core.secrets import Vault
from core.store.db import Database
from tests.fakes.answers import no, plain
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud

ATTRIBUTION = Attribution("video-maker", "1", "tests")


class House:
    """One data folder and its clock: what is left when the process has ended."""

    def __init__(self, folder: Path, pool: Pool) -> None:
        self.folder = folder
        self.pool = pool
        self.clock = JumpingClock()

    async def database(self) -> Database:
        return await Database.open(self.folder / "cutroom.db", SCHEMA)

    def anonymous(self, database: Database, *, holder: str = BOT, client_id: str | None = None) -> Anonymous:
        return Anonymous(
            database,
            Vault.beside(self.folder),
            self.clock,
            issue=Tokens.nameless(self.pool, ATTRIBUTION, self.clock).create,
            holder=holder,
            client_id=client_id,
        )

    def nemo(self, anonymous: Anonymous) -> Nemo:
        return Nemo(self.pool, ATTRIBUTION, anonymous, self.clock)


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        yield cloud


@pytest.fixture
async def house(cloud: Cloud, tmp_path: Path) -> AsyncIterator[House]:
    async with Pool.open(cloud.url) as pool:
        yield House(tmp_path, pool)


def clients(cloud: Cloud) -> list[str]:
    """Give the client ids that asked for a token."""
    return [asked.headers.get("x-client-id", "") for asked in cloud.calls(Address.ANONYMOUS_TOKEN)]


async def test_a_token_is_obtained_once_and_survives_a_restart(house: House, cloud: Cloud) -> None:
    """The second life finds what the first one was given."""
    async with await house.database() as database:
        first = await house.anonymous(database).token()
    async with await house.database() as database:
        second = house.anonymous(database)
        assert await second.token() == first
        await house.nemo(second).credits.get()

    assert len(clients(cloud)) == 1
    assert 1 <= len(clients(cloud)[0]) <= 64


async def test_many_who_start_at_once_share_one_token(house: House, cloud: Cloud) -> None:
    """Only ten a week are to be had."""
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        tokens = await asyncio.gather(*(anonymous.token() for _ in range(20)))

    assert len(set(tokens)) == 1
    assert len(clients(cloud)) == 1


async def test_many_calls_that_fail_at_once_renew_once(house: House, cloud: Cloud) -> None:
    """With the same client id; all of them go through."""
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        nemo = house.nemo(anonymous)
        await nemo.credits.get()
        cloud.expire()
        balances = await asyncio.gather(*(nemo.credits.get() for _ in range(20)))

    assert len(balances) == 20
    assert len(clients(cloud)) == 2
    assert len(set(clients(cloud))) == 1


@pytest.mark.parametrize(
    "form", [lambda at: at, lambda at: at * 1000, lambda at: datetime.fromtimestamp(at, UTC).isoformat()]
)
async def test_a_token_is_renewed_when_its_time_is_over_and_not_before(
    house: House, cloud: Cloud, form: Any
) -> None:
    """Whether the backend tells it in seconds, milliseconds or as a date; also after a restart."""
    week = 7 * 86_400
    cloud.expires_at = form(house.clock.now() + week)
    async with await house.database() as database:
        first = await house.anonymous(database).token()
    house.clock.advance(week - 1)
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        assert await anonymous.token() == first
        house.clock.advance(1)
        assert await anonymous.token() != first

    assert len(clients(cloud)) == 2


@pytest.mark.parametrize("expires_at", [None, "", "some day", 0, 1_700_000_000])
async def test_an_expiry_that_says_nothing_is_no_expiry(house: House, cloud: Cloud, expires_at: Any) -> None:
    """The backend will tell when it is over."""
    cloud.expires_at = expires_at
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        assert await anonymous.token() == await anonymous.token()

    assert len(clients(cloud)) == 1


async def test_the_operators_client_id_is_used(house: House, cloud: Cloud) -> None:
    """For the first token and for the next."""
    async with await house.database() as database:
        anonymous = house.anonymous(database, client_id="the-operators")
        await anonymous.renew(await anonymous.token())

    assert clients(cloud) == ["the-operators"] * 2


async def test_a_client_id_that_is_missed_is_made_once(house: House, cloud: Cloud) -> None:
    """And asked with once more; a second refusal is the answer."""
    async with await house.database() as database:
        cloud.when(Address.ANONYMOUS_TOKEN, no(400, "X-Client-Id is missing", status=400))
        await house.anonymous(database, client_id="strange").token()

    assert clients(cloud)[0] == "strange"
    assert clients(cloud)[1] not in {"", "strange"}


async def test_every_holder_is_somebody_else(house: House, cloud: Cloud) -> None:
    """With a client id and a token of its own."""
    async with await house.database() as database:
        tokens = [
            await house.anonymous(database, holder=holder).token() for holder in (BOT, "telegram:1", BOT)
        ]

    assert tokens[0] == tokens[2] != tokens[1]
    assert len(set(clients(cloud))) == 2


async def test_a_backend_that_gives_no_other_token_is_told_as_an_expired_one(
    house: House, cloud: Cloud
) -> None:
    """It still holds the old one for valid, so there is no way in; nobody waits, and nothing loops."""
    async with await house.database() as database:
        nemo = house.nemo(house.anonymous(database))
        await nemo.credits.get()
        cloud.expire()
        cloud.when(Address.ANONYMOUS_TOKEN, no(429, status=429, retry_after="600000"))
        with pytest.raises(TokenExpired):
            await nemo.credits.get()

    assert len(clients(cloud)) == 2
    assert house.clock.slept == []


async def test_the_first_token_may_be_refused(house: House, cloud: Cloud) -> None:
    """Ten a week for one address are soon gone; the next attempt starts afresh."""
    cloud.when(Address.ANONYMOUS_TOKEN, no(429, status=429, retry_after="600000"), plain("", 502))
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        with pytest.raises(RateLimited):
            await anonymous.token()
        with pytest.raises(BackendDown):
            await anonymous.token()
        assert await anonymous.token()

    assert len(set(clients(cloud))) == 1


async def test_a_cancelled_renewal_is_taken_up_by_the_next(house: House, cloud: Cloud) -> None:
    """Whoever waits for it is not left waiting."""
    gate = asyncio.Event()
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        refused = await anonymous.token()
        cloud.when_stuck(Address.ANONYMOUS_TOKEN, gate)
        first = asyncio.create_task(anonymous.renew(refused))
        async with asyncio.timeout(10):
            await cloud.stuck.wait()
            second = asyncio.create_task(anonymous.renew(refused))
            first.cancel()
            assert await second != refused
        gate.set()


async def test_the_token_is_sealed_at_rest_and_out_of_sight(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in any file of the folder, not in a log, not in what prints."""
    caplog.set_level(logging.DEBUG)
    async with await house.database() as database:
        anonymous = house.anonymous(database)
        token = (await anonymous.token()).get_secret_value()
        await house.nemo(anonymous).credits.get()
        shown = repr(anonymous) + repr(vars(anonymous)) + caplog.text

    files = [file for file in house.folder.iterdir() if file.is_file()]
    assert token not in shown
    assert len(files) >= 2
    assert not [file for file in files if token.encode() in file.read_bytes()]


async def test_a_database_that_lost_its_key_starts_over(house: House, cloud: Cloud) -> None:
    """The old token cannot be opened, and its client id gets no other one: somebody new asks."""
    async with await house.database() as database:
        await house.anonymous(database).token()
    (house.folder / "secret.key").unlink()
    async with await house.database() as database:
        assert await house.anonymous(database).token()

    assert len(clients(cloud)) == 2
    assert len(set(clients(cloud))) == 2


async def test_the_operators_token_is_used_as_it_is() -> None:
    """Blanks that came with it are dropped; there is no other one to be had."""
    configured = Configured(SecretStr(" operator-token\n"))

    assert await configured.token() == SecretStr("operator-token")
    with pytest.raises(TokenExpired):
        await configured.renew(SecretStr("operator-token"))
