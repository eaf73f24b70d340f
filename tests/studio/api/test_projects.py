"""A project is one person's, changes one turn at a time, and is not lost to a faster process."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.nemo.wire import Kind
from core.queue import SCHEMA as QUEUE_SCHEMA
from core.store.db import Database
from studio.api.accounts import Accounts
from studio.api.projects import Projects, Session
from studio.api.refusals import Reason, Refusal
from studio.api.schema import SCHEMA
from studio.editing.project import Project, place
from studio.timeline import Media
from tests.fakes.clock import JumpingClock
from tests.fakes.disk import fill, small_disk

CLIP = Media("m1", "beach.mp4", Kind.VIDEO, duration_ms=1000, width=160, height=90)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(tmp_path / "studio.db", QUEUE_SCHEMA, SCHEMA) as database:
        yield database


@pytest.fixture
async def user_id(database: Database) -> str:
    return (await Accounts(database, JumpingClock()).issue("client-1")).user_id


async def _keep(database: Database, projects: Projects, session: Session, project: Project) -> None:
    async with database.transaction() as transaction:
        await projects.keep(transaction, session, project)


async def _fill_the_log(projects: Projects, user_id: str) -> None:
    """Write until there is no room, for the database's log may have a little of its own."""
    for _ in range(1000):
        await projects.open(user_id, name="sea", language="en")


async def test_a_project_is_read_as_it_was_kept(database: Database, user_id: str) -> None:
    """Media, timeline and the way back are the same after they were written."""
    projects = Projects(database, JumpingClock())
    opened = await projects.open(user_id, name="海", language="zh")
    project = place(opened.project, [CLIP])
    await _keep(database, projects, opened, project)

    read = await projects.get(user_id, opened.session_id)
    assert read.project == project
    assert (read.name, read.language, read.version) == ("海", "zh", 1)


async def test_a_project_is_read_on_a_full_disk(tmp_path: Path) -> None:
    """That it was used cannot be noted then, and need not be."""
    with small_disk(tmp_path / "data") as disk:
        async with await Database.open(disk / "studio.db", QUEUE_SCHEMA, SCHEMA) as database:
            user_id = (await Accounts(database, JumpingClock()).issue("client-1")).user_id
            projects = Projects(database, JumpingClock())
            opened = await projects.open(user_id, name="sea", language="en")
            await asyncio.to_thread(fill, disk)
            with pytest.raises(sqlite3.OperationalError):
                await _fill_the_log(projects, user_id)

            assert (await projects.get(user_id, opened.session_id)).name == "sea"


async def test_a_change_of_an_old_version_is_made_anew(database: Database, user_id: str) -> None:
    """Another process was faster: the work runs again on what that one left, and nothing is lost."""
    projects, other = Projects(database, JumpingClock()), Projects(database, JumpingClock())
    session_id = (await projects.open(user_id, name="project", language="en")).session_id
    seen: list[int] = []

    async def work(session: Session) -> None:
        seen.append(session.version)
        if len(seen) == 1:
            await _keep(database, other, session, place(session.project, [CLIP]))
        picture = Media("m2", "logo.png", Kind.IMAGE, width=64, height=48)
        await _keep(database, projects, session, place(session.project, [picture]))

    await projects.alone(user_id, session_id, work)

    assert seen == [0, 1]
    project = (await projects.get(user_id, session_id)).project
    assert [clip.media for clip in project.timeline.clips] == ["m1", "m2"]


async def test_a_second_turn_waits_for_the_first(database: Database, user_id: str) -> None:
    """It sees what the first one made."""
    projects = Projects(database, JumpingClock())
    session_id = (await projects.open(user_id, name="project", language="en")).session_id
    order: list[str] = []
    is_inside = asyncio.Event()

    async def first(session: Session) -> None:
        is_inside.set()
        order.append("first")
        await asyncio.sleep(0)
        await _keep(database, projects, session, place(session.project, [CLIP]))

    async def second(session: Session) -> None:
        order.append(f"second at {session.version}")

    async with asyncio.TaskGroup() as group:
        group.create_task(projects.alone(user_id, session_id, first))
        await is_inside.wait()
        group.create_task(projects.alone(user_id, session_id, second))

    assert order == ["first", "second at 1"]


async def test_waiting_for_a_turn_has_an_end(database: Database, user_id: str) -> None:
    """Whoever waited too long is told that the session is busy."""
    projects = Projects(database, JumpingClock(), turn_wait_s=0.01)
    session_id = (await projects.open(user_id, name="project", language="en")).session_id
    async with projects.turn(session_id):
        with pytest.raises(Refusal) as refusal:
            async with projects.turn(session_id):
                pytest.fail("there is one turn at a time")

    assert refusal.value.reason is Reason.BUSY


async def test_somebody_elses_session_does_not_exist(database: Database, user_id: str) -> None:
    """The answer is the same as for one that nobody began."""
    projects = Projects(database, JumpingClock())
    session_id = (await projects.open(user_id, name="project", language="en")).session_id
    other = (await Accounts(database, JumpingClock()).issue("client-2")).user_id
    for who, which in ((other, session_id), (user_id, "1")):
        with pytest.raises(Refusal) as refusal:
            await projects.get(who, which)
        assert refusal.value.reason is Reason.SESSION
