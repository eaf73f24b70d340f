"""What stands in every chat: one row a message, as it is now.

Each change gives its row the chat's next `seq`, so whoever tells up to where they have seen gets the rest:
nothing is missing, and nothing is there twice. Readers that are slow see the newest state and cost nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any, Final

from bots.web.bells import Bells
from core.chat import Gone, Refused
from core.clock import Clock
from core.store.db import Database, Transaction

MOST_MESSAGES: Final = 500  # of one chat; older ones go
AT_ONCE: Final = 50

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that a visitor said, as core is handed it."""

    visitor: str
    number: int
    incoming: Body
    is_handed: bool


@dataclass(frozen=True, slots=True)
class Keep:
    """A file that a message shows, and that goes when the message goes."""

    key: str
    name: str


class Journal:
    """The messages of all visitors."""

    def __init__(self, database: Database, bells: Bells, clock: Clock) -> None:
        self._database = database
        self._bells = bells
        self._clock = clock

    async def say(self, visitor: str, body: Body, files: Sequence[Keep] = ()) -> int:
        """Write a new message of ours, and give its number."""
        async with self._database.transaction() as transaction:
            number = await _next(transaction, visitor)
            await self._add(transaction, visitor, number, body)
            await _keep(transaction, visitor, number, files)
        self._bells.ring(visitor)
        return number

    async def change(self, visitor: str, number: int, body: Body, files: Sequence[Keep] = ()) -> None:
        """Let a message say something else; Refused when it is there no more."""
        async with self._database.transaction() as transaction:
            seq = await _next(transaction, visitor)
            if not await transaction.run(
                "web_message_change", visitor=visitor, number=number, seq=seq, body=_written(body)
            ):
                raise Refused
            await _keep(transaction, visitor, number, files)
        self._bells.ring(visitor)

    async def hear(self, visitor: str, client: str, incoming: Body, body: Body) -> Heard:
        """Write down what a visitor said, once for each of the client's ids."""
        async with self._database.transaction() as transaction:
            row = await transaction.row("web_message_by_client", visitor=visitor, client=client)
            if row is not None:
                return _heard(row)
            number = await _next(transaction, visitor)
            await self._add(transaction, visitor, number, body, client=client, incoming=incoming)
        self._bells.ring(visitor)
        return Heard(visitor, number, incoming, is_handed=False)

    async def handed(self, heard: Heard) -> None:
        """Remember that core has taken it in."""
        await self._database.run("web_message_handed", visitor=heard.visitor, number=heard.number)

    async def unhanded(self) -> list[Heard]:
        """Give what was said and not taken in, since the process died in between."""
        return [_heard(row) for row in await self._database.rows("web_messages_open")]

    async def after(self, visitor: str, seq: int) -> list[tuple[int, dict[str, Any]]]:
        """Give what has changed since then, in order and not all at once."""
        rows = await self._database.rows("web_messages_after", visitor=visitor, seq=seq, most=AT_ONCE)
        return [(row["seq"], _shown(row)) for row in rows]

    async def knows(self, visitor: str, seq: int) -> bool:
        """Tell whether somebody who has seen the chat up to here may go on from there.

        What they have seen may have been erased, or be newer than what we remember.
        """
        row = await self._database.row("web_visitor_seq", id=visitor)
        return row is not None and (seq == 0 or row["erased"] < seq <= row["seq"])

    async def last(self, visitor: str) -> int:
        """Give the newest `seq` of a chat."""
        row = await self._database.row("web_visitor_seq", id=visitor)
        return 0 if row is None else int(row["seq"])

    async def _add(
        self,
        transaction: Transaction,
        visitor: str,
        number: int,
        body: Body,
        *,
        client: str | None = None,
        incoming: Body | None = None,
    ) -> None:
        await transaction.run(
            "web_message_add",
            visitor=visitor,
            number=number,
            client=client,
            incoming=None if incoming is None else _written(incoming),
            body=_written(body),
            now=self._clock.now(),
        )
        for old in await transaction.rows("web_messages_old", visitor=visitor, kept=MOST_MESSAGES):
            # The sweep takes files that nothing tells of any more.
            await transaction.run("web_files_drop", visitor=visitor, message=old["number"])


async def _keep(transaction: Transaction, visitor: str, number: int, files: Sequence[Keep]) -> None:
    for file in files:
        await transaction.run(
            "web_file_add", key=file.key, visitor=visitor, message=number, name=file.name, source=None
        )


async def _next(transaction: Transaction, visitor: str) -> int:
    row = await transaction.row("web_visitor_next", id=visitor)
    if row is None:
        raise Gone
    return int(row["seq"])


def _heard(row: Row) -> Heard:
    return Heard(row["visitor"], row["number"], json.loads(row["incoming"]), bool(row["is_handed"]))


def _shown(row: Row) -> dict[str, Any]:
    return {
        "id": f"m{row['number']}",
        "seq": row["seq"],
        "from": "bot" if row["incoming"] is None else "you",
        "client": row["client"],
        **json.loads(row["body"]),
        "at": round(row["at"] * 1000),
    }


def _written(body: Body) -> str:
    return json.dumps(body, ensure_ascii=False)
