"""Forgetting what stands in browsers' chats: their messages, what they show and what was sent in them.

The visitor's cookie goes on working, for the chat that begins anew.
"""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from sqlite3 import Row

from bots.web.schema import FILE, FOLDER, SCHEMA
from core.store.db import Database


async def forget(data: Path, visitors: Sequence[str]) -> None:
    """Erase the chats of these visitors, beside whoever serves them, or when nobody does."""
    if not visitors or not await asyncio.to_thread((data / FILE).exists):
        return
    async with await Database.open(data / FILE, SCHEMA) as database:
        for visitor in visitors:
            async with database.transaction() as transaction:
                await transaction.run("web_forget_messages", visitor=visitor)
                await transaction.run("web_forget_seen", visitor=visitor)
                files = await transaction.rows("web_forget_files", visitor=visitor)
                uploads = await transaction.rows("web_forget_uploads", visitor=visitor)
            await asyncio.to_thread(_clear, data / FOLDER / "files", files)
            await asyncio.to_thread(_clear, data / FOLDER / "uploads", uploads)
        await database.rows("web_forget_for_good")


def _clear(folder: Path, rows: Iterable[Row]) -> None:
    for row in rows:
        (folder / row["key"]).unlink(missing_ok=True)
