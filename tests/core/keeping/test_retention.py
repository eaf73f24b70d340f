"""What is over goes when it is old; what is open stays, however old it is."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.chat import ChatKey, Incoming, Media, Person
from core.chats import Chats
from core.cutroom import SCHEMAS
from core.exporting.exports import Exports, Stage
from core.inbox import Entry, Inbox, Moved, Phase
from core.keeping import retention
from core.keeping.retention import DAY_S, Retention
from core.projects import Projects
from core.queue import SqliteQueue
from core.store.db import Database
from tests.core.conversation.talk import with_cloud
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud

CHAT = ChatKey("test", "1")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(tmp_path / "cutroom.db", *SCHEMAS) as database:
        yield database


async def _said(entries: Inbox, message: str) -> Entry:
    number = await entries.add(Incoming(CHAT, message, Person("anna"), text="trim it"), is_aside=False)
    assert number is not None
    return await entries.get(number)


def _folder(data: Path, name: str, number: int) -> Path:
    folder = data / name / str(number)
    folder.mkdir(parents=True)
    (folder / "file.mp4").write_bytes(b"x")
    return folder


async def test_turns_and_exports_go_when_they_were_over_long_ago(database: Database, tmp_path: Path) -> None:
    """Each with its files; a turn whose export is open stays, as does everything that is open."""
    clock = JumpingClock()
    entries, exports = Inbox(database, clock), Exports(database, SqliteQueue(database, clock), clock)
    over, rendering, waiting = [await _said(entries, name) for name in ("over", "rendering", "waiting")]
    done, doubted, going = [
        await exports.want(
            turn=turn, chat=CHAT, project=1, number=1, person="anna", wish={"output": {}}, message=None
        )
        for turn in (over.id, 900, rendering.id)
    ]
    for entry in (over, rendering):
        await entries.close(entry.id, Phase.DONE)
    await exports.close(done, Stage.DELIVERED)
    folders = [_folder(tmp_path, "inbox", entry.id) for entry in (over, waiting)]
    folders += [_folder(tmp_path, "exports", export.id) for export in (done, doubted, going)]
    keeping = Retention(database, clock, tmp_path, keep_days=30)

    clock.advance(29 * DAY_S)
    await exports.close(doubted, Stage.DOUBTED)
    await keeping.run()
    assert [folder.exists() for folder in folders] == [False, True, False, True, True]
    clock.advance(2 * DAY_S)
    await keeping.run()

    assert [folder.exists() for folder in folders] == [False, True, False, True, True]
    assert [await entries.find(entry.id) is None for entry in (over, rendering, waiting)] == [
        *(True, False, False)
    ]
    assert (await exports.get(doubted.id)).stage is Stage.DOUBTED
    with pytest.raises(KeyError):
        await exports.get(done.id)


async def test_a_file_that_a_link_leads_to_stays_as_long_as_the_link(
    database: Database, tmp_path: Path
) -> None:
    """However old its export is; then it goes, and its row after it. What was cancelled keeps no file."""
    clock = JumpingClock()
    exports = Exports(database, SqliteQueue(database, clock), clock)
    lent, cancelled = [
        await exports.want(
            turn=turn, chat=CHAT, project=1, number=1, person="anna", wish={"output": {}}, message=None
        )
        for turn in (1, 2)
    ]
    lent = await exports.note(lent, kept_until=clock.now() + 40 * DAY_S)
    cancelled = await exports.note(cancelled, kept_until=clock.now() + 40 * DAY_S)
    await exports.close(lent, Stage.DELIVERED)
    await exports.close(cancelled, Stage.CANCELLED)
    kept, over = (_folder(tmp_path, "exports", export.id) for export in (lent, cancelled))
    keeping = Retention(database, clock, tmp_path, keep_days=30)

    clock.advance(39 * DAY_S)
    await keeping.run()
    assert (kept.exists(), over.exists()) == (True, False)
    assert (await exports.get(lent.id)).kept_until
    with pytest.raises(Moved):
        await exports.note(lent, kept_until=clock.now() + 400 * DAY_S)

    clock.advance(2 * DAY_S)
    await keeping.run()
    assert not kept.exists()
    with pytest.raises(KeyError):
        await exports.get(lent.id)


async def test_what_a_project_was_made_of_goes_when_it_is_idle(database: Database, tmp_path: Path) -> None:
    """Its frames, and which files were sent; one that is in use keeps them, and both keep their place."""
    clock = JumpingClock()
    projects = Projects(database, Chats(database), clock)
    numbers = []
    for name in ("idle", "used"):
        row = await database.row(
            "project_add", chat="test:1", name=name, holder="bot", task_id="t", session_id=name,
            user_id="u", now=clock.now(),
        )  # fmt: skip
        assert row is not None
        numbers.append(int(row["id"]))
        await projects.sent.add(numbers[-1], numbers[-1], (Media("ref", f"{name}.mp4"),))
    frames = [_folder(tmp_path, "frames", number) for number in numbers]

    clock.advance(31 * DAY_S)
    await database.run("project_used", id=numbers[1], now=clock.now())
    await Retention(database, clock, tmp_path, keep_days=30).run()

    assert [folder.exists() for folder in frames] == [False, True]
    assert [len(await projects.sent.of(number)) for number in numbers] == [0, 1]
    assert len(await projects.listed(CHAT)) == 2


async def test_many_rows_go_in_small_bites(database: Database, tmp_path: Path) -> None:
    """All of them, and nobody waits for the database meanwhile."""
    clock = JumpingClock()
    entries = Inbox(database, clock)
    for number in range(retention.AT_ONCE + 3):
        entry = await _said(entries, str(number))
        await entries.close(entry.id, Phase.DONE)
    clock.advance(31 * DAY_S)

    await Retention(database, clock, tmp_path, keep_days=30).run()

    assert await entries.find(1) is None
    assert await entries.find(retention.AT_ONCE + 3) is None


async def test_it_is_done_by_itself_while_the_bot_works(cloud: Cloud, tmp_path: Path) -> None:
    """A job of the queue, in every hour; the conversation goes on meanwhile."""
    async with with_cloud(cloud, tmp_path, settings={"keep_days": 1}) as talk:
        await talk.asks("", "beach.mp4")
        old = await talk.cutroom.inbox.find(1)
        talk.clock.advance(2 * DAY_S)
        async with asyncio.timeout(20):
            while await talk.cutroom.inbox.find(1) is not None:
                await talk.clock.sleep(1)
        listed = await talk.asks("/projects")

    assert old is not None
    assert "beach" in listed.text


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        yield cloud
