"""Turns a second through the inbox, each kept, moved twice and closed, beside the same in bare sqlite3."""

import asyncio
import json
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from rows import QUICK, row

from core.chat import ChatKey, Incoming, Person
from core.clock import SystemClock
from core.inbox import SCHEMA, Inbox, Phase
from core.queue import SCHEMA as QUEUE
from core.store.db import Database

TURNS = 200 if QUICK else 3_000
ROUNDS = 1 if QUICK else 3
TEXT = "trim the first 2 seconds and add background music"
PEER = "bare sqlite3's INSERT and 3 UPDATEs"


def main() -> None:
    """Print turns a second one after the other, and with many chats at once."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name:
        folder = Path(name)
        bare = median(_bare(folder / f"bare{n}.db") for n in range(ROUNDS))
        for chats in (1, 16):
            ours = median(asyncio.run(_ours(folder / f"{chats}-{n}.db", chats)) for n in range(ROUNDS))
            row(f"turns through the inbox, {chats} at once", ours, "turns/s", ours / bare, PEER)


async def _ours(path: Path, chats: int) -> float:
    async with await Database.open(path, QUEUE, SCHEMA) as database:
        inbox = Inbox(database, SystemClock())
        began = time.perf_counter()
        await asyncio.gather(*(_turns(inbox, chat, TURNS // chats) for chat in range(chats)))
        return TURNS // chats * chats / (time.perf_counter() - began)


async def _turns(inbox: Inbox, chat: int, count: int) -> None:
    key, person = ChatKey("bench", str(chat)), Person(f"p{chat}")
    for number in range(count):
        entry_id = await inbox.add(Incoming(key, str(number), person, TEXT), is_aside=False)
        entry = await inbox.get(entry_id or 0)
        entry = await inbox.advance(entry, Phase.ASKED)
        await inbox.advance(entry, Phase.ANSWERED, said="Done.")
        await inbox.close(entry.id, Phase.DONE)


def _bare(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE TABLE inbox (id INTEGER PRIMARY KEY, incoming TEXT, phase TEXT, progress TEXT)"
    )
    began = time.perf_counter()
    for number in range(TURNS):
        incoming = json.dumps({"chat": "bench:1", "message": str(number), "text": TEXT})
        insert = "INSERT INTO inbox (incoming, phase) VALUES (?, 'received')"
        turn = connection.execute(insert, (incoming,)).lastrowid
        for phase in ("asked", "answered", "done"):
            connection.execute("UPDATE inbox SET phase = ?, progress = '{}' WHERE id = ?", (phase, turn))
    rate = TURNS / (time.perf_counter() - began)
    connection.close()
    return rate


if __name__ == "__main__":
    main()
