"""What turns cost: expected before, measured after, each counted once under its id, in days of UTC.

An account is shared, so a balance says what all turns together have cost: whoever ends takes what the account
has lost since the last one began or ended. Credits that are only set aside count for nobody yet.
"""

import secrets
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from core.clock import Clock
from core.guard.caps import Cap, Caps
from core.nemo.wire import Credits
from core.settings import Settings
from core.store.db import Database, Transaction

DAY_S: Final = 86_400
EDIT: Final = 50
GENERATION: Final = 100


@dataclass(frozen=True, slots=True)
class Passed:
    """A cap that would be passed, and how long until a new day begins."""

    cap: Cap
    limit: int
    spent: float
    expected: int
    wait_s: float


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has spent today, and may spend in a day (0: as much as there is)."""

    spent: float
    cap: int


@dataclass(frozen=True, slots=True)
class Spending:
    """A turn that is about to cost something."""

    turn: int
    who: str
    holder: str
    session: str
    expected: int


class Budget:
    """Everything that was spent."""

    def __init__(self, database: Database, caps: Caps, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._caps = caps
        self._settings = settings
        self._clock = clock

    @property
    def is_free(self) -> bool:
        """Tell whether nothing costs anything here."""
        return not self._settings.uses_cloud and self._settings.studio_credits is None

    @property
    def today(self) -> int:
        """The day that it is in UTC, counted from the epoch."""
        return int(self._clock.now() // DAY_S)

    async def expected(self, session: str, *, is_new: bool) -> int:
        """Tell what asking will cost about; in the studio, a session is paid for once."""
        if self._settings.uses_cloud:
            return GENERATION if is_new else EDIT
        row = await self._database.row("spending_of_session", session=session)
        return 0 if row is not None and row["credits"] >= EDIT else EDIT

    async def reserve(self, spending: Spending, balance: Credits | None) -> Passed | None:
        """Count what a turn is expected to cost, or tell which cap it would pass; once for each turn."""
        caps = await self._caps.all()
        async with self._database.transaction() as transaction:
            if await transaction.row("spending_get", turn=spending.turn) is not None:
                return None
            person = await self._fingerprint(transaction, spending.who)
            if spending.who not in self._settings.admins:
                row = await transaction.row("spending_of_day", day=self.today, person=person)
                spent = {Cap.PERSON: row["one"], Cap.DAY: row["everybody"]} if row is not None else {}
                for cap, used in spent.items():
                    if 0 < caps[cap] < used + spending.expected:
                        wait_s = (self.today + 1) * DAY_S - self._clock.now()
                        return Passed(cap, caps[cap], used, spending.expected, wait_s)
            await self._look(transaction, spending.holder, balance)
            await transaction.run(
                "spending_add",
                turn=spending.turn,
                person=person,
                holder=spending.holder,
                session=spending.session,
                day=self.today,
                expected=spending.expected,
            )
        return None

    async def settle(self, turn: int, balance: Credits | None, *, held: bool = False) -> float | None:
        """Count what a turn has cost: measured where the balance is known; None when it was settled before.

        Whoever stops a turn may have to pay what is still `held` for it, so that is counted as well.
        """
        async with self._database.transaction() as transaction:
            row = await transaction.row("spending_get", turn=turn)
            if row is None or row["credits"] is not None:
                return None
            known = await transaction.row("balance_get", holder=row["holder"])
            cost = float(row["expected"])
            if balance is not None and known is not None and balance.total <= known["total"]:
                cost = known["total"] - balance.total
                if held:
                    cost = max(cost, min(balance.frozen, float(row["expected"])))
            if balance is not None:
                await transaction.run("balance_keep", holder=row["holder"], total=balance.total)
            await transaction.run("spending_settle", turn=turn, credits=cost)
        return cost

    async def is_open(self, turn: int) -> bool:
        """Tell whether it is not known yet what a turn has cost."""
        row = await self._database.row("spending_get", turn=turn)
        return row is not None and row["credits"] is None

    async def recover(self) -> None:
        """Count as expected what was never settled, since the process died at the end of a turn."""
        await self._database.run("spending_recover")

    async def share(self, who: str) -> Share:
        """Tell what one person has spent today."""
        cap = (await self._caps.all())[Cap.PERSON]
        async with self._database.transaction() as transaction:
            person = await self._fingerprint(transaction, who)
            row = await transaction.row("spending_of_day", day=self.today, person=person)
        return Share(0.0 if row is None else row["one"], 0 if who in self._settings.admins else cap)

    async def spent(self, days: int) -> float:
        """Tell what everybody has spent, today and on the days before it."""
        row = await self._database.row("spending_since", day=self.today - days + 1)
        return 0.0 if row is None else float(row["credits"])

    async def _fingerprint(self, transaction: Transaction, who: str) -> str:
        """Name a person for this day only, so that a cap holds for whoever was forgotten meanwhile."""
        await transaction.run("spending_days_over", day=self.today)
        row = await transaction.row("spending_day", day=self.today, salt=secrets.token_hex(16))
        salt = "" if row is None else str(row["salt"])
        return blake2b(who.encode(), key=salt.encode(), digest_size=16).hexdigest()

    async def _look(self, transaction: Transaction, holder: str, balance: Credits | None) -> None:
        """Measure from now on, unless a turn under way is measured already."""
        row = await transaction.row("spending_open", holder=holder)
        if row is not None and row["open"]:
            return
        if balance is None:
            await transaction.run("balance_drop", holder=holder)
        else:
            await transaction.run("balance_keep", holder=holder, total=balance.total)
