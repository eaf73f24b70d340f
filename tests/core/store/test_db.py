"""One SQLite file: what is written stays written, all of it or none, whoever is cancelled."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core.store.db import Database, NewerSchema, Schema

QUERIES = """
-- name: add_note
INSERT INTO notes (text) VALUES (:text);

-- name: all_notes
SELECT text FROM notes ORDER BY rowid;

-- name: mark_notes
UPDATE notes SET text = text || '!' RETURNING text;
"""
FIRST = "CREATE TABLE notes (text TEXT NOT NULL);"


def schema_at(folder: Path, *migrations: str, name: str = "notes", queries: str = QUERIES) -> Schema:
    """Write a schema's files."""
    (folder / name / "migrations").mkdir(parents=True, exist_ok=True)
    (folder / name / "queries.sql").write_text(queries, encoding="utf-8")
    for number, sql in enumerate(migrations or [FIRST], start=1):
        (folder / name / "migrations" / f"{number:03}_step.sql").write_text(sql, encoding="utf-8")
    return Schema(name, folder / name)


async def open_at(folder: Path, *schemas: Schema) -> Database:
    return await Database.open(folder / "data" / "n.db", *(schemas or [schema_at(folder)]))


def stored(folder: Path) -> list[str]:
    """Read the notes as another program would: only what has been committed."""
    with closing(sqlite3.connect(folder / "data" / "n.db")) as other:
        return [row[0] for row in other.execute("SELECT text FROM notes ORDER BY rowid")]


async def write(database: Database, *texts: str | None) -> None:
    """Add notes, all of them or none."""
    async with database.transaction() as transaction:
        for text in texts:
            await transaction.run("add_note", text=text)


async def test_statements_are_called_by_name(tmp_path: Path) -> None:
    """A lone statement is committed at once, and tells what it changed or found."""
    async with await open_at(tmp_path) as database:
        assert await database.row("all_notes") is None
        assert await database.run("add_note", text="a") == 1
        assert await database.run("add_note", text="b") == 1

        assert [row["text"] for row in await database.rows("mark_notes")] == ["a!", "b!"]
        first = await database.row("all_notes")

    assert first is not None
    assert first["text"] == "a!"
    assert stored(tmp_path) == ["a!", "b!"]


async def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    """An error in the middle takes back what came before it; a good end keeps everything."""
    async with await open_at(tmp_path) as database:
        with pytest.raises(sqlite3.IntegrityError):
            await write(database, "lost", None)
        async with database.transaction() as transaction:
            await transaction.run("add_note", text="kept")
            assert stored(tmp_path) == []
            assert await transaction.row("all_notes") is not None

    assert stored(tmp_path) == ["kept"]


async def test_other_statements_wait_for_a_transaction(tmp_path: Path) -> None:
    """A statement of another task is not drawn into a transaction that is then taken back."""
    async with await open_at(tmp_path) as database:
        inside = asyncio.create_task(write(database, "lost", None))
        other = asyncio.create_task(database.run("add_note", text="kept"))
        done = await asyncio.gather(inside, other, return_exceptions=True)

    assert isinstance(done[0], sqlite3.IntegrityError)
    assert stored(tmp_path) == ["kept"]


async def test_speaking_past_ones_own_transaction_is_refused(tmp_path: Path) -> None:
    """A task that would wait for itself is told so, and the database goes on."""
    async with await open_at(tmp_path) as database:
        with pytest.raises(RuntimeError, match="inside a transaction"):
            async with database.transaction():
                await database.run("add_note", text="lost")
        with pytest.raises(RuntimeError, match="inside a transaction"):
            async with database.transaction(), database.transaction():
                raise AssertionError
        await database.run("add_note", text="kept")

    assert stored(tmp_path) == ["kept"]


async def test_a_cancelled_begin_leaves_no_transaction_open(tmp_path: Path) -> None:
    """Whoever is cancelled while waiting for another process's lock leaves nothing half begun."""
    async with await open_at(tmp_path) as database:
        with closing(sqlite3.connect(tmp_path / "data" / "n.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.create_task(write(database, "one", "two"))
            for _ in range(5):
                await asyncio.sleep(0)
            waiting.cancel()
            other.execute("COMMIT")
            with pytest.raises(asyncio.CancelledError):
                await waiting

        await database.run("add_note", text="after")

        assert stored(tmp_path) == ["after"]


@pytest.mark.parametrize("steps", range(0, 60, 3))
async def test_a_cancelled_transaction_is_all_or_nothing(tmp_path: Path, steps: int) -> None:
    """Wherever in its course it is cancelled, both notes are stored or none, and the next write is kept."""
    async with await open_at(tmp_path) as database:
        task = asyncio.create_task(write(database, "one", "two"))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        await database.run("add_note", text="after")

        assert stored(tmp_path) in (["after"], ["one", "two", "after"])


async def test_schemas_move_forward_and_keep_what_is_there(tmp_path: Path) -> None:
    """Only the steps that are new are taken, each schema by its own number."""
    async with await open_at(tmp_path) as database:
        await database.run("add_note", text="old")
    other = schema_at(tmp_path, "CREATE TABLE others (x);", name="others", queries="")
    schema = schema_at(tmp_path, FIRST, "ALTER TABLE notes ADD COLUMN author TEXT;")

    for _ in range(2):
        async with await open_at(tmp_path, schema, other) as database:
            assert [row.keys() for row in await database.rows("all_notes")] == [["text"]]

    with closing(sqlite3.connect(tmp_path / "data" / "n.db")) as peek:
        assert peek.execute("SELECT text, author FROM notes").fetchall() == [("old", None)]
        assert peek.execute("SELECT * FROM schema_version ORDER BY name").fetchall() == [
            ("notes", 2),
            ("others", 1),
        ]
        assert peek.execute("PRAGMA journal_mode").fetchone() == ("wal",)


async def test_a_step_may_hold_triggers_comments_and_quotes(tmp_path: Path) -> None:
    """Semicolons inside them end no statement."""
    step = """
    -- first; this
    CREATE TABLE notes (text TEXT NOT NULL); -- and; this
    CREATE TRIGGER twice AFTER INSERT ON notes WHEN new.text = 'x'
    BEGIN
      INSERT INTO notes (text) VALUES ('a;--b');
      INSERT INTO notes (text) VALUES ('y');
    END;
    -- the end
    """
    async with await open_at(tmp_path, schema_at(tmp_path, step)) as database:
        await database.run("add_note", text="x")

    assert stored(tmp_path) == ["x", "a;--b", "y"]


@pytest.mark.parametrize(
    "broken", ["CREATE TABLE more (x); CREATE NONSENSE;", "CREATE TABLE more (x DEFAULT 'y);"]
)
async def test_a_broken_step_changes_nothing(tmp_path: Path, broken: str) -> None:
    """What it did before the error is taken back, and the older schema still opens."""
    good = schema_at(tmp_path / "good")
    async with await open_at(tmp_path, good) as database:
        await database.run("add_note", text="kept")

    with pytest.raises((sqlite3.OperationalError, ValueError)):
        await open_at(tmp_path, schema_at(tmp_path / "bad", FIRST, broken))

    async with await open_at(tmp_path, good) as database:
        assert len(await database.rows("all_notes")) == 1
    with closing(sqlite3.connect(tmp_path / "data" / "n.db")) as peek:
        assert peek.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall() == []


async def test_a_file_of_a_newer_cutroom_is_left_alone(tmp_path: Path) -> None:
    """An older program says so instead of writing into a schema that it does not know."""
    newer = schema_at(tmp_path / "newer", FIRST, "ALTER TABLE notes ADD COLUMN author TEXT;")
    async with await open_at(tmp_path, newer):
        pass

    with pytest.raises(NewerSchema):
        await open_at(tmp_path, schema_at(tmp_path / "older"))


async def test_one_name_means_one_statement(tmp_path: Path) -> None:
    """Two schemas in one file cannot hide each other's statements."""
    twin = schema_at(tmp_path, "CREATE TABLE twins (x);", name="twins")

    with pytest.raises(ValueError, match="add_note"):
        await open_at(tmp_path, schema_at(tmp_path), twin)


OPENER = """
import asyncio, sys
from pathlib import Path
from core.store.db import Database, Schema

async def opened() -> None:
    async with await Database.open(Path(sys.argv[1]), Schema("notes", Path(sys.argv[2]))) as database:
        await database.run("add_note", text="here")

print("ready", flush=True)
sys.stdin.readline()
asyncio.run(opened())
"""


async def test_processes_may_open_a_new_file_together(tmp_path: Path) -> None:
    """All of them end up in a WAL with the newest schema, whoever comes first."""
    schema, pipe = schema_at(tmp_path), asyncio.subprocess.PIPE
    arguments = (sys.executable, "-c", OPENER, tmp_path / "data" / "n.db", schema.folder)
    crowd = [await asyncio.create_subprocess_exec(*arguments, stdin=pipe, stdout=pipe) for _ in range(4)]
    for process in crowd:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"

    async with asyncio.timeout(30):
        await asyncio.gather(*(process.communicate(b"go\n") for process in crowd))

    assert [process.returncode for process in crowd] == [0] * 4
    assert stored(tmp_path) == ["here"] * 4
