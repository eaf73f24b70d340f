"""Uploaded videos are looked into; what cannot be spoils nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.queue import SCHEMA as QUEUE_SCHEMA
from core.store.db import Database
from studio.api.accounts import Accounts
from studio.api.analyses import Analyses
from studio.api.contents import check
from studio.api.disk import Disk
from studio.api.eyes import Eyes
from studio.api.intake import Intake
from studio.api.links import Links
from studio.api.projects import Projects
from studio.api.schema import SCHEMA
from studio.api.uploads import Kept, Uploads
from tests.contract.clips import clip
from tests.fakes.clock import JumpingClock


@pytest.fixture
async def uploads(tmp_path: Path) -> AsyncIterator[Uploads]:
    disk, clock = Disk(tmp_path, 10**9), JumpingClock()
    disk.prepare()
    async with await Database.open(tmp_path / "studio.db", QUEUE_SCHEMA, SCHEMA) as database:
        yield Uploads(database, clock, disk, Projects(database, clock), Links("http://x"))


async def _sent(uploads: Uploads, *lengths: float) -> tuple[str, list[Kept]]:
    """Upload clips of these lengths as somebody new."""
    user_id = (await Accounts(uploads.database, uploads.clock).issue("client-1")).user_id
    session = await uploads.projects.open(user_id, name="project", language="en")

    async def pieces(length: float) -> AsyncIterator[bytes]:
        yield clip(length)

    async with Intake(uploads.disk).basket() as basket:
        for length in lengths:
            await basket.receive("clip.mp4", pieces(length))
        files = [await check(arrival) for arrival in basket.files]
        await uploads.add(user_id, session.session_id, files)
    return session.session_id, await uploads.of(session.session_id)


async def test_what_can_be_looked_into_is_and_the_rest_is_left_out(
    uploads: Uploads, caplog: pytest.LogCaptureFixture
) -> None:
    """A missing file and a spoilt one are logged; the good one is told of."""
    session_id, (good, missing, spoilt) = await _sent(uploads, 1.0, 1.2, 1.4)
    uploads.path(missing).unlink()
    uploads.path(spoilt).write_bytes(b"this is no video at all" * 100)
    eyes = Eyes(Analyses(uploads.disk.analyses), uploads)
    seen = await eyes.see(session_id, {good.media.id, missing.media.id, spoilt.media.id, "unknown"})

    assert list(seen) == [good.media.id]
    assert seen[good.media.id].has_sound
    assert len([record for record in caplog.records if record.name == "studio.api.eyes"]) == 2
    assert len(list(uploads.disk.analyses.iterdir())) == 1


async def test_nothing_is_looked_into_when_nothing_is_asked(uploads: Uploads) -> None:
    """No file is opened."""
    session_id, _ = await _sent(uploads, 1.0)

    assert await Eyes(Analyses(uploads.disk.analyses), uploads).see(session_id, set()) == {}
    assert not list(uploads.disk.analyses.iterdir())
