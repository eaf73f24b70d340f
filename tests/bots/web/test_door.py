"""The door: a password that is slow to try, and slower with every wrong one."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from bots.web.door import FORGIVEN_S, FREE_TRIES, LONGEST_PAUSE_S, MOST_WAITING, Door
from bots.web.refusals import No, Reason
from bots.web.schema import SCHEMA
from core.store.db import Database
from tests.fakes.clock import JumpingClock

RIGHT = "open sesame"


async def _door(path: Path, clock: JumpingClock, password: str | None = RIGHT) -> Door:
    async with await Database.open(path / "web.db", SCHEMA) as database:
        return await Door.open(database, clock, None if password is None else SecretStr(password))


async def _tried(door: Door, password: str, address: str = "10.0.0.1") -> No | None:
    try:
        await door.judge(address, password)
    except No as no:
        return no
    return None


async def test_only_the_password_opens(tmp_path: Path) -> None:
    """And what is kept of it is a salted hash that is dear to try."""
    door = await _door(tmp_path, JumpingClock())

    assert await _tried(door, RIGHT) is None
    wrong = await _tried(door, "Open Sesame")
    assert wrong is not None
    assert wrong.reason is Reason.WRONG_PASSWORD
    with closing(sqlite3.connect(tmp_path / "web.db")) as database:
        assert RIGHT not in "".join(database.iterdump())


async def test_wrong_ones_make_waiting_longer_and_longer(tmp_path: Path) -> None:
    """A few are free; then even the right one has to wait, for as long as was said, within a limit."""
    clock = JumpingClock()
    door = await _door(tmp_path, clock)
    for _ in range(FREE_TRIES):
        assert await _tried(door, "wrong") is not None
    waits = []
    for _ in range(4):
        refused = await _tried(door, RIGHT)
        assert refused is not None
        assert refused.reason is Reason.SLOW_DOWN
        waits.append(int(refused.headers["Retry-After"]))
        clock.advance(waits[-1])
        await _tried(door, "wrong")

    assert waits == sorted(waits)
    assert waits[0] < waits[-1] <= LONGEST_PAUSE_S
    assert await _tried(door, RIGHT, "10.0.0.2") is None  # others are not made to wait
    clock.advance(LONGEST_PAUSE_S)
    assert await _tried(door, RIGHT) is None
    assert await _tried(door, "wrong") is not None  # and all is forgotten
    assert await _tried(door, RIGHT) is None


async def test_tries_at_once_do_not_slip_through(tmp_path: Path) -> None:
    """They are weighed one after the other."""
    door = await _door(tmp_path, JumpingClock())
    told = await asyncio.gather(*(_tried(door, f"wrong {number}") for number in range(FREE_TRIES + 4)))

    reasons = [no.reason for no in told if no is not None]
    assert reasons.count(Reason.WRONG_PASSWORD) == FREE_TRIES
    assert reasons.count(Reason.SLOW_DOWN) == 4


async def test_addresses_of_one_network_are_one(tmp_path: Path) -> None:
    """Whoever has an IPv6 network has more addresses than there are passwords."""
    door = await _door(tmp_path, JumpingClock())
    for number in range(FREE_TRIES):
        await _tried(door, "wrong", f"2001:db8::{number:x}")

    refused = await _tried(door, RIGHT, "2001:db8::ffff")
    assert refused is not None
    assert refused.reason is Reason.SLOW_DOWN
    assert await _tried(door, RIGHT, "2001:db8:0:1::1") is None


async def test_a_flood_is_not_weighed(tmp_path: Path) -> None:
    """So many wait for their turn, and the rest hear at once that it was too often."""
    door = await _door(tmp_path, JumpingClock())
    told = await asyncio.gather(
        *(_tried(door, RIGHT, f"10.0.0.{number}") for number in range(MOST_WAITING + 3))
    )

    assert [no is None for no in told] == [True] * MOST_WAITING + [False] * 3


async def test_an_old_mistake_is_forgiven(tmp_path: Path) -> None:
    """An hour later the free tries are there again."""
    clock = JumpingClock()
    door = await _door(tmp_path, clock)
    for _ in range(FREE_TRIES):
        await _tried(door, "wrong")
    clock.advance(FORGIVEN_S + 1)

    again = await _tried(door, "wrong")
    assert again is not None
    assert again.reason is Reason.WRONG_PASSWORD
    assert await _tried(door, RIGHT) is None


async def test_a_changed_password_is_another_lock(tmp_path: Path) -> None:
    """The same one after a restart is the same lock; the house keeps its name."""
    clock = JumpingClock()
    first = await _door(tmp_path, clock)
    again = await _door(tmp_path, clock)
    changed = await _door(tmp_path, clock, "another one")
    without = await _door(tmp_path, clock, None)

    assert (again.lock, again.name) == (first.lock, first.name)
    assert changed.lock != first.lock
    assert (first.is_locked, without.is_locked) == (True, False)


@pytest.mark.parametrize("password", ["", "x" * 100_000])
async def test_absurd_passwords_are_only_wrong(tmp_path: Path, password: str) -> None:
    """Nothing breaks on them."""
    refused = await _tried(await _door(tmp_path, JumpingClock()), password)

    assert refused is not None
    assert refused.reason is Reason.WRONG_PASSWORD
