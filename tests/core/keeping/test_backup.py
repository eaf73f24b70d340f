"""A backup is what a crash at one moment would have left, and Cutroom goes on from it anywhere."""

import asyncio
import shutil
import sqlite3
import stat
import tarfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Final

import pytest

from core.chat import Media
from core.cutroom import SCHEMAS, Cutroom
from core.keeping.archive import MANIFEST, BrokenDatabase, NothingToKeep, newest
from core.keeping.backup import back_up
from core.keeping.restoring import restore
from core.probe import probe
from core.queue import Terms
from core.secrets import KEY_FILE, Vault
from core.settings import Backend, Settings
from studio.api.schema import SCHEMA as STUDIO
from studio.api.serving import StudioConfig, serve
from tests.core.conversation.talk import Talk, known
from tests.fakes.clock import RunningClock
from tests.fakes.platform import RecordingPlatform
from tests.media import coloured

KNOWN: Final = newest((*SCHEMAS, STUDIO))
TERMS: Final = Terms(poll_s=0.02, lease_s=20, heartbeat_s=5)  # seconds of a clock that runs fast


@asynccontextmanager
async def _bot(data: Path, platform: RecordingPlatform, clock: RunningClock) -> AsyncIterator[Talk]:
    """Have a bot and its studio at work on a data folder."""
    settings = Settings(data=data, language="en", backend=Backend.STUDIO)
    async with (
        serve(StudioConfig(data / "studio"), clock=clock) as url,
        Cutroom.open(settings, url, [platform], clock=clock, terms=TERMS) as cutroom,
    ):
        talk = Talk(cutroom, platform, clock, data.parent / "device")
        await known(cutroom, talk.chat)
        running = asyncio.create_task(cutroom.run())
        try:
            yield talk
        finally:
            running.cancel()
            await asyncio.wait({running})


async def test_work_goes_on_from_a_backup_somewhere_else(tmp_path: Path) -> None:
    """One turn stands in the middle and one waits in line; both are done there, once, with all files."""
    clock = RunningClock()
    platform = RecordingPlatform(clock)
    saved = tmp_path / "kept.tar.gz"
    async with _bot(tmp_path / "here", platform, clock) as talk:
        await talk.asks("", "beach.mp4")
        platform.gates["late.mp4"] = gate = asyncio.Event()
        await talk.says("mute clip 2", Media(str(coloured("late.mp4", "teal")), "late.mp4"))
        await talk.says('add the title "Hi"')
        await talk.sees("Receiving late.mp4")
        said = list(talk.said)
        await asyncio.to_thread(back_up, tmp_path / "here", saved, with_media=True, now=clock.now())
    await asyncio.to_thread(shutil.rmtree, tmp_path / "here")

    await asyncio.to_thread(restore, saved, tmp_path / "there", KNOWN, replace=False)
    gate.set()
    async with _bot(tmp_path / "there", platform, clock) as talk:
        talk.said = said
        await talk.settles()
        await talk.says("/export in 360p")
        await talk.settles()
        film = next(message for message in reversed(talk.messages) if message.reply.attachment)

    (tmp_path / "film.mp4").write_bytes(film.file)
    assert "1. Video: beach.mp4 (0-1s), late.mp4 (1-2s, muted)" in "\n".join(talk.transcript)
    assert "\n".join(talk.transcript).count("Added the title “Hi”") == 1
    assert abs(probe(tmp_path / "film.mp4").duration_ms - 2000) < 100


def test_all_databases_are_of_one_moment(tmp_path: Path) -> None:
    """What is written first here and then there is never found there alone, nor far apart."""
    paths = [tmp_path / "cutroom.db", tmp_path / "studio" / "studio.db"]
    ended = threading.Event()
    written = threading.Event()
    paths[1].parent.mkdir()
    for path in paths:
        with closing(sqlite3.connect(path)) as made:
            made.execute("PRAGMA journal_mode = WAL")
            made.executescript("CREATE TABLE counted (n INTEGER); INSERT INTO counted VALUES (0);")
    (tmp_path / KEY_FILE).write_bytes(b"key")

    def count() -> None:
        opened = [sqlite3.connect(path, timeout=30, isolation_level=None) for path in paths]
        number = 0
        while not ended.is_set():
            number += 1
            for database in opened:
                database.execute("UPDATE counted SET n = ?", (number,))
            written.set()
        for database in opened:
            database.close()

    writer = threading.Thread(target=count)
    writer.start()
    try:
        found = []
        for turn in range(4):
            assert written.wait(30)
            written.clear()
            saved = tmp_path / f"{turn}.tar.gz"
            back_up(tmp_path, saved, with_media=False, now=0)
            found.append(_counted(saved, tmp_path / f"out{turn}"))
    finally:
        ended.set()
        writer.join()

    assert [first - second for first, second in found if first - second not in {0, 1}] == []
    assert len({first for first, _ in found}) > 1


def _counted(saved: Path, into: Path) -> tuple[int, int]:
    restore(saved, into, KNOWN, replace=False)
    numbers = []
    for name in ("cutroom.db", "studio/studio.db"):
        with closing(sqlite3.connect(into / name)) as database:
            numbers.append(int(database.execute("SELECT n FROM counted").fetchone()[0]))
    return numbers[0], numbers[1]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a small data folder, with a bit of everything."""
    folder = tmp_path / "data"
    Vault.beside(folder)
    for parts in (
        ("studio", "media", "a.mp4"),
        ("studio", "work", "1", "piece.mp4"),
        ("studio", "incoming", "x", "0.mp4"),
        ("telegram", "u.json"),
    ):
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x" * 100)
    with closing(sqlite3.connect(folder / "cutroom.db")) as database:
        database.execute("CREATE TABLE kept (word TEXT)")
    return folder


def _names(saved: Path) -> list[str]:
    with tarfile.open(saved) as tar:
        return tar.getnames()


def test_media_come_along_when_they_are_wanted(data: Path, tmp_path: Path) -> None:
    """What can be made again never does, and the first thing in it says what it is."""
    back_up(data, tmp_path / "small.tar.gz", with_media=False, now=0)
    back_up(data, tmp_path / "large.tar.gz", with_media=True, now=0)

    small, large = _names(tmp_path / "small.tar.gz"), _names(tmp_path / "large.tar.gz")
    assert small == [MANIFEST, "cutroom.db", KEY_FILE, "telegram/u.json"]
    assert sorted(set(large) - set(small)) == ["studio/media/a.mp4"]


def test_only_its_owner_may_read_it(data: Path, tmp_path: Path) -> None:
    """It holds the key; nothing lies beside it when it is done."""
    saved = tmp_path / "backups" / "kept.tar.gz"
    saved.parent.mkdir()

    back_up(data, saved, with_media=False, now=0)

    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert list(saved.parent.iterdir()) == [saved]


def test_a_damaged_database_is_told_before_a_good_backup_is_lost(data: Path, tmp_path: Path) -> None:
    """The file of the day before stays as it was."""
    saved = tmp_path / "kept.tar.gz"
    saved.write_bytes(b"yesterday's")
    with closing(sqlite3.connect(data / "cutroom.db")) as database:
        database.executescript("CREATE TABLE more (word TEXT); INSERT INTO more VALUES (zeroblob(40000));")
    whole = bytearray((data / "cutroom.db").read_bytes())
    whole[8192:20000] = b"\xff" * (20000 - 8192)
    (data / "cutroom.db").write_bytes(whole)

    with pytest.raises(BrokenDatabase, match=r"cutroom\.db"):
        back_up(data, saved, with_media=False, now=0)

    assert saved.read_bytes() == b"yesterday's"


def test_where_nothing_is_nothing_is_kept(tmp_path: Path) -> None:
    """An empty folder is most likely the wrong one."""
    with pytest.raises(NothingToKeep):
        back_up(tmp_path, tmp_path / "kept.tar.gz", with_media=False, now=0)
