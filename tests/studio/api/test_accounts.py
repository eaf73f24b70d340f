"""Tokens are given once in seven days, and credits are set aside, charged or given back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.queue import SCHEMA as QUEUE_SCHEMA
from core.store.db import Database
from studio.api.accounts import DAY_S, Accounts
from studio.api.refusals import Reason, Refusal
from studio.api.schema import SCHEMA
from tests.fakes.clock import JumpingClock

CLIENT = "client-1"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(tmp_path / "studio.db", QUEUE_SCHEMA, SCHEMA) as database:
        yield database


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("studio.db*"))


async def _session(database: Database, user_id: str, session_id: str) -> str:
    await database.run(
        "open_session",
        session_id=session_id,
        task_id="t",
        user_id=user_id,
        name="project",
        language="en",
        project="{}",
        now=0,
    )
    return session_id


async def test_a_token_opens_its_own_account_for_seven_days(database: Database) -> None:
    """It is valid to the last moment and not beyond."""
    clock = JumpingClock()
    accounts = Accounts(database, clock)
    token = await accounts.issue(CLIENT)

    clock.advance(7 * DAY_S - 1)
    assert await accounts.user_of(f"Bearer {token.token}") == token.user_id
    clock.advance(1)
    with pytest.raises(Refusal) as refusal:
        await accounts.user_of(f"Bearer {token.token}")

    assert refusal.value.reason is Reason.TOKEN
    assert token.token.startswith("nmv_usr_")
    assert token.user_id.startswith("anon_")


async def test_the_token_itself_is_not_in_the_database(database: Database, tmp_path: Path) -> None:
    """Whoever reads the file cannot call as somebody else."""
    token = await Accounts(database, JumpingClock()).issue(CLIENT)
    files = _bytes(tmp_path)

    assert token.user_id.encode() in files
    assert token.token.encode() not in files


async def test_a_second_token_has_to_wait_for_the_first_to_expire(database: Database) -> None:
    """Meanwhile it is told how long; then it opens the same account with fresh credits."""
    clock = JumpingClock()
    accounts = Accounts(database, clock)
    first = await accounts.issue(CLIENT)
    clock.advance(DAY_S)
    with pytest.raises(Refusal) as refusal:
        await accounts.issue(CLIENT)
    clock.advance(6 * DAY_S)
    second = await accounts.issue(CLIENT)

    assert refusal.value.reason is Reason.RATE
    assert refusal.value.retry_after_s == 6 * DAY_S
    assert second.user_id == first.user_id
    assert second.token != first.token


@pytest.mark.parametrize("client_id", ["", "x" * 65])
async def test_a_client_id_is_needed_and_bounded(database: Database, client_id: str) -> None:
    """The refusal names the header."""
    with pytest.raises(Refusal, match="X-Client-Id"):
        await Accounts(database, JumpingClock()).issue(client_id)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer nmv_usr_x", "Basic eDp5", "Bearer \udcff"]
)
async def test_a_header_without_a_known_token_opens_nothing(database: Database, header: str) -> None:
    """Whatever stands there, the answer is the same."""
    with pytest.raises(Refusal) as refusal:
        await Accounts(database, JumpingClock()).user_of(header)

    assert refusal.value.reason is Reason.TOKEN


async def test_what_is_held_cannot_be_spent_twice(database: Database) -> None:
    """Two sessions use up a hundred credits before either has been charged; a third finds none left."""
    accounts = Accounts(database, JumpingClock(), credits=100)
    user = (await accounts.issue(CLIENT)).user_id
    for session_id in ("1", "2"):
        await accounts.hold(user, await _session(database, user, session_id))
    with pytest.raises(Refusal) as refusal:
        await accounts.hold(user, await _session(database, user, "3"))

    assert refusal.value.reason is Reason.CREDITS
    balance = await accounts.balance(user)
    assert (balance.available, balance.frozen, balance.total) == (0, 100, 100)


async def test_a_charge_takes_what_was_held_and_a_release_gives_it_back(database: Database) -> None:
    """One session is charged, the other's turn came to nothing."""
    accounts = Accounts(database, JumpingClock(), credits=100)
    user = (await accounts.issue(CLIENT)).user_id
    for session_id in ("1", "2"):
        await accounts.hold(user, await _session(database, user, session_id))

    async with database.transaction() as transaction:
        await accounts.charge(transaction, user, "1")
    await accounts.release("1")
    await accounts.release("2")

    balance = await accounts.balance(user)
    assert (balance.available, balance.frozen, balance.total) == (50, 0, 50)


async def test_a_hold_that_a_crash_left_is_taken_over_by_its_own_session(database: Database) -> None:
    """The same session asks again and does not pay twice, though nothing else is left."""
    accounts = Accounts(database, JumpingClock(), credits=50)
    user = (await accounts.issue(CLIENT)).user_id
    session_id = await _session(database, user, "1")
    await accounts.hold(user, session_id)
    await accounts.hold(user, session_id)

    assert (await accounts.balance(user)).frozen == 50
    assert await accounts.release_all() == 1
    assert (await accounts.balance(user)).available == 50


async def test_a_claim_token_is_kept_as_a_hash_with_its_end(database: Database) -> None:
    """It opens a project for a week and is readable by its holder only."""
    clock = JumpingClock()
    accounts = Accounts(database, clock)
    user = (await accounts.issue(CLIENT)).user_id
    claim = await accounts.claim(await _session(database, user, "1"))

    assert claim.claim_token.startswith("clm_")
    assert claim.expires_in == 604_800
    assert await database.run("lapse_claims", now=clock.now() + 604_800) == 0
    assert await database.run("lapse_claims", now=clock.now() + 604_801) == 1
