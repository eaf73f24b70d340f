"""What is old goes, what is used stays."""

import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.queue import SCHEMA as QUEUE_SCHEMA
from core.store.db import Database
from studio.api.accounts import DAY_S, Accounts
from studio.api.contents import check
from studio.api.disk import Disk
from studio.api.intake import Intake
from studio.api.links import Links
from studio.api.projects import Projects
from studio.api.refusals import Refusal
from studio.api.schema import SCHEMA
from studio.api.sweep import LEFT_ALONE_S, Sweep
from studio.api.uploads import Uploads
from tests.contract.clips import picture
from tests.fakes.clock import JumpingClock

OLD_S = LEFT_ALONE_S + 60


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(tmp_path / "studio.db", QUEUE_SCHEMA, SCHEMA) as database:
        yield database


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    disk = Disk(tmp_path, 10**9)
    disk.prepare()
    return disk


def _age(path: Path) -> None:
    when = time.time() - OLD_S
    os.utime(path, (when, when))


async def _upload(database: Database, disk: Disk, clock: JumpingClock) -> tuple[str, str]:
    projects = Projects(database, clock)
    user_id = (await Accounts(database, clock).issue("client-1")).user_id
    session = await projects.open(user_id, name="project", language="en")

    async def pieces() -> AsyncIterator[bytes]:
        yield picture()

    async with Intake(disk).basket() as basket:
        await basket.receive("logo.png", pieces())
        files = [await check(arrival) for arrival in basket.files]
        uploads = Uploads(database, clock, disk, projects, Links("http://x"))
        await uploads.add(user_id, session.session_id, files)
    return user_id, session.session_id


async def test_a_project_that_nobody_used_goes_with_its_files(database: Database, disk: Disk) -> None:
    """A use in between keeps it for as long again."""
    clock = JumpingClock()
    user_id, session_id = await _upload(database, disk, clock)
    (file,) = disk.media.iterdir()
    _age(file)
    sweep = Sweep(database, clock, disk, keep_days=14)

    clock.advance(13 * DAY_S)
    await Projects(database, clock).get(user_id, session_id)
    clock.advance(13 * DAY_S)
    await sweep.run()
    assert file.exists()

    clock.advance(2 * DAY_S)
    await sweep.run()
    assert not file.exists()
    with pytest.raises(Refusal):
        await Projects(database, clock).get(user_id, session_id)


async def test_an_old_render_goes_and_a_waiting_one_keeps_its_project(database: Database, disk: Disk) -> None:
    """A render in line is never swept, nor what it needs."""
    clock = JumpingClock()
    user_id, session_id = await _upload(database, disk, clock)
    for key in ("done", "open"):
        await database.run(
            "submit_render",
            key=key,
            user_id=user_id,
            render_id=key,
            session_id=session_id,
            draft="{}",
            output="{}",
            now=clock.now(),
        )
        (disk.renders / f"{key}.mp4").write_bytes(b"x")
    (disk.work / session_id).mkdir()
    (disk.work / "other").mkdir()
    await database.run("render_completed", key="done", duration_ms=1, bytes=1, faults="", now=clock.now())
    for path in (*disk.media.iterdir(), *disk.renders.iterdir(), *disk.work.iterdir()):
        _age(path)

    clock.advance(15 * DAY_S)
    await Sweep(database, clock, disk, keep_days=14).run()

    assert [path.name for path in disk.renders.iterdir()] == ["open.mp4"]
    assert [path.name for path in disk.work.iterdir()] == [session_id]
    assert len(list(disk.media.iterdir())) == 1
    assert (await Projects(database, clock).get(user_id, session_id)).session_id == session_id


async def test_what_no_row_names_goes_when_it_is_old(database: Database, disk: Disk) -> None:
    """What is just arriving is left alone."""
    left = [disk.media / "a.mp4", disk.renders / "b.mp4", disk.incoming / "c", disk.work / "d"]
    fresh = [disk.media / "e.mp4", disk.incoming / "f"]
    for path in (*left, *fresh):
        if path.suffix:
            path.write_bytes(b"x")
        else:
            path.mkdir()
    (disk.incoming / "f" / "0.mp4").write_bytes(b"x")
    for path in (*left, disk.incoming / "f"):
        _age(path)

    await Sweep(database, JumpingClock(), disk, keep_days=14).run()

    assert [path for path in left if path.exists()] == []
    assert [path for path in fresh if not path.exists()] == []


async def test_an_analysis_is_kept_as_long_as_an_idle_project(database: Database, disk: Disk) -> None:
    """It takes long to make, and stands for content that may be sent again."""
    for days in (13, 15):
        kept = disk.analyses / f"{days}.json"
        kept.write_text("{}")
        when = time.time() - days * DAY_S
        os.utime(kept, (when, when))

    await Sweep(database, JumpingClock(), disk, keep_days=14).run()

    assert [path.name for path in disk.analyses.iterdir()] == ["13.json"]
