"""Only a good backup is put in place, and never under somebody who is at work."""

import gzip
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from core.keeping.archive import (
    DATABASE,
    FORMAT,
    MAIN,
    MANIFEST,
    WORKERS,
    ArchiveError,
    BadArchive,
    NewerArchive,
    Occupied,
    Running,
)
from core.keeping.backup import back_up
from core.keeping.restoring import restore
from core.queue.presence import Presence
from core.secrets import KEY_FILE, Vault
from tests.fakes.disk import small_disk

KNOWN: Final = {"queue": 1}
Change = Callable[[list[tuple[tarfile.TarInfo, bytes]]], None]


def _database(path: Path, version: int = 1, schema: str = "queue") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
        made.execute("INSERT INTO schema_version VALUES (?, ?)", (schema, version))
        made.commit()


def _backup(folder: Path, version: int = 1, schema: str = "queue") -> Path:
    """Make a good backup of a small data folder."""
    Vault.beside(folder / "source")
    _database(folder / "source" / MAIN, version, schema)
    saved = folder / "kept.tar.gz"
    back_up(folder / "source", saved, with_media=False, now=0)
    return saved


def _changed(saved: Path, change: Change) -> Path:
    """Write a backup anew, with something about its members changed."""
    with tarfile.open(saved) as tar:
        members = [(info, (tar.extractfile(info) or io.BytesIO()).read()) for info in tar]
    change(members)
    with tarfile.open(saved, "w:gz") as tar:
        for info, content in members:
            tar.addfile(info, io.BytesIO(content))
    return saved


def _file(name: str, content: bytes = b"x", kind: bytes = tarfile.REGTYPE, to: str = "") -> Change:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    info.size = len(content) if kind == tarfile.REGTYPE else 0
    return lambda members: members.append((info, content))


def _without(name: str) -> Change:
    return lambda members: members.remove(next(one for one in members if one[0].name == name))


def _saying(**facts: object) -> Change:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        info, content = members[0]
        written = json.dumps({**json.loads(content), **facts}).encode()
        info.size = len(written)
        members[0] = (info, written)

    return change


def _scrambled(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    at = next(number for number, (info, _) in enumerate(members) if info.name == MAIN)
    info, content = members[at]
    members[at] = (info, content[:100] + b"\xff" * (len(content) - 100))


HOSTILE: Final[dict[str, Change]] = {
    "above": _file("../escaped"),
    "deep above": _file("studio/../../escaped"),
    "absolute": _file("/tmp/escaped"),  # noqa: S108 - that is the point
    "link": _file("studio", kind=tarfile.SYMTYPE, to="/etc"),
    "hard link": _file("copy", kind=tarfile.LNKTYPE, to="/etc/passwd"),
    "device": _file("null", kind=tarfile.CHRTYPE),
    "pipe": _file("pipe", kind=tarfile.FIFOTYPE),
    "folder": _file("studio", kind=tarfile.DIRTYPE),
    "twice": _file(MAIN),
    "endless path": _file("a/" * 200 + "b"),
    "more databases": _file("other" + DATABASE, b""),
    "no key": _without(KEY_FILE),
    "no database": _without(MAIN),
    "no manifest": _without(MANIFEST),
    "manifest of no sense": _saying(format="x"),
    "damaged database": _scrambled,
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_backup_of_ours_changes_nothing(tmp_path: Path, change: Change) -> None:
    """No file is written outside, and what was there before stays."""
    saved = _changed(_backup(tmp_path), change)
    data = tmp_path / "deep" / "data"
    data.mkdir(parents=True)
    (data / "mine").write_text("here")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(BadArchive):
        restore(saved, data, KNOWN, replace=True)

    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/escaped").exists()  # noqa: S108 - as above


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:-1000],
        lambda whole: whole[:-6] + b"\x00\x00" + whole[-4:],
        lambda whole: whole[: len(whole) // 2] + b"\x00" * 40 + whole[len(whole) // 2 + 40 :],
        lambda _: b"no archive at all",
        lambda _: b"",
        lambda _: gzip.compress(b"no tar"),
    ],
    ids=["cut short", "wrong sum", "damaged", "something else", "empty", "no tar"],
)
def test_a_broken_file_changes_nothing(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """However it was broken."""
    saved = _backup(tmp_path)
    saved.write_bytes(spoil(saved.read_bytes()))
    (tmp_path / "data").mkdir()

    with pytest.raises(BadArchive):
        restore(saved, tmp_path / "data", KNOWN, replace=False)

    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.parametrize(("schema", "version"), [("queue", 2), ("unheard-of", 1)])
def test_what_a_newer_version_has_made_is_refused(tmp_path: Path, schema: str, version: int) -> None:
    """A schema that is ahead of ours, or that we do not know at all."""
    saved = _backup(tmp_path, version, schema)

    with pytest.raises(NewerArchive):
        restore(saved, tmp_path / "data", KNOWN, replace=False)


def test_a_newer_form_of_backup_is_refused(tmp_path: Path) -> None:
    """Before anything else of it is read."""
    with pytest.raises(NewerArchive):
        restore(
            _changed(_backup(tmp_path), _saying(format=FORMAT + 1)), tmp_path / "data", KNOWN, replace=False
        )


def test_what_is_there_is_replaced_only_when_that_is_wanted(tmp_path: Path) -> None:
    """All of it then, and nothing of it is left lying about."""
    saved, data = _backup(tmp_path), tmp_path / "data"
    _database(data / "studio" / "studio.db")
    (data / ".replaced-before").mkdir()

    with pytest.raises(Occupied):
        restore(saved, data, KNOWN, replace=False)
    assert (data / "studio" / "studio.db").exists()
    restore(saved, data, KNOWN, replace=True)

    assert sorted(path.name for path in data.iterdir()) == [MAIN, KEY_FILE]
    assert (data / KEY_FILE).read_bytes() == (tmp_path / "source" / KEY_FILE).read_bytes()


def test_what_cannot_be_moved_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """A disk of its own is mounted in the data folder."""
    saved, data = _backup(tmp_path), tmp_path / "data"
    _database(data / MAIN)
    (data / "a").write_text("mine")
    with small_disk(data / "studio"):
        (data / "studio" / "z").write_text("mine")
        before = sorted(data.rglob("*"))
        with pytest.raises(OSError, match="busy"):
            restore(saved, data, KNOWN, replace=True)
        assert sorted(data.rglob("*")) == before


@pytest.mark.parametrize("where", [MAIN, "studio/studio.db"])
def test_nothing_is_done_under_somebody_at_work(tmp_path: Path, where: str) -> None:
    """Once that one has left, it works."""
    saved, data = _backup(tmp_path), tmp_path / "data"
    presence = Presence(data / f"{where}{WORKERS}")
    (data / where).parent.mkdir(parents=True)
    presence.arrive("somebody")

    with pytest.raises(Running):
        restore(saved, data, KNOWN, replace=True)
    presence.leave("somebody")
    restore(saved, data, KNOWN, replace=True)

    assert (data / MAIN).exists()


def test_every_way_to_fail_is_one_kind_of_error() -> None:
    """Whoever calls can tell all of them in words."""
    assert all(issubclass(kind, ArchiveError) for kind in (BadArchive, NewerArchive, Occupied, Running))
