"""One SQLite file: opened in WAL mode, brought to its newest schema, and spoken to by named queries.

SQL lives in `.sql` files. A schema is a folder with `queries.sql` (statements under `-- name: what`) and
`migrations/NNN_what.sql`; several schemas may share one file, each with its own version.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError, Row, complete_statement
from typing import Any, Self

import aiosqlite

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
_BUSY_S = 15
_PRAGMAS = (
    f"PRAGMA busy_timeout = {_BUSY_S * 1000}",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what somebody had erased is not to be found in the file either
)


class NewerSchema(Exception):
    """The database was written by a newer Cutroom than this one."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One part of a database: its name and the folder that holds its SQL."""

    name: str
    folder: Path

    def queries(self) -> dict[str, str]:
        """Every named statement of this schema."""
        parts = _NAME.split((self.folder / "queries.sql").read_text(encoding="utf-8"))
        return {name: sql.strip() for name, sql in zip(parts[1::2], parts[2::2], strict=True)}

    def migrations(self) -> list[tuple[int, str]]:
        """Every step of this schema, oldest first."""
        files = sorted((self.folder / "migrations").glob("*.sql"))
        return [(int(file.name.split("_", 1)[0]), file.read_text(encoding="utf-8")) for file in files]


class Database:
    """One open SQLite file."""

    def __init__(self, connection: aiosqlite.Connection, queries: Mapping[str, str]) -> None:
        self._connection = connection
        self._queries = queries
        # One connection means one transaction at a time, so writers take turns here.
        self._turn = asyncio.Lock()
        self._inside: asyncio.Task[Any] | None = None

    @classmethod
    async def open(cls, path: Path, *schemas: Schema) -> Self:
        """Open the file, making it if need be, and bring every schema to its newest version."""
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = await aiosqlite.connect(path, isolation_level=None)
        try:
            connection.row_factory = Row
            for pragma in _PRAGMAS:
                await connection.execute_fetchall(pragma)
            await _switch_to_wal(connection)
            for schema in schemas:
                await _migrate(connection, schema)
            return cls(connection, _merged(schemas))
        except BaseException:
            await connection.close()
            raise

    async def close(self) -> None:
        """Close the file."""
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def rows(self, query: str, /, **values: Any) -> list[Row]:
        """Run a named statement and give all its rows; a lone statement is its own transaction."""
        self._refuse_nesting()
        async with self._turn:
            return await self._rows(query, values)

    async def row(self, query: str, /, **values: Any) -> Row | None:
        """Run a named statement and give its first row."""
        rows = await self.rows(query, **values)
        return rows[0] if rows else None

    async def run(self, query: str, /, **values: Any) -> int:
        """Run a named statement and give the number of rows it changed."""
        self._refuse_nesting()
        async with self._turn:
            return await self._run(query, values)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["Transaction"]:
        """Several statements as one: all of them happen, or none."""
        self._refuse_nesting()
        async with self._turn:
            self._inside = asyncio.current_task()
            try:
                await self._connection.execute_fetchall("BEGIN IMMEDIATE")
                yield Transaction(self)
                await self._connection.commit()
            except BaseException:
                # The connection's thread takes statements in order, so this also ends a transaction whose
                # BEGIN was cancelled on its way; after a COMMIT that went through it does nothing.
                await self._connection.rollback()
                raise
            finally:
                self._inside = None

    def _refuse_nesting(self) -> None:
        """Fail where a task would wait for itself for ever."""
        if self._inside is not None and self._inside is asyncio.current_task():
            raise RuntimeError("inside a transaction, speak to the transaction")

    async def _rows(self, query: str, values: Mapping[str, Any]) -> list[Row]:
        return list(await self._connection.execute_fetchall(self._queries[query], values))

    async def _run(self, query: str, values: Mapping[str, Any]) -> int:
        async with self._connection.execute(self._queries[query], values) as cursor:
            return cursor.rowcount


class Transaction:
    """The database as seen from inside one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(self, query: str, /, **values: Any) -> list[Row]:
        """Run a named statement and give all its rows."""
        return await self._database._rows(query, values)  # noqa: SLF001 - two halves of one object

    async def row(self, query: str, /, **values: Any) -> Row | None:
        """Run a named statement and give its first row."""
        rows = await self.rows(query, **values)
        return rows[0] if rows else None

    async def run(self, query: str, /, **values: Any) -> int:
        """Run a named statement and give the number of rows it changed."""
        return await self._database._run(query, values)  # noqa: SLF001 - two halves of one object


def _merged(schemas: tuple[Schema, ...]) -> dict[str, str]:
    """Put the statements of all schemas together; one name means one statement."""
    merged: dict[str, str] = {}
    for schema in schemas:
        queries = schema.queries()
        if twice := merged.keys() & queries.keys():
            raise ValueError(f"{schema.name} names statements that another schema has: {sorted(twice)}")
        merged |= queries
    return merged


async def _switch_to_wal(connection: aiosqlite.Connection) -> None:
    """Turn a new file's journal into a WAL; the file keeps it.

    SQLite does not wait for its lock in this one statement, so processes that open a new file together would
    fail here: whoever finds it locked tries again.
    """
    async with asyncio.timeout(_BUSY_S):
        while not await _is_wal(connection):  # noqa: ASYNC110 - no event tells when another process lets go
            await asyncio.sleep(0.02)


async def _is_wal(connection: aiosqlite.Connection) -> bool:
    try:
        await connection.execute_fetchall("PRAGMA journal_mode = WAL")
    except OperationalError as error:
        if error.sqlite_errorcode & 0xFF != SQLITE_BUSY:
            raise
        return False
    return True


async def _migrate(connection: aiosqlite.Connection, schema: Schema) -> None:
    """Take one schema forward; another process doing the same waits at BEGIN and then finds it done."""
    await connection.execute("BEGIN IMMEDIATE")
    try:
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)"
        )
        found = await connection.execute_fetchall(
            "SELECT version FROM schema_version WHERE name = ?", (schema.name,)
        )
        current = next((row[0] for row in found), 0)
        steps = schema.migrations()
        newest = steps[-1][0] if steps else 0
        if current > newest:
            raise NewerSchema(f"{schema.name} is at version {current}, this Cutroom knows {newest}")
        for version, sql in steps:
            if version > current:
                for statement in _statements(sql):
                    await connection.execute(statement)
        await connection.execute(
            "INSERT INTO schema_version (name, version) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET version = excluded.version",
            (schema.name, newest),
        )
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise


def _statements(sql: str) -> Iterator[str]:
    """Split a migration at the semicolons that end statements, not at those in quotes, comments, triggers."""
    pending = ""
    for part in sql.split(";"):
        pending += f"{part};"
        if complete_statement(pending):
            yield pending
            pending = ""
    if pending:
        raise ValueError("a migration ends in the middle of a statement")
