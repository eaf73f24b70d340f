"""How much may be asked and spent: what the settings say, unless an admin has set it otherwise in chat."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.settings import Settings
from core.store.db import Database

MOST: Final = 1_000_000_000


class Cap(StrEnum):
    """What can be capped; 0 is no cap."""

    PERSON = "person"  # credits of one person in a day
    DAY = "day"  # credits of everybody in a day
    HOUR = "hour"  # requests of one person in an hour
    WAITING = "waiting"  # requests that wait in one chat


class Caps:
    """All caps."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings: Mapping[Cap, int] = {
            Cap.PERSON: settings.person_credits,
            Cap.DAY: settings.day_credits,
            Cap.HOUR: settings.person_limit,
            Cap.WAITING: settings.chat_limit,
        }

    async def all(self) -> Mapping[Cap, int]:
        """Give every cap as it is now."""
        rows = await self._database.rows("cap_list")
        chosen = {Cap(row["name"]): int(row["amount"]) for row in rows if row["name"] in set(Cap)}
        return {**self._settings, **chosen}

    async def set(self, cap: Cap, amount: int) -> None:
        """Set a cap from now on."""
        await self._database.run("cap_set", name=cap, amount=amount)

    async def unset(self, cap: Cap) -> None:
        """Go by the settings again."""
        await self._database.run("cap_unset", name=cap)
