"""Room on the disk: asked for before much is written, and known from other failures when there is none."""

import asyncio
import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.errors import DiskFull
from core.queue import Retry

GB: Final = 1024**3
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
# A full disk as SQLite sees it: no room for a page, for its log, or for the log's index.
_SQLITE_FULL: Final = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
)


@dataclass(frozen=True, slots=True)
class Room:
    """The disk that the data folder is on, and how much of it stays free."""

    data: Path
    spare_gb: float

    async def check(self, wanted: int = 0) -> None:
        """Raise DiskFull when so many bytes more would leave too little."""
        free = (await asyncio.to_thread(shutil.disk_usage, self.data)).free
        if free - wanted < self.spare_gb * GB:
            raise DiskFull


@contextmanager
def waiting_for_room(after_s: float) -> Iterator[None]:
    """Have a job done again later when the disk is too full to decide anything about it."""
    try:
        yield
    except sqlite3.Error as error:
        if is_full(error):
            raise Retry(after_s) from error
        raise


def is_full(error: BaseException) -> bool:
    """Tell whether this failed for want of room on the disk."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) in _SQLITE_FULL
    return isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in _FULL)
