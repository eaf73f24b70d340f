"""How much was done: counted from what is kept, so that nothing is counted twice, in days of UTC."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.clock import Clock
from core.guard.budget import DAY_S, Budget
from core.store.db import Database
from core.watch import Depth, Depths


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened today, or today and on the days before it."""

    days: int
    turns: Mapping[str, int]  # by the phase they ended in
    exports: Mapping[str, int]  # by the stage they ended at
    people: int
    chats: int
    credits: float | None  # None where nothing costs anything


class Statistics:
    """Counts."""

    def __init__(self, database: Database, depths: Depths, budget: Budget, clock: Clock) -> None:
        self._database = database
        self._depths = depths
        self._budget = budget
        self._clock = clock

    async def of(self, days: int) -> Figures:
        """Count what happened today, and on the days before it."""
        since = (self._clock.now() // DAY_S - days + 1) * DAY_S
        people = await self._database.row("statistics_people", since=since)
        return Figures(
            days=days,
            turns=await self._counted("statistics_turns", since),
            exports=await self._counted("statistics_exports", since),
            people=0 if people is None else int(people["people"]),
            chats=0 if people is None else int(people["chats"]),
            credits=None if self._budget.is_free else await self._budget.spent(days),
        )

    async def queues(self) -> Sequence[Depth]:
        """Tell how long every queue is that holds anything."""
        return await self._depths()

    async def _counted(self, query: str, since: float) -> Mapping[str, int]:
        return {row["phase"]: int(row["count"]) for row in await self._database.rows(query, since=since)}
