"""One SQLite file: opened in WAL mode, brought to its newest schema, and spoken to by named queries.

SQL lives in `.sql` files. A schema is a folder with `queries.sql` (statements under `-- name: what`) and
`migrations/NNN_what.sql`; several schemas may share one file, each with its own version.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Row
from typing import Any, Self

import aiosqlite

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
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

    @classmethod
    async def open(cls, path: Path, *schemas: Schema) -> Self:
        """Open the file, making it if need be, and bring every schema to its newest version."""
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = await aiosqlite.connect(path, isolation_level=None)
        try:
            connection.row_factory = Row
            for pragma in _PRAGMAS:
                await connection.execute(pragma)
            for schema in schemas:
                await _migrate(connection, schema)
        except BaseException:
            await connection.close()
            raise
        queries: dict[str, str] = {}
        for schema in schemas:
            queries |= schema.queries()
        return cls(connection, queries)

    async def close(self) -> None:
        """Close the file."""
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def rows(self, query: str, /, **values: Any) -> list[Row]:
        """Run a named statement and give all its rows; a lone statement is its own transaction."""
        async with self._turn:
            return await self._rows(query, values)

    async def row(self, query: str, /, **values: Any) -> Row | None:
        """Run a named statement and give its first row."""
        rows = await self.rows(query, **values)
        return rows[0] if rows else None

    async def run(self, query: str, /, **values: Any) -> int:
        """Run a named statement and give the number of rows it changed."""
        async with self._turn:
            return await self._run(query, values)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["Transaction"]:
        """Several statements as one: all of them happen, or none."""
        async with self._turn:
            await self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(self)
            except BaseException:
                await self._connection.execute("ROLLBACK")
                raise
            await self._connection.execute("COMMIT")

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
    except BaseException:
        await connection.execute("ROLLBACK")
        raise
    await connection.execute("COMMIT")


def _statements(sql: str) -> list[str]:
    """Split a migration at its semicolons; our migrations hold neither triggers nor quoted semicolons."""
    bare = re.sub(r"--[^\n]*", "", sql)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]
