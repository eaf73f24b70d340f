"""A file from the backend to our disk: streamed, resumed after a drop, and there only when it is whole."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Final

from core.errors import BackendDown, DiskFull, DownloadFailed
from core.nemo.multipart import CHUNK_BYTES, Progress
from core.nemo.transport import Fetched, Transport
from core.room import is_full
from core.watch import Way

TRIES: Final = 4
WAIT_S: Final = 1.0


async def download(
    transport: Transport, address: str, target: Path, *, progress: Progress | None = None
) -> None:
    """Bring a file to `target`; a failed one leaves nothing under that name, nor beside it."""
    part = target.with_name(f"{target.name}.part")
    try:
        await asyncio.to_thread(part.unlink, missing_ok=True)
        await _bring(transport, address, part, progress)
        await asyncio.to_thread(_settle, part, target)
    except OSError as error:
        if is_full(error):
            raise DiskFull from error
        raise DownloadFailed(error.strerror or type(error).__name__) from error
    finally:
        part.unlink(missing_ok=True)


async def _bring(transport: Transport, address: str, part: Path, progress: Progress | None) -> None:
    for number in range(TRIES):
        try:
            return await _rest(transport, address, part, progress)
        except DownloadFailed:
            if number == TRIES - 1:
                raise
            await transport.clock.sleep(WAIT_S * 2**number)
    return None


async def _rest(transport: Transport, address: str, part: Path, progress: Progress | None) -> None:
    """Fetch what is not there yet."""
    have = await asyncio.to_thread(_size, part)
    try:
        async with transport.fetch(address, start=have) as fetched:
            if not fetched.is_rest:
                have = 0  # the server starts from the beginning
            total = fetched.whole
            with await asyncio.to_thread(part.open, "ab" if have else "wb") as file:
                have = await _write(file, _counted(transport, fetched), have, total, progress)
    except BackendDown as error:
        if have:
            raise DownloadFailed(str(error)) from None
        raise
    if total is not None and have != total:
        raise DownloadFailed(f"{have} of {total} bytes arrived")


async def _counted(transport: Transport, fetched: Fetched) -> AsyncIterator[bytes]:
    async for chunk in fetched.chunks(CHUNK_BYTES):
        transport.pool.watch.moved(Way.FROM_BACKEND, len(chunk))
        yield chunk


async def _write(
    file: IO[bytes],
    chunks: AsyncIterator[bytes],
    have: int,
    total: int | None,
    progress: Progress | None,
) -> int:
    async for chunk in chunks:
        await asyncio.to_thread(file.write, chunk)
        have += len(chunk)
        if progress is not None:
            progress(have, total or 0)
    return have


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _settle(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
