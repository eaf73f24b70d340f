"""What nobody needs any more goes: files that were never sent, visitors who never came back."""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Final

from bots.web.files import Files
from bots.web.uploads import Uploads
from core.clock import Clock
from core.store.db import Database

log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0
DAY_S: Final = 86_400.0
SENT_DAYS: Final = 14  # a project that starts anew may ask for its files once more
VISITOR_DAYS: Final = 400  # as long as their cookie
SETTLING_S: Final = 3600.0  # a file may be on disk a moment before anything tells of it


class Sweep:
    """Takes away what is old."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        uploads: Uploads,
        files: Files,
        *,
        disk_now: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._disk_now = disk_now
        self._clock = clock
        self._uploads = uploads
        self._files = files

    async def run(self) -> None:
        """Sweep now and then until cancelled."""
        while True:
            try:
                await self.once()
            except (OSError, DatabaseError):
                log.exception("sweep failed", extra={"action": "web_sweep"})
            await self._clock.sleep(EVERY_S)

    async def once(self) -> None:
        """Sweep."""
        now = self._clock.now()
        await self._database.run("web_uploads_sweep", before=now - DAY_S, sent_before=now - SENT_DAYS * DAY_S)
        await self._database.run(
            "web_visitors_sweep", before=now - VISITOR_DAYS * DAY_S, idle_before=now - DAY_S
        )
        for query, folder in (
            ("web_upload_keys", self._uploads.folder),
            ("web_file_keys", self._files.folder),
        ):
            known = {row["key"] for row in await self._database.rows(query)}
            await asyncio.to_thread(_clear, folder, known, self._disk_now() - SETTLING_S)


def _clear(folder: Path, known: Collection[str], before: float) -> None:
    """Remove what nothing tells of, and has not been there only for a moment."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # others may take it away as well
            if path.name not in known and path.lstat().st_ctime < before:
                path.unlink()
