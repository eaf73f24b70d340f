"""Databases as they were released, brought to this version with all that is in them."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from core import identity, inbox
from core.chat import ChatKey
from core.chats import Chats
from core.exporting.exports import Exports, Stage
from core.inbox import Inbox, Phase
from core.projects import Projects
from core.queue import SCHEMA as QUEUE
from core.queue import SqliteQueue
from core.store.db import Database, Schema
from studio.api.projects import Projects as Sessions
from studio.api.schema import SCHEMA as STUDIO
from tests.fakes.clock import JumpingClock

RELEASED: Final = Path(__file__).parent.parent.parent / "data" / "released"
SCHEMAS: Final[Mapping[str, tuple[Schema, ...]]] = {
    "cutroom": (QUEUE, identity.SCHEMA, inbox.SCHEMA),
    "studio": (QUEUE, STUDIO),
}
DUMPS: Final = sorted(RELEASED.glob("*/*.sql"))
CHAT: Final = ChatKey("test", "1")


def _released(dump: Path, folder: Path) -> Path:
    """Make the database that a release would have left."""
    path = folder / f"{dump.stem}.db"
    with sqlite3.connect(path) as made:
        made.executescript(dump.read_text(encoding="utf-8"))
    made.close()
    return path


def _made_of(path: Path) -> set[str]:
    """Everything that a database consists of, as SQL."""
    with sqlite3.connect(path) as opened:
        rows = opened.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    opened.close()
    return {" ".join(sql.split()) for (sql,) in rows}


def _counts(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    with sqlite3.connect(path) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608 - its own names
    opened.close()
    return found


def test_there_is_a_dump_of_each_database() -> None:
    """A release leaves one of each behind."""
    assert {dump.stem for dump in DUMPS} == set(SCHEMAS)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: f"{dump.parent.name}-{dump.stem}")
async def test_an_upgraded_database_is_like_a_new_one(dump: Path, tmp_path: Path) -> None:
    """The same tables, indexes and triggers, the same versions, and no row less."""
    old, fresh = _released(dump, tmp_path), tmp_path / "fresh.db"
    before = _counts(old)

    for path in (old, fresh):
        await (await Database.open(path, *SCHEMAS[dump.stem])).close()

    assert _made_of(old) == _made_of(fresh)
    assert before.items() <= _counts(old).items()


async def test_the_conversation_of_a_release_goes_on(tmp_path: Path) -> None:
    """What was said, made and exported is there, and what was open still is."""
    path = _released(RELEASED / "0.1.0" / "cutroom.sql", tmp_path)
    clock = JumpingClock()
    async with await Database.open(path, *SCHEMAS["cutroom"]) as database:
        entries, chats = Inbox(database, clock), Chats(database)
        projects = await Projects(database, chats, clock).listed(CHAT)
        (unfinished,) = await entries.unfinished()
        export = await Exports(database, SqliteQueue(database, clock), clock).get(1)
        closed = await entries.close(unfinished.id, Phase.CANCELLED)

    assert [project.name for project in projects] == ["Holiday", "beach"]
    assert (unfinished.incoming.text, unfinished.phase, closed) == ("mute it", Phase.RECEIVED, True)
    assert (export.stage, export.chat, export.wish["output"]) == (Stage.DELIVERED, CHAT, {"resolution": "4k"})


async def test_the_studio_of_a_release_knows_its_sessions(tmp_path: Path) -> None:
    """A history can still be read, and be gone back in."""
    path = _released(RELEASED / "0.1.0" / "studio.sql", tmp_path)
    async with await Database.open(path, *SCHEMAS["studio"]) as database:
        (row, *_) = await database.rows("render_keys")
        render = await database.row("render_by_key", key=row["key"])
        assert render is not None
        session = await Sessions(database, JumpingClock()).get(render["user_id"], render["session_id"])

    assert [clip.name for clip in session.project.timeline.clips] == ["beach.mp4"]
    assert [title.text for title in session.project.timeline.titles] == ["Hi"]
    assert len(session.project.past) == 1
