"""Whether Cutroom can do its work: each part is tried, side by side, within a limit, and not too often."""

import asyncio
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path
from typing import Final

from core.clock import Clock
from core.nemo.transport import Pool

Try = Callable[[], Awaitable[bool]]

LIMIT_S: Final = 3.0
BUSY_S: Final = 1.0
# Several may ask at once, and a backend far away is not to be asked at every look.
FRESH_S: Final = 2.0
BLOCK: Final = bytes(4096)


class Readiness:
    """The parts that Cutroom needs, by their names."""

    def __init__(self, parts: Mapping[str, Try], clock: Clock) -> None:
        self._parts = parts
        self._clock = clock
        self._told: Mapping[str, bool] = {}
        self._tried_at = float("-inf")
        self._turn = asyncio.Lock()

    async def look(self) -> Mapping[str, bool]:
        """Tell of each part whether it is ready; what was found a moment ago still holds."""
        async with self._turn:
            if self._clock.monotonic() - self._tried_at >= FRESH_S:
                found = await asyncio.gather(*(_tried(part) for part in self._parts.values()))
                self._told = dict(zip(self._parts, found, strict=True))
                self._tried_at = self._clock.monotonic()
            return self._told


async def _tried(part: Try) -> bool:
    try:
        async with asyncio.timeout(LIMIT_S):
            return await part()
    except (OSError, TimeoutError, sqlite3.Error):
        return False


@asynccontextmanager
async def reaching(url: str) -> AsyncIterator[Mapping[str, Try]]:
    """Try whether the backend answers, on connections of our own."""
    async with Pool.open(url) as pool:
        yield {"backend": partial(pool.answers, within_s=LIMIT_S)}


def writable(database: Path) -> Try:
    """Try to write to a database, and beside it, as the work does."""

    async def attempt() -> bool:
        return await asyncio.to_thread(_write, database)

    return attempt


def _write(database: Path) -> bool:
    # A connection of its own: the bot's is never held up by a look at it.
    address = f"{database.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY_S, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 1")  # a page of the file that nothing reads
    with tempfile.TemporaryFile(dir=database.parent, buffering=0) as file:
        file.write(BLOCK)
    return True
