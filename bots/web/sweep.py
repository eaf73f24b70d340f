"""What nobody needs any more goes: files that were never sent, visitors who never came back."""

import asyncio
import time
from collections.abc import Collection
from pathlib import Path
from typing import Final

from bots.web.files import Files
from bots.web.uploads import Uploads
from core.clock import Clock
from core.store.db import Database

EVERY_S: Final = 3600.0
DAY_S: Final = 86_400.0
SENT_DAYS: Final = 14  # a project that starts anew may ask for its files once more
VISITOR_DAYS: Final = 400  # as long as their cookie
SETTLING_S: Final = 3600.0  # a file may be on disk a moment before anything tells of it


class Sweep:
    """Takes away what is old."""

    def __init__(self, database: Database, clock: Clock, uploads: Uploads, files: Files) -> None:
        self._database = database
        self._clock = clock
        self._uploads = uploads
        self._files = files

    async def run(self) -> None:
        """Sweep now and then until cancelled."""
        while True:
            await self.once()
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
            await asyncio.to_thread(_clear, folder, known)


def _clear(folder: Path, known: Collection[str]) -> None:
    """Remove what nothing tells of; how old a name is, the disk's own clock says."""
    for path in folder.iterdir():
        if path.name not in known and time.time() - path.lstat().st_ctime > SETTLING_S:
            path.unlink(missing_ok=True)
