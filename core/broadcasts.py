"""Something said to every chat, once each: a durable job that goes on after a restart, at a polite pace.

A chat is marked before it is written to. Whether one that was marked when we died has it, nobody knows,
so it is not written to again.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Row
from typing import Final

from core.chat import ChatKey, Gone, Platform, Refused, Reply, TooLarge, Unknown
from core.chats import Chats
from core.clock import Clock
from core.locales import Catalogue
from core.queue import Args, Queue, Token
from core.store.db import Database

log = logging.getLogger(__name__)

QUEUE: Final = "broadcasts"
TASK: Final = "broadcast"
PACE_S: Final = 0.2


class Fate(StrEnum):
    """What became of one chat."""

    WAITING = "waiting"
    SENDING = "sending"  # when nobody is: unknown
    SENT = "sent"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One thing to say to everybody."""

    id: int
    chat: ChatKey  # where it was asked for
    text: str
    job: int | None
    is_over: bool


class Broadcasts:
    """All broadcasts in the database."""

    def __init__(
        self,
        database: Database,
        queue: Queue,
        chats: Chats,
        clock: Clock,
        *,
        platforms: Mapping[str, Platform],
        catalogue: Catalogue,
    ) -> None:
        self._database = database
        self._queue = queue
        self._chats = chats
        self._clock = clock
        self._platforms = platforms
        self._catalogue = catalogue

    async def reach(self) -> list[str]:
        """Give the chats that would be told."""
        platforms = json.dumps(list(self._platforms))
        return [str(row["key"]) for row in await self._database.rows("broadcast_reach", platforms=platforms)]

    async def begin(self, turn: int, chat: ChatKey, person: str, text: str) -> int:
        """Keep it and queue it, once for each turn that asked; give how many chats are told."""
        reach = await self.reach()
        async with self._database.transaction() as transaction:
            row = await transaction.row(
                "broadcast_add", turn=turn, chat=str(chat), person=person, text=text, now=self._clock.now()
            )
            if row is not None:
                await transaction.run("broadcast_add_chats", id=row["id"], chats=json.dumps(reach))
        kept = await self._database.row("broadcast_of_turn", turn=turn)
        if kept is None:
            raise KeyError(turn)
        broadcast = _broadcast(kept)
        if not broadcast.is_over:
            await self._enqueue(broadcast)
        return sum((await self._counts(broadcast.id)).values())

    async def stop(self) -> bool:
        """Write to nobody else; false when nothing is under way."""
        return bool(await self._database.run("broadcast_stop"))

    async def recover(self) -> None:
        """Queue what no job is left for."""
        for broadcast in [_broadcast(row) for row in await self._database.rows("broadcast_open")]:
            job = None if broadcast.job is None else await self._queue.job(broadcast.job)
            if job is None or job.status.is_finished:
                await self._enqueue(broadcast)

    async def job(self, args: Args, _attempt: int, _token: Token) -> None:
        """Tell every chat that was not told yet, and then whoever asked how that went."""
        row = await self._database.row("broadcast_get", id=int(args["broadcast"] or 0))
        if row is None or row["ended_at"] is not None:
            return
        broadcast = _broadcast(row)
        while (chat := await self._next(broadcast)) is not None:
            fate = await self._tell(chat, broadcast.text)
            await self._database.run("broadcast_told", id=broadcast.id, chat=str(chat), state=fate)
            await self._clock.sleep(PACE_S)
        await self._report(broadcast)
        await self._database.run("broadcast_end", id=broadcast.id, now=self._clock.now())

    async def _next(self, broadcast: Broadcast) -> ChatKey | None:
        row = await self._database.row("broadcast_next", id=broadcast.id)
        return None if row is None else ChatKey.parse(row["chat"])

    async def _tell(self, chat: ChatKey, text: str) -> Fate:
        platform = self._platforms.get(chat.platform)
        if platform is None:
            return Fate.REFUSED
        try:
            await platform.send(chat, Reply(text))
        except Gone:
            await self._chats.gone(chat)
            return Fate.GONE
        except (Refused, TooLarge):
            return Fate.REFUSED
        except Unknown:
            return Fate.SENDING
        return Fate.SENT

    async def _report(self, broadcast: Broadcast) -> None:
        counts = await self._counts(broadcast.id)
        log.info("broadcast_ended", extra={"broadcast": broadcast.id, "sent": counts[Fate.SENT]})
        platform = self._platforms.get(broadcast.chat.platform)
        if platform is None:
            return
        chat = await self._chats.get(broadcast.chat)
        lines = [
            self._catalogue.say(chat.language, f"broadcast-{fate}", count=counts[fate])
            for fate in (Fate.SENT, Fate.GONE, Fate.REFUSED, Fate.SENDING, Fate.WAITING)
            if fate is Fate.SENT or counts[fate]
        ]
        try:
            await platform.send(broadcast.chat, Reply("\n".join(lines)))
        except (Gone, Refused, Unknown):
            log.info("broadcast_unreported", extra={"broadcast": broadcast.id})

    async def _counts(self, broadcast: int) -> Mapping[Fate, int]:
        rows: Sequence[Row] = await self._database.rows("broadcast_counts", id=broadcast)
        return {**dict.fromkeys(Fate, 0), **{Fate(row["state"]): int(row["count"]) for row in rows}}

    async def _enqueue(self, broadcast: Broadcast) -> None:
        job = await self._queue.enqueue(
            QUEUE,
            TASK,
            {"broadcast": broadcast.id},
            lock=QUEUE,
            dedupe=f"broadcast:{broadcast.id}",
        )
        await self._database.run("broadcast_job", id=broadcast.id, job=job)


def _broadcast(row: Row) -> Broadcast:
    return Broadcast(
        id=row["id"],
        chat=ChatKey.parse(row["chat"]),
        text=row["text"],
        job=row["job"],
        is_over=row["ended_at"] is not None,
    )
