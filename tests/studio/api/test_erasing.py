"""What is erased is gone from rows and disk, and nobody else's goes with it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.queue import SCHEMA as QUEUE
from core.queue import SqliteQueue, Status
from core.store.db import Database
from studio.api.accounts import Accounts
from studio.api.contents import check
from studio.api.disk import Disk
from studio.api.erasing import erase
from studio.api.intake import Intake
from studio.api.links import Links
from studio.api.projects import Projects
from studio.api.refusals import Refusal
from studio.api.renders import QUEUE as RENDERS
from studio.api.renders import TASK
from studio.api.schema import FILE, SCHEMA
from studio.api.uploads import Uploads
from studio.work.source import content_name
from tests.contract.clips import clip, picture
from tests.fakes.clock import JumpingClock


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    Disk(tmp_path, 10**9).prepare()
    async with await Database.open(tmp_path / FILE, QUEUE, SCHEMA) as database:
        yield database


async def _session(database: Database, data: Path, user: str, *files: bytes) -> str:
    """Open a session of somebody with these files."""
    clock, disk = JumpingClock(), Disk(data, 10**9)
    projects = Projects(database, clock)
    session = await projects.open(user, name="project", language="en")
    async with Intake(disk).basket() as basket:
        for number, content in enumerate(files):
            await basket.receive(f"{number}.{'png' if content == picture() else 'mp4'}", _once(content))
        checked = [await check(arrival) for arrival in basket.files]
        uploads = Uploads(database, clock, disk, projects, Links("http://x"))
        await uploads.add(user, session.session_id, checked)
    return session.session_id


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _user(database: Database, client: str) -> str:
    return (await Accounts(database, JumpingClock()).issue(client)).user_id


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def _render(database: Database, user: str, session: str, name: str) -> int:
    """Put a render in line, whose file is there already."""
    await database.run(
        "submit_render",
        key=f"key-{name}",
        user_id=user,
        render_id=name,
        session_id=session,
        draft="{}",
        output="{}",
        now=0.0,
    )
    job = await SqliteQueue(database, JumpingClock()).enqueue(RENDERS, TASK, {"key": name})
    await database.run("render_queued", key=f"key-{name}", job_id=job)
    return job


async def test_a_session_goes_with_its_files_and_its_renders(database: Database, tmp_path: Path) -> None:
    """What is in line for it is stopped; a file that another session has as well stays."""
    ann, ben = await _user(database, "ann"), await _user(database, "ben")
    gone = await _session(database, tmp_path, ann, clip(), picture())
    stays = await _session(database, tmp_path, ann, picture())
    other = await _session(database, tmp_path, ben, clip())
    job = await _render(database, ann, gone, "r1")
    kept = await _render(database, ann, stays, "r2")
    disk = Disk(tmp_path, 0)
    for folder, name in ((disk.renders, "key-r1.mp4"), (disk.renders, "key-r2.mp4")):
        (folder / name).write_bytes(b"x")
    (disk.work / gone).mkdir()

    await erase(tmp_path, JumpingClock(), sessions=[gone], renders=[])

    queue = SqliteQueue(database, JumpingClock())
    stopped, waiting = await queue.job(job), await queue.job(kept)
    assert stopped is not None
    assert waiting is not None
    assert (stopped.status, waiting.status) == (Status.CANCELLED, Status.TODO)
    assert [path.name for path in await asyncio.to_thread(_files, disk.renders)] == ["key-r2.mp4"]
    assert await asyncio.to_thread(_files, disk.work) == []
    assert len(await asyncio.to_thread(_files, disk.media)) == 2
    with pytest.raises(Refusal):
        await Projects(database, JumpingClock()).get(ann, gone)
    for user, session in ((ann, stays), (ben, other)):
        assert (await Projects(database, JumpingClock()).get(user, session)).project.media


async def test_an_analysis_goes_with_the_last_file_of_its_content(database: Database, tmp_path: Path) -> None:
    """As long as somebody else has the same file, it is theirs too."""
    ann, ben = await _user(database, "ann"), await _user(database, "ben")
    first = await _session(database, tmp_path, ann, clip())
    second = await _session(database, tmp_path, ben, clip())
    disk = Disk(tmp_path, 0)
    (path, _) = await asyncio.to_thread(_files, disk.media)
    analysis = disk.analyses / f"{content_name(path)}-1.json"
    analysis.write_text("{}")

    await erase(tmp_path, JumpingClock(), sessions=[first], renders=[])
    assert await asyncio.to_thread(_files, disk.analyses) == [analysis]
    await erase(tmp_path, JumpingClock(), sessions=[second], renders=[])

    assert await asyncio.to_thread(_files, disk.analyses) == []
    assert await asyncio.to_thread(_files, disk.media) == []


async def test_one_render_can_be_erased_alone(database: Database, tmp_path: Path) -> None:
    """Its session stays."""
    ann = await _user(database, "ann")
    session = await _session(database, tmp_path, ann, clip())
    await _render(database, ann, session, "r1")

    await erase(tmp_path, JumpingClock(), sessions=[], renders=["r1"])

    assert await database.rows("render_keys") == []
    assert (await Projects(database, JumpingClock()).get(ann, session)).project.media


async def test_where_no_studio_was_nothing_is_made(tmp_path: Path) -> None:
    """Erasing is no reason to begin one."""
    await erase(tmp_path / "studio", JumpingClock(), sessions=["1"], renders=[])

    assert await asyncio.to_thread(_files, tmp_path) == []
