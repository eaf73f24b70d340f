"""What is old goes, and nothing else does."""

import asyncio
import os
from pathlib import Path

from bots.web.bells import Bells
from bots.web.files import Files
from bots.web.journal import Journal, Keep
from bots.web.refusals import No
from bots.web.schema import SCHEMA
from bots.web.sweep import DAY_S, SENT_DAYS, SETTLING_S, VISITOR_DAYS, Sweep
from bots.web.uploads import Uploads
from bots.web.visitors import Visitors
from core.store.db import Database
from tests.fakes.clock import JumpingClock


class Kept:
    """Everything that is swept, in one folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.clock = JumpingClock()
        self.uploads = Uploads(database, self.clock, folder / "uploads", 0)
        self.files = Files(database, folder / "files")
        self.visitors = Visitors(database, self.clock)
        self.journal = Journal(database, Bells(), self.clock)
        # The disk has a clock of its own, which this one runs ahead of.
        self.sweep = Sweep(database, self.clock, self.uploads, self.files, disk_now=lambda: self.disk_now)
        self.disk_now = 0.0
        for one in (self.uploads.folder, self.files.folder):
            one.mkdir(parents=True)

    async def has(self, visitor: str, id_: str) -> bool:
        """Tell whether an upload is still held."""
        try:
            await self.uploads.get(visitor, id_)
        except No:
            return False
        return True

    async def after(self, days: float) -> None:
        """Let days pass, and sweep."""
        self.clock.advance(days * DAY_S)
        await self.sweep.once()


async def test_files_that_were_never_sent_go_after_a_day(tmp_path: Path) -> None:
    """Those that a message speaks of stay for as long as they may be asked for again."""
    async with await Database.open(tmp_path / "web.db", SCHEMA) as database:
        kept = Kept(database, tmp_path)
        visitor, _ = await kept.visitors.make("en", lock=0)
        await kept.journal.say(visitor.id, {})
        for id_ in ("half", "sent"):
            await kept.uploads.begin(visitor.id, id_, "a.mp4", 10)
        await kept.uploads.sent(await kept.uploads.get(visitor.id, "sent"))
        kept.disk_now = max(path.lstat().st_ctime for path in kept.uploads.folder.iterdir()) + SETTLING_S + 1

        await kept.after(0.9)
        assert await kept.has(visitor.id, "half")
        await kept.after(0.2)
        assert not await kept.has(visitor.id, "half")
        assert await kept.has(visitor.id, "sent")
        assert len(list(kept.uploads.folder.iterdir())) == 1
        await kept.after(SENT_DAYS)
        assert list(kept.uploads.folder.iterdir()) == []


async def test_a_visitor_who_never_came_back_goes_with_everything(tmp_path: Path) -> None:
    """One who never said anything goes after a day; others have as long as their cookie."""
    async with await Database.open(tmp_path / "web.db", SCHEMA) as database:
        kept = Kept(database, tmp_path)
        idle, _ = await kept.visitors.make("en", lock=0)
        old, secret = await kept.visitors.make("en", lock=0)
        source = tmp_path / "a.mp4"
        source.write_bytes(b"x")
        key = await kept.files.keep(source)
        await kept.journal.say(old.id, {}, [Keep(key, "a.mp4")])
        kept.disk_now = (kept.files.folder / key).lstat().st_ctime + SETTLING_S + 1

        await kept.after(1.1)
        assert not await kept.visitors.has(idle.id)
        await kept.after(VISITOR_DAYS - 2)
        assert await kept.visitors.find(secret) is not None  # a visit counts
        await kept.after(VISITOR_DAYS - 1)
        assert await kept.visitors.has(old.id)
        assert (kept.files.folder / key).exists()
        await kept.after(2)
        assert not await kept.visitors.has(old.id)
        assert not (kept.files.folder / key).exists()
        assert source.exists()


async def test_a_file_that_was_put_there_a_moment_ago_is_left_alone(tmp_path: Path) -> None:
    """It may be told of in the next moment, however old its bytes are."""
    async with await Database.open(tmp_path / "web.db", SCHEMA) as database:
        kept = Kept(database, tmp_path)
        source = tmp_path / "a.mp4"
        source.write_bytes(b"x")
        os.utime(source, (0, 0))
        key = await kept.files.keep(source)
        put_at = (kept.files.folder / key).lstat().st_ctime

        kept.disk_now = put_at + SETTLING_S - 1
        await kept.sweep.once()
        assert (kept.files.folder / key).exists()
        kept.disk_now = put_at + SETTLING_S + 1
        await kept.sweep.once()
        assert not await asyncio.to_thread((kept.files.folder / key).exists)
