"""What a backup is made of: one compressed tar whose first member says what the rest is.

Names in it are paths inside the data folder. Whatever else a tar may hold (links, devices, ways out of the
folder) makes it no backup.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from core.queue.presence import Presence
from core.secrets import KEY_FILE
from core.store.db import Schema

MANIFEST: Final = "cutroom-backup.json"
FORMAT: Final = 1
DATABASE: Final = ".db"
MAIN: Final = "cutroom.db"
# Small, and part of what is known: the key, and what a platform is about to hand over.
SMALL: Final = frozenset({KEY_FILE, "telegram", "discord"})
# What the studio makes again when it is wanted, and what had not arrived yet.
PASSING: Final = frozenset({"studio/work", "studio/incoming"})
BESIDE: Final = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")  # copied by SQLite
MOST_MANIFEST_BYTES: Final = 1024 * 1024
WORKERS: Final = ".workers"


class ArchiveError(Exception):
    """A backup cannot be made, or cannot be put back; each kind has a sentence of its own."""


class NothingToKeep(ArchiveError):
    """There is no data in this folder."""


class BrokenDatabase(ArchiveError):
    """A database cannot be read from end to end."""


class BadArchive(ArchiveError):
    """This is no backup of Cutroom, or it is broken."""


class NewerArchive(ArchiveError):
    """A newer Cutroom made this backup."""


class Running(ArchiveError):
    """A Cutroom is at work in the data folder."""


class Occupied(ArchiveError):
    """There is data in the folder already."""


class Crowded(ArchiveError):
    """The disk cannot hold what is in the backup."""


Versions = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: float
    has_media: bool
    databases: Versions  # of each database its schemas

    def written(self) -> bytes:
        """Give it as it stands in the archive."""
        facts = {
            "format": FORMAT,
            "made_at": self.made_at,
            "media": self.has_media,
            "databases": self.databases,
        }
        return json.dumps(facts, indent=1).encode()

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read it back."""
        try:
            facts: dict[str, Any] = json.loads(written)
            number = int(facts["format"])
            if number <= FORMAT:
                return cls(float(facts["made_at"]), bool(facts["media"]), dict(facts["databases"]))
        except (ValueError, KeyError, TypeError) as error:
            raise BadArchive(MANIFEST) from error
        raise NewerArchive(f"format {number}")


def newest(schemas: Sequence[Schema]) -> Mapping[str, int]:
    """Give the newest version of each schema that this Cutroom knows."""
    return {schema.name: schema.migrations()[-1][0] for schema in schemas}


def versions(path: Path) -> Mapping[str, int]:
    """Read the schemas of a database; none when it holds none of ours. Blocking."""
    with closing(sqlite3.connect(path)) as opened, suppress(sqlite3.OperationalError):
        return dict(opened.execute("SELECT name, version FROM schema_version").fetchall())
    return {}


def is_whole(path: Path) -> bool:
    """Tell whether a database can be read from end to end. Blocking."""
    try:
        with closing(sqlite3.connect(path)) as opened:
            return [str(row[0]) for row in opened.execute("PRAGMA quick_check")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def databases(data: Path) -> list[Path]:
    """Find every database of a data folder, the core's own first. Blocking."""
    found = (path for path in _walk(data) if path.suffix == DATABASE)
    return sorted(found, key=lambda path: (path != data / MAIN, path))


def files(data: Path, *, with_media: bool) -> Iterator[Path]:
    """Find what else is kept in a data folder. Blocking."""
    for path in _walk(data):
        is_small = path.relative_to(data).parts[0] in SMALL
        if not path.name.endswith(BESIDE) and (with_media or is_small):
            yield path


def is_running(data: Path) -> bool:
    """Tell whether anybody works in a data folder. Blocking."""
    return any(Presence(path).living() for path in data.rglob(f"*{WORKERS}") if path.is_dir())


def _walk(data: Path) -> Iterator[Path]:
    """Give the files of a data folder, in order; the operator may have put a folder on another disk."""
    for folder, folders, names in os.walk(data, followlinks=True):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _is_passing(here / name, data))
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _is_passing(folder: Path, data: Path) -> bool:
    return (
        folder.name.startswith(".")
        or folder.name.endswith(WORKERS)
        or folder.relative_to(data).as_posix() in PASSING
    )
