"""Files of a project: the same content is kept once per person, all files of a request go in or none."""

import asyncio
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from core.clock import Clock
from core.nemo.wire import UploadedFile
from core.probe import Facts
from core.store.db import Database, Transaction
from studio.api.contents import Checked
from studio.api.disk import Disk
from studio.api.links import Links
from studio.api.projects import Projects, Session
from studio.editing.project import place
from studio.timeline import Media
from studio.timeline.draft import media_ids

_MEDIA: Final = TypeAdapter(Media)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is kept: what it is, and where."""

    media: Media
    sha256: str
    key: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Uploads:
    """Every uploaded file."""

    database: Database
    clock: Clock
    disk: Disk
    projects: Projects
    links: Links

    async def add(self, user_id: str, session_id: str, files: Sequence[Checked]) -> list[UploadedFile]:
        """Keep files and place them in the session's project."""
        fresh = [_kept(file) for file in files]
        used: list[Kept] = []

        async def work(session: Session) -> None:
            used[:] = await self._place(session, fresh)

        try:
            await asyncio.to_thread(self._move, files, fresh)
            await self.projects.alone(user_id, session_id, work)
        finally:
            spare = {kept.key: kept for kept in fresh}
            for kept in used:
                spare.pop(kept.key, None)
            await asyncio.to_thread(self._remove, list(spare.values()))
        return [self.told(kept) for kept in used]

    async def of(self, session_id: str) -> list[Kept]:
        """List a session's files in the order they came."""
        rows = await self.database.rows("media_of_session", session_id=session_id)
        return [
            Kept(
                media=replace(_MEDIA.validate_json(row["measured"]), name=row["name"]),
                sha256=row["sha256"],
                key=row["key"],
                suffix=row["suffix"],
            )
            for row in rows
        ]

    async def sources(self, session_id: str) -> Mapping[str, Path]:
        """Give where each of a session's files lies."""
        return {kept.media.id: self.path(kept) for kept in await self.of(session_id)}

    def path(self, kept: Kept) -> Path:
        """Give where a file lies; its name has no part in it."""
        return self.disk.media / f"{kept.key}.{kept.suffix}"

    def told(self, kept: Kept) -> UploadedFile:
        """Tell of a file the way the API does."""
        media = kept.media
        return UploadedFile(
            filename=media.name,
            file_type=media.kind,
            cdn_url=self.links.media(kept.key, media.name),
            duration=media.duration_ms / 1000 if media.duration_ms else None,
            width=media.width or None,
            height=media.height or None,
            fps=round(float(media.fps), 3) if media.fps else None,
            hash=kept.sha256,
        )

    async def _place(self, session: Session, fresh: Sequence[Kept]) -> list[Kept]:
        # A file that already plays is not placed again, so that an upload may be repeated when its answer
        # was lost.
        playing = set(media_ids(session.project.timeline))
        async with self.database.transaction() as transaction:
            used = [await self._keep(transaction, session, kept) for kept in fresh]
            wanted = {kept.media.id: kept.media for kept in used if kept.media.id not in playing}
            if wanted:
                known = tuple(media for media in session.project.media if media.id not in wanted)
                project = place(replace(session.project, media=known), list(wanted.values()))
                await self.projects.keep(transaction, session, project)
        return used

    async def _keep(self, transaction: Transaction, session: Session, kept: Kept) -> Kept:
        now = self.clock.now()
        row = await transaction.row("media_by_content", user_id=session.user_id, sha256=kept.sha256)
        if row is not None:
            media, fresh = replace(kept.media, id=row["media_id"]), kept
            kept = replace(kept, media=media, key=row["key"], suffix=row["suffix"])
            await asyncio.to_thread(self._mend, kept, fresh)
            await transaction.run("touch_media", media_id=media.id, now=now)
        else:
            await transaction.run(
                "keep_media",
                media_id=kept.media.id,
                user_id=session.user_id,
                sha256=kept.sha256,
                key=kept.key,
                suffix=kept.suffix,
                measured=_MEDIA.dump_json(kept.media).decode(),
                now=now,
            )
        await transaction.run(
            "link_media", session_id=session.session_id, media_id=kept.media.id, name=kept.media.name
        )
        return kept

    def _move(self, files: Sequence[Checked], fresh: Sequence[Kept]) -> None:
        for file, kept in zip(files, fresh, strict=True):
            file.arrival.path.replace(self.path(kept))

    def _mend(self, kept: Kept, fresh: Kept) -> None:
        """Put a file back that its row has lost: a backup without media was restored."""
        if not self.path(kept).exists():
            self.path(fresh).replace(self.path(kept))

    def _remove(self, spare: Sequence[Kept]) -> None:
        for kept in spare:
            self.path(kept).unlink(missing_ok=True)


def _kept(file: Checked) -> Kept:
    return Kept(
        media=_measured(uuid.uuid4().hex[:12], file.arrival.name, file.facts),
        sha256=file.arrival.sha256,
        key=secrets.token_hex(20),
        suffix=file.suffix,
    )


def _measured(media_id: str, name: str, facts: Facts) -> Media:
    return Media(
        id=media_id,
        name=name,
        kind=facts.kind,
        duration_ms=facts.duration_ms,
        width=facts.width,
        height=facts.height,
        fps=facts.fps,
        has_audio=facts.audio_codec is not None,
    )
