"""A copy of everything that must survive, made while Cutroom is at work.

All databases are copied as they were at one moment, so the copy is what a crash at that moment would have
left, and from that Cutroom goes on. Files are copied after them: what came later is only spare.
"""

import io
import os
import sqlite3
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import Final

from core.keeping.archive import (
    MANIFEST,
    BrokenDatabase,
    Manifest,
    NothingToKeep,
    databases,
    files,
    is_whole,
    versions,
)

PATIENCE_S: Final = 30.0  # with whoever is writing
LEVEL: Final = 1  # media do not get smaller, and databases do even so


def back_up(data: Path, target: Path, *, with_media: bool, now: float) -> Manifest:
    """Write a backup, which has its name only when it is whole; only its owner may read it. Blocking."""
    found = databases(data)
    if not found:
        raise NothingToKeep
    with TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder, _beside(target) as half:
        copies = _copied(found, data, Path(folder))
        for name, copy in copies:
            if not is_whole(copy):
                raise BrokenDatabase(name)
        manifest = Manifest(now, with_media, {name: versions(copy) for name, copy in copies})
        with half.open("wb") as out, tarfile.open(fileobj=out, mode="w:gz", compresslevel=LEVEL) as tar:
            _add(tar, MANIFEST, manifest.written())
            for name, copy in copies:
                _add_file(tar, name, copy)
            for path in files(data, with_media=with_media):
                _add_file(tar, path.relative_to(data).as_posix(), path)
    return manifest


def _copied(found: Sequence[Path], data: Path, folder: Path) -> list[tuple[str, Path]]:
    """Copy databases as they all are at this moment."""
    names = [path.relative_to(data).as_posix() for path in found]
    copies = [folder / f"{number}.db" for number in range(len(found))]
    with ExitStack() as stack:
        readers = [stack.enter_context(closing(_opened(path))) for path in found]
        with ExitStack() as still:
            # Nobody writes anywhere while each reader takes its look; what it then sees stays as it is.
            for path in found:
                still.enter_context(_held(path))
            for reader in readers:
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM sqlite_master").fetchall()
        for reader, copy in zip(readers, copies, strict=True):
            with closing(sqlite3.connect(copy)) as into:
                reader.backup(into)
    return list(zip(names, copies, strict=True))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep everybody from writing into a database."""
    with closing(_opened(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a file of our own beside the target, which takes the target's name when all went well."""
    handle, name = mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)  # ours alone to read
    os.close(handle)
    half = Path(name)
    try:
        yield half
        with half.open("rb+") as written:
            os.fsync(written.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def _add_file(tar: tarfile.TarFile, name: str, path: Path) -> None:
    """Add a file as long as it is now; one that went meanwhile was not needed any more."""
    try:
        with path.open("rb") as file:
            info = tarfile.TarInfo(name)
            info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
            info.mtime = path.stat().st_mtime
            tar.addfile(info, file)
    except FileNotFoundError:
        return
