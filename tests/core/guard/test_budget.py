"""What turns cost: each counted once, whatever happens, and the sum of all is what the account lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from core.guard.budget import DAY_S, Budget, Passed, Spending
from core.guard.caps import Cap, Caps
from core.inbox import SCHEMA
from core.nemo.wire import Credits
from core.settings import Backend, Settings
from core.store.db import Database
from tests.fakes.clock import JumpingClock

MIDNIGHT = 20_000 * DAY_S


@asynccontextmanager
async def _budget(folder: Path, clock: JumpingClock, **settings: Any) -> AsyncIterator[Budget]:
    chosen = Settings(data=folder, backend=Backend.CLOUD, **settings)
    async with await Database.open(folder / "cutroom.db", SCHEMA) as database:
        yield Budget(database, Caps(database, chosen), chosen, clock)


@pytest.fixture
def clock() -> JumpingClock:
    """Noon."""
    return JumpingClock(start=MIDNIGHT + DAY_S / 2)


def _turn(number: int, who: str = "test:anna", expected: int = 50) -> Spending:
    return Spending(number, who, "bot", f"s{number}", expected)


def _has(total: float, frozen: float = 0) -> Credits:
    return Credits(available=total - frozen, frozen=frozen, total=total)


async def test_a_turn_is_counted_once(tmp_path: Path, clock: JumpingClock) -> None:
    """Begun again and ended again after a crash, it costs what it cost."""
    async with _budget(tmp_path, clock, person_credits=60) as budget:
        assert await budget.reserve(_turn(1), _has(500)) is None
    async with _budget(tmp_path, clock, person_credits=60) as budget:
        assert await budget.reserve(_turn(1), _has(470)) is None
        assert await budget.settle(1, _has(455)) == 45
        assert await budget.settle(1, _has(300)) is None
        await budget.recover()
        assert (await budget.share("test:anna")).spent == 45


async def test_together_turns_cost_what_the_account_lost(tmp_path: Path, clock: JumpingClock) -> None:
    """What is set aside is not lost yet; whoever ends takes what was lost since the last one ended."""
    async with _budget(tmp_path, clock) as budget:
        await budget.reserve(_turn(1), _has(500))
        await budget.reserve(_turn(2, "test:ben"), _has(500, frozen=50))
        assert await budget.settle(2, _has(460, frozen=50)) == 40
        assert await budget.settle(1, _has(405)) == 55
        assert await budget.spent(1) == 95
        assert (await budget.share("test:ben")).spent == 40


async def test_what_is_lost_between_turns_is_nobodys(tmp_path: Path, clock: JumpingClock) -> None:
    """Measuring begins anew with whoever asks while nothing runs."""
    async with _budget(tmp_path, clock) as budget:
        await budget.reserve(_turn(1), _has(500))
        await budget.settle(1, _has(450))
        await budget.reserve(_turn(2), _has(100))
        assert await budget.settle(2, _has(100)) == 0


@pytest.mark.parametrize(
    ("before", "after"), [(None, None), (None, _has(10)), (_has(10), None), (_has(10), _has(900))]
)
async def test_what_cannot_be_measured_costs_what_was_expected(
    tmp_path: Path, clock: JumpingClock, before: Credits | None, after: Credits | None
) -> None:
    """Nobody can tell, or the account was topped up; a measure of days ago is none."""
    async with _budget(tmp_path, clock) as budget:
        await budget.reserve(_turn(1), _has(5000))
        await budget.settle(1, _has(5000))
        await budget.reserve(_turn(2), before)
        assert await budget.settle(2, after) == 50


async def test_what_never_ended_costs_what_was_expected(tmp_path: Path, clock: JumpingClock) -> None:
    """The process died at the very end of a turn, whose row is closed."""
    async with _budget(tmp_path, clock) as budget:
        await budget.reserve(_turn(1), _has(500))
    async with _budget(tmp_path, clock) as budget:
        await budget.recover()
        assert await budget.settle(1, _has(500)) is None
        assert await budget.spent(1) == 50


async def test_a_day_ends_exactly_at_midnight_utc(tmp_path: Path, clock: JumpingClock) -> None:
    """What is under way counts; a turn belongs to the day on which it asked."""
    async with _budget(tmp_path, clock, person_credits=80, day_credits=120) as budget:
        await budget.reserve(_turn(1), None)
        clock.advance(DAY_S / 2 - 0.5)
        assert await budget.reserve(_turn(2), None) == Passed(Cap.PERSON, 80, 50, 50, 0.5)
        assert await budget.reserve(_turn(3, "test:ben"), None) is None
        assert await budget.reserve(_turn(4, "test:eve"), None) == Passed(Cap.DAY, 120, 100, 50, 0.5)
        clock.advance(0.5)
        assert await budget.reserve(_turn(2), None) is None
        await budget.settle(1, None)
        assert (await budget.share("test:anna")).spent == 50
        assert (await budget.spent(1), await budget.spent(2)) == (50, 150)


async def test_people_are_kept_under_a_fingerprint_of_the_day(tmp_path: Path, clock: JumpingClock) -> None:
    """No name is in the file, and the same person has another one the next day."""
    async with _budget(tmp_path, clock) as budget:
        await budget.reserve(_turn(1, "test:annamaria"), None)
        clock.advance(DAY_S)
        await budget.reserve(_turn(2, "test:annamaria"), None)
    async with await Database.open(tmp_path / "cutroom.db", SCHEMA) as database:
        people = [(await database.row("spending_get", turn=turn)) for turn in (1, 2)]

    assert len({row["person"] for row in people if row is not None}) == 2
    assert b"annamaria" not in (tmp_path / "cutroom.db").read_bytes()
