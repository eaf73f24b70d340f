"""Room on the disk."""

import errno
import sqlite3
from pathlib import Path

import pytest

from core.errors import BackendDown, DiskFull
from core.queue import Retry
from core.room import Room, is_full, waiting_for_room


def _sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code
    return error


async def test_room_is_there_until_too_little_would_be_left(tmp_path: Path) -> None:
    """What is wanted counts against what stays free."""
    await Room(tmp_path, 0).check()
    await Room(tmp_path, 0.001).check(1000)

    with pytest.raises(DiskFull):
        await Room(tmp_path, 10**6).check()
    with pytest.raises(DiskFull):
        await Room(tmp_path, 0).check(10**15)


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (DiskFull(), True),
        (OSError(errno.ENOSPC, "no"), True),
        (OSError(errno.EDQUOT, "no"), True),
        (_sqlite(sqlite3.SQLITE_FULL), True),
        (_sqlite(sqlite3.SQLITE_BUSY), False),
        (sqlite3.OperationalError("of no code"), False),
        (OSError(errno.EACCES, "no"), False),
        (BackendDown(), False),
    ],
)
def test_a_full_disk_is_told_from_other_failures(error: Exception, *, full: bool) -> None:
    """Only waiting for room helps against it."""
    assert is_full(error) is full


def test_only_a_full_disk_is_waited_out() -> None:
    """Anything else is raised as it was."""
    with pytest.raises(Retry, match="in 5 s"), waiting_for_room(5):
        raise _sqlite(sqlite3.SQLITE_FULL)
    with pytest.raises(sqlite3.OperationalError), waiting_for_room(5):
        raise _sqlite(sqlite3.SQLITE_BUSY)
