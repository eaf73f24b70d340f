"""Whom admins let in and keep out in chat: kept in the database, beside what the settings say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.clock import Clock
from core.store.db import Database

HOUR_S: Final = 3600.0
MOST_LISTED: Final = 40


@dataclass(frozen=True, slots=True)
class Permission:
    """One decision about a person or a chat, named `platform:id`."""

    name: str
    is_allowed: bool
    label: str


class Permissions:
    """All decisions in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def decide(self, name: str, label: str, *, is_allowed: bool) -> None:
        """Let somebody in, or keep them out: the newest decision counts, and they are told of it anew."""
        await self._database.run(
            "permission_decide", name=name, is_allowed=is_allowed, label=label, now=self._clock.now()
        )
        await self._database.run("permission_unknock", name=name)

    async def verdict(self, names: Iterable[str]) -> bool | None:
        """Tell what was decided about any of these; a denial beats an allowance."""
        row = await self._database.row("permission_verdict", names=json.dumps(list(names)))
        return None if row is None or row["is_allowed"] is None else bool(row["is_allowed"])

    async def listed(self) -> list[Permission]:
        """Give the newest decisions, allowances first."""
        rows = await self._database.rows("permission_list", most=MOST_LISTED)
        return [Permission(row["name"], bool(row["is_allowed"]), row["label"]) for row in rows]

    async def count(self) -> int:
        """Count all decisions."""
        row = await self._database.row("permission_count")
        return 0 if row is None else int(row["decided"])

    async def knock(self, name: str) -> int | None:
        """Note that somebody was turned away: how many were within this hour; None when they know already."""
        now = self._clock.now()
        row = await self._database.row("permission_knock", name=name, now=now, before=now - HOUR_S)
        return None if row is None else int(row["recent"])
