"""A backup put back into a data folder: looked at from end to end first, and taken only when it is all good.

It is unpacked inside the folder, under a hidden name, so that putting it in place is only a matter of names.
"""

import gzip
import os
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import IO, Final

from core.keeping.archive import (
    DATABASE,
    MAIN,
    MANIFEST,
    MOST_MANIFEST_BYTES,
    BadArchive,
    Crowded,
    Manifest,
    NewerArchive,
    Occupied,
    Running,
    is_running,
    is_whole,
    versions,
)
from core.secrets import KEY_FILE

CHUNK: Final = 1024 * 1024
MOST_DEPTH: Final = 12
SPARE_BYTES: Final = 64 * 1024 * 1024
NEW: Final = ".restoring-"
OLD: Final = ".replaced-"
DISCARDED: Final = ".discarded-"
# What a broken file looks like to those who read it.
BROKEN: Final = (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, ValueError)


def restore(archive: Path, data: Path, known: Mapping[str, int], *, replace: bool) -> Manifest:
    """Put a backup in place; `known` are the newest schemas of this Cutroom. Blocking."""
    data.mkdir(parents=True, exist_ok=True)
    _judge_folder(data, replace=replace)
    fresh = Path(mkdtemp(prefix=NEW, dir=data))
    try:
        manifest = _unpacked(archive, fresh)
        _judge(fresh, manifest, known)
        _judge_folder(data, replace=replace)  # it may have been started meanwhile
        _swap(fresh, data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return manifest


def is_half_done(data: Path) -> bool:
    """Tell whether a restore ended in the middle of putting things in place. Blocking."""
    return any(data.glob(f"{OLD}*"))


def _judge_folder(data: Path, *, replace: bool) -> None:
    if is_running(data):
        raise Running
    if not replace and _seen(data):
        raise Occupied


def _seen(data: Path) -> list[Path]:
    """Give what is in a folder, but for what a former restore has left and what a new disk brings along."""
    return [path for path in data.iterdir() if not path.name.startswith((NEW, OLD, DISCARDED, "lost+found"))]


def _unpacked(archive: Path, fresh: Path) -> Manifest:
    """Unpack all of it, plain files only."""
    try:
        with gzip.open(archive) as file:
            with tarfile.open(fileobj=file, mode="r|") as tar:
                manifest = _taken(tar, fresh)
            while file.read(CHUNK):  # its end holds the sum of all that came before
                pass
    except BROKEN as error:
        raise BadArchive(archive.name) from error
    return manifest


def _taken(tar: tarfile.TarFile, fresh: Path) -> Manifest:
    manifest: Manifest | None = None
    for member in tar:
        content = tar.extractfile(member) if member.isreg() else None
        if content is None:
            raise BadArchive(member.name)
        if manifest is not None:
            _write(content, member.size, _place(member.name, fresh))
        elif member.name == MANIFEST and member.size <= MOST_MANIFEST_BYTES:
            manifest = Manifest.read(content.read())
        else:
            raise BadArchive(member.name)
    if manifest is None:
        raise BadArchive(MANIFEST)
    return manifest


def _place(name: str, fresh: Path) -> Path:
    """Give where a file goes; raises BadArchive for a way out of the folder."""
    inside = PurePosixPath(name)
    target = fresh / inside
    leads_out = inside.is_absolute() or ".." in inside.parts or len(inside.parts) > MOST_DEPTH
    if leads_out or not target.resolve().is_relative_to(fresh.resolve()):
        raise BadArchive(name)
    return target


def _write(content: IO[bytes], size: int, target: Path) -> None:
    """Write one file, which nobody else may read."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if size > shutil.disk_usage(target.parent).free - SPARE_BYTES:
        raise Crowded
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise BadArchive(target.name) from error
    with os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file, CHUNK)


def _judge(fresh: Path, manifest: Manifest, known: Mapping[str, int]) -> None:
    """Refuse what this Cutroom cannot go on from."""
    found = {path.relative_to(fresh).as_posix(): path for path in fresh.rglob(f"*{DATABASE}")}
    if not found or found.keys() != manifest.databases.keys():
        raise BadArchive(MANIFEST)
    if MAIN in found and not (fresh / KEY_FILE).is_file():
        raise BadArchive(KEY_FILE)
    for name, path in found.items():
        if not path.is_file() or not is_whole(path):
            raise BadArchive(name)
        for schema, version in versions(path).items():
            if version > known.get(schema, 0):
                raise NewerArchive(f"{schema} {version}")


def _swap(fresh: Path, data: Path) -> None:
    """Put the new data in the place of the old, which is thrown away last.

    As long as a folder of the old data has its name, nobody begins to work: the new data may not be whole.
    """
    old = Path(mkdtemp(prefix=OLD, dir=data))
    moved: list[tuple[Path, Path]] = []
    try:
        for folder, into in ((data, old), (fresh, data)):
            for path in _seen(folder):
                path.rename(into / path.name)
                moved.append((into / path.name, path))
    except OSError:  # a disk of its own may be mounted in there, which cannot be moved
        for now, before in reversed(moved):
            now.rename(before)
        old.rmdir()
        raise
    for left in data.glob(f"{OLD}*"):
        left.rename(left.with_name(left.name.replace(OLD, DISCARDED, 1)))
    for left in data.glob(f"{DISCARDED}*"):
        shutil.rmtree(left, ignore_errors=True)
