"""Which files were sent into a project, so that one that starts anew can ask the platform for them again."""

import json
from dataclasses import asdict

from core.chat import Media
from core.clock import Clock
from core.store.db import Database


class SentFiles:
    """The files of each project, as the platform knows them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, project: int, turn: int, media: tuple[Media, ...]) -> None:
        """Remember what a turn added."""
        for item in media:
            await self._database.run(
                "sent_file_add",
                project=project,
                turn=turn,
                media=json.dumps(asdict(item), ensure_ascii=False),
                now=self._clock.now(),
            )

    async def of(self, project: int) -> tuple[Media, ...]:
        """Give everything that was sent into a project, in order."""
        rows = await self._database.rows("sent_files_of", project=project)
        return tuple(Media(**json.loads(row["media"])) for row in rows)
