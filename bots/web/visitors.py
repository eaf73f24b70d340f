"""Who visits: one browser, known by a random secret in its cookie, of which only the hash is kept."""

import secrets
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from sqlite3 import Row
from typing import Final

from bots.web.refusals import No, Reason
from core.clock import Clock
from core.store.db import Database

MOST_VISITORS: Final = 20_000
MOST_NEW: Final = 120  # in a minute, from everywhere: whoever keeps no cookie is new each time
MINUTE_S: Final = 60.0
SEEN_EVERY_S: Final = 3600.0
LONGEST_SECRET: Final = 100


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser, and its one chat."""

    id: str
    language: str | None  # as the browser asks for it
    lock: int  # the password under which it was let in


class Visitors:
    """Everybody whom a cookie was given."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._new: deque[float] = deque()

    async def find(self, secret: str) -> Visitor | None:
        """Give the visitor with this secret."""
        if not 0 < len(secret) <= LONGEST_SECRET:
            return None
        row = await self._database.row("web_visitor_by_secret", secret=_hash(secret))
        if row is None:
            return None
        now = self._clock.now()
        if now - row["seen_at"] > SEEN_EVERY_S:
            await self._database.run("web_visitor_seen", id=row["id"], now=now)
        return _visitor(row)

    async def make(self, language: str | None, *, lock: int) -> tuple[Visitor, str]:
        """Let somebody new in, and give the secret that their cookie holds."""
        await self._judge()
        secret = secrets.token_urlsafe(32)
        visitor = Visitor(secrets.token_hex(12), language, lock)
        await self._database.run(
            "web_visitor_add",
            id=visitor.id,
            secret=_hash(secret),
            lock=lock,
            language=language,
            now=self._clock.now(),
        )
        return visitor, secret

    async def has(self, visitor: str) -> bool:
        """Tell whether somebody is known."""
        return await self._database.row("web_visitor_seq", id=visitor) is not None

    async def admit(self, visitor: Visitor, *, lock: int) -> None:
        """Let somebody known in under the password of today."""
        await self._database.run("web_visitor_admit", id=visitor.id, lock=lock)

    async def _judge(self) -> None:
        """Refuse to know more people than there can be."""
        now = self._clock.monotonic()
        while self._new and self._new[0] < now - MINUTE_S:
            self._new.popleft()
        row = await self._database.row("web_visitor_count")
        if len(self._new) >= MOST_NEW or (row is not None and row["visitors"] >= MOST_VISITORS):
            raise No(Reason.SLOW_DOWN, headers={"Retry-After": str(round(MINUTE_S))})
        self._new.append(now)


def _hash(secret: str) -> bytes:
    # Random in full, so it needs no slow hash.
    return sha256(secret.encode()).digest()


def _visitor(row: Row) -> Visitor:
    return Visitor(row["id"], row["language"], row["lock"])
