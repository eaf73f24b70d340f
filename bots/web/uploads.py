"""Files on their way in: they come in pieces, and a broken connection or a restart costs only what was on it.

How much of a file is here is the size of what lies on disk, and nothing else.
"""

import asyncio
import errno
import os
import secrets
from collections.abc import AsyncIterable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Row
from typing import Any, Final
from weakref import WeakValueDictionary

from bots.web.refusals import No, Reason
from core.clock import Clock
from core.errors import DiskFull
from core.figures import megabytes
from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES
from core.room import Room
from core.store.db import Database

MOST_FILES: Final = 200  # of one visitor that are held at once
MOST_BYTES: Final = 20 * MAX_FILE_BYTES
LONGEST_NAME: Final = 120
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a visitor, on its way or here."""

    key: str
    id: str
    name: str
    bytes: int


@dataclass(slots=True, weakref_slot=True)
class _Line:
    """Who writes into one file: the newest request, and nobody else any more."""

    turn: asyncio.Lock
    writer: int = 0


class Uploads:
    """The files in one folder, named by their keys."""

    def __init__(self, database: Database, clock: Clock, folder: Path, spare_gb: float) -> None:
        self._database = database
        self._clock = clock
        self._room = Room(folder, spare_gb)
        self.folder = folder
        self._lines: WeakValueDictionary[str, _Line] = WeakValueDictionary()

    async def begin(self, visitor: str, id_: str, name: str, size: int) -> tuple[Upload, int, bool]:
        """Take a file's name and size, or refuse before any byte moves; told again, tell how far it is."""
        known = await self._database.row("web_upload_get", visitor=visitor, id=id_)
        if known is not None:
            upload = _upload(known)
            if upload.bytes != size:
                raise No(Reason.BAD_REQUEST)
            return upload, await self.offset(upload), False
        name = _name(name)
        await self._judge(visitor, name, size)
        upload = Upload(secrets.token_hex(16), id_, name, size)
        await asyncio.to_thread(self.path(upload.key).touch)
        await self._database.run(
            "web_upload_add",
            key=upload.key,
            visitor=visitor,
            id=id_,
            name=name,
            bytes=size,
            now=self._clock.now(),
        )
        return upload, 0, True

    async def get(self, visitor: str, id_: str) -> Upload:
        """Give a file of this visitor."""
        row = await self._database.row("web_upload_get", visitor=visitor, id=id_)
        if row is None or not await asyncio.to_thread(self.path(row["key"]).exists):
            raise No(Reason.UPLOAD_GONE)
        return _upload(row)

    async def offset(self, upload: Upload) -> int:
        """Tell how much of it is here."""
        try:
            return (await asyncio.to_thread(self.path(upload.key).stat)).st_size
        except FileNotFoundError:
            raise No(Reason.UPLOAD_GONE) from None

    async def write(self, upload: Upload, offset: int, blocks: AsyncIterable[bytes]) -> int:
        """Add what comes to what is here, and tell how much that is; a newer request takes over."""
        line = self._lines.setdefault(upload.key, _Line(asyncio.Lock()))
        line.writer += 1
        mine = line.writer
        async with line.turn:
            here = await self.offset(upload)
        if here != offset:
            raise _elsewhere(here)
        async for block in blocks:
            async with line.turn:
                if line.writer != mine:
                    raise _elsewhere(await self.offset(upload))
                if here + len(block) > upload.bytes:
                    raise No(Reason.TOO_LARGE, limit=megabytes(upload.bytes))
                await _finished(self._append(upload, block))
                here += len(block)
        await self._database.run("web_upload_used", key=upload.key, now=self._clock.now(), is_sent=0)
        return here

    async def drop(self, upload: Upload) -> None:
        """Forget a file that was not sent."""
        if await self._database.run("web_upload_drop", key=upload.key):
            await asyncio.to_thread(self.path(upload.key).unlink, missing_ok=True)

    async def whole(self, visitor: str, ids: Sequence[str]) -> list[Upload]:
        """Give files that are here in full, to be sent."""
        uploads = [await self.get(visitor, id_) for id_ in dict.fromkeys(ids)]
        for upload in uploads:
            if await self.offset(upload) != upload.bytes:
                raise No(Reason.UNFINISHED, name=upload.name)
        return uploads

    async def sent(self, upload: Upload) -> None:
        """Keep a file for longer, as a message speaks of it."""
        await self._database.run("web_upload_used", key=upload.key, now=self._clock.now(), is_sent=1)

    async def by_key(self, key: str) -> Path | None:
        """Give where a file lies, if it is still held."""
        row = await self._database.row("web_upload_by_key", key=key)
        path = self.path(key) if row is not None else None
        return path if path is not None and await asyncio.to_thread(path.exists) else None

    def path(self, key: str) -> Path:
        """Give where a file lies; its name has no part in it."""
        return self.folder / key

    async def _append(self, upload: Upload, block: bytes) -> None:
        try:
            await asyncio.to_thread(_append, self.path(upload.key), block)
        except FileNotFoundError:
            raise No(Reason.UPLOAD_GONE) from None
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise No(Reason.FULL) from error

    async def _judge(self, visitor: str, name: str, size: int) -> None:
        suffix = Path(name).suffix.lstrip(".").lower()
        if suffix not in FILE_TYPES:
            raise No(Reason.TYPE, name=name)
        if size > MAX_FILE_BYTES:
            raise No(Reason.TOO_LARGE, limit=megabytes(MAX_FILE_BYTES))
        if size == 0:
            raise No(Reason.EMPTY_FILE, name=name)
        held = await self._database.row("web_upload_held", visitor=visitor)
        is_much = held is not None and (held["files"] >= MOST_FILES or held["bytes"] + size > MOST_BYTES)
        if is_much:
            raise No(Reason.FULL)
        try:
            await self._room.check(size)
        except DiskFull as full:
            raise No(Reason.FULL) from full


def _elsewhere(offset: int) -> No:
    return No(Reason.OFFSET, headers={"Upload-Offset": str(offset)})


def _upload(row: Row) -> Upload:
    return Upload(row["key"], row["id"], row["name"], row["bytes"])


def _name(name: str) -> str:
    """Give a file's own name, without folders and signs that are no text; a long one keeps its type."""
    own = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable()).strip(
        " ."
    )
    path = Path(own or "file")
    return own if len(own) <= LONGEST_NAME else path.stem[: LONGEST_NAME - 12] + path.suffix[:12]


def _append(path: Path, block: bytes) -> None:
    # Never made anew: a file that was dropped meanwhile stays dropped.
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "wb") as file:
        file.write(block)


async def _finished(work: Coroutine[Any, Any, None]) -> None:
    """Let a write end before anybody else writes, even when its request is given up."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise
