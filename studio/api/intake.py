"""Receiving files: a form's parts or pieces of a download go to disk as they come, in constant memory.

Nothing here knows projects. What arrives lies in a folder of its own that is gone when the request is over,
unless somebody moved a file out of it.
"""

import asyncio
import shutil
import unicodedata
import uuid
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES, MIB
from studio.api.disk import Disk, Room
from studio.api.form import FIELD, Form, boundary_of
from studio.api.refusals import Reason, Refusal

MAX_FILES = 20
MAX_REQUEST_FILES = 4  # as many of the largest files as one request may bring
MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it arrived, not yet looked into."""

    path: Path
    name: str
    bytes: int
    sha256: str


@dataclass(slots=True)
class Basket:
    """What one request brings: a folder, the room it may take, and the files so far."""

    folder: Path
    room: Room
    file_bytes: int
    files: list[Arrival] = field(default_factory=list)

    async def receive_form(self, content_type: str, body: AsyncIterable[bytes]) -> None:
        """Take every file of a multipart form."""
        form = Form(boundary_of(content_type))
        writer: _Writer | None = None
        try:
            async for chunk in body:
                for step in form.feed(chunk):
                    if isinstance(step, str):
                        writer = self._open(step)
                    elif writer and step is not None:
                        await writer.write(step)
                    elif writer:
                        self.files.append(await writer.close())
                        writer = None
        finally:
            if writer:
                writer.abandon()
        form.finish()
        if not self.files:
            raise Refusal(Reason.BAD_REQUEST, f"{FIELD}: the form holds no file")

    def expect(self, size: int) -> None:
        """Refuse a file at once when it announces itself as too large."""
        if size > self.file_bytes:
            raise Refusal(Reason.FILE_TOO_LARGE, self.file_bytes)

    async def receive(self, name: str, pieces: AsyncIterable[bytes]) -> None:
        """Take one file that comes in pieces."""
        writer = self._open(name)
        try:
            async for piece in pieces:
                await writer.write(piece)
            self.files.append(await writer.close())
        finally:
            writer.abandon()

    def _open(self, name: str) -> "_Writer":
        if len(self.files) >= MAX_FILES:
            raise Refusal(Reason.BAD_REQUEST, f"{FIELD}: at most {MAX_FILES} files at once")
        name = clean(name)
        path = self.folder / f"{len(self.files)}.{suffix_of(name)}"
        return _Writer(path, name, self.room, self.file_bytes)


@dataclass(frozen=True, slots=True)
class Intake:
    """Where arrivals are received."""

    disk: Disk
    file_bytes: int = MAX_FILE_BYTES

    @asynccontextmanager
    async def basket(self, announced: int = 0) -> AsyncIterator[Basket]:
        """Open a basket for one request that announces this many bytes."""
        limit = self.file_bytes * MAX_REQUEST_FILES
        if announced > limit:
            raise Refusal(Reason.UPLOAD_TOO_LARGE, limit)
        room = await self.disk.room(announced)
        folder = self.disk.incoming / uuid.uuid4().hex
        await asyncio.to_thread(folder.mkdir, parents=True)
        try:
            yield Basket(folder, room, self.file_bytes)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def clean(name: str) -> str:
    """Make a name fit to be shown: the last part of any path, with nothing invisible, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C").strip()
    path = PurePosixPath(seen or "file")
    return path.stem[: MAX_NAME - len(path.suffix)] + path.suffix[:MAX_NAME]


def suffix_of(name: str) -> str:
    """Give the type that a name claims, or refuse it."""
    suffix = PurePosixPath(name).suffix.lstrip(".").lower()
    if suffix not in FILE_TYPES:
        raise Refusal(Reason.FILE_TYPE, name)
    return suffix


class _Writer:
    """One file being written, a mebibyte at a time."""

    def __init__(self, path: Path, name: str, room: Room, limit: int) -> None:
        self._path, self._name, self._room, self._limit = path, name, room, limit
        self._file = path.open("wb", buffering=0)
        self._hash = sha256()
        self._buffer = bytearray()
        self._size = 0

    async def write(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise Refusal(Reason.FILE_TOO_LARGE, self._limit)
        self._room.take(len(data))
        self._buffer += data
        if len(self._buffer) >= MIB:
            await self._flush()

    async def close(self) -> Arrival:
        await self._flush()
        self._file.close()
        return Arrival(self._path, self._name, self._size, self._hash.hexdigest())

    def abandon(self) -> None:
        self._file.close()

    async def _flush(self) -> None:
        piece, self._buffer = self._buffer, bytearray()
        await asyncio.to_thread(self._keep, piece)

    def _keep(self, piece: bytearray) -> None:
        self._hash.update(piece)
        view = memoryview(piece)
        while view:
            view = view[self._file.write(view) :]
