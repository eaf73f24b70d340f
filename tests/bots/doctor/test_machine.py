"""What is found out about this machine: disk, databases, ffmpeg, letters."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bots.doctor.databases import databases
from bots.doctor.disk import disk
from bots.doctor.ffmpeg import ffmpeg
from bots.doctor.platforms import web
from bots.housing import GB
from core.cutroom import SCHEMAS
from core.store.db import Database
from tests.bots.doctor.patients import names, patient


@pytest.mark.parametrize(("spare_gb", "found"), [(0, "doctor-disk-good"), (10**9, "doctor-disk-full")])
async def test_head_room_is_held_against_the_setting(tmp_path: Path, spare_gb: float, found: str) -> None:
    """With less than that, uploads and exports would be refused."""
    (told,) = await disk(patient(tmp_path, spare_gb=spare_gb))

    assert told.sentence == found
    assert 0 < float(str(told.values["free"])) < 10**15 / GB


async def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "data").write_text("x")

    assert names(await disk(patient(tmp_path))) == [("bad", "cli-data-unusable")]


async def test_each_database_is_read_from_end_to_end(tmp_path: Path) -> None:
    """A whole one, one that is behind, a damaged one and one of the future."""
    data = tmp_path / "data"
    await (await Database.open(data / "cutroom.db", *SCHEMAS)).close()
    for name, version in (("future.db", 99), ("old.db", 0)):
        with closing(sqlite3.connect(data / name)) as made:
            made.execute("CREATE TABLE schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
            made.execute("INSERT INTO schema_version VALUES ('queue', ?)", (version,))
            made.commit()
    (data / "torn.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)

    told = await databases(patient(tmp_path))

    assert names(told) == [
        ("good", "doctor-database-good"),
        ("bad", "cli-data-newer"),
        ("good", "doctor-database-good"),
        ("bad", "doctor-database-damaged"),
    ]
    assert [finding.values.get("state") for finding in told] == ["new", None, "old", None]


async def test_an_ffmpeg_that_lacks_something_is_told_by_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one that cannot be run at all."""
    poor = tmp_path / "poor-ffmpeg"
    poor.write_text("#!/bin/sh\necho ' ... scale V->V Scale'\n")
    poor.chmod(0o755)

    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(poor))
    (lacking,) = await ffmpeg(patient(tmp_path))
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "gone"))
    (tmp_path / "second").mkdir()
    (missing,) = await ffmpeg(patient(tmp_path / "second"))

    assert lacking.sentence == "doctor-ffmpeg-lacks"
    assert "ass, " in str(lacking.values["names"])
    assert missing.sentence == "doctor-ffmpeg-none"


async def test_a_page_for_others_needs_a_password(tmp_path: Path) -> None:
    """The address alone decides."""
    (tmp_path / "guarded").mkdir()

    open_to_all = await web(patient(tmp_path, web_host="0.0.0.0"))  # noqa: S104 - that is the point
    guarded = await web(
        patient(tmp_path / "guarded", web_host="0.0.0.0", web_password="longenough")  # noqa: S104
    )

    assert names(open_to_all) == [("bad", "cli-web-needs-password")]
    assert names(guarded) == [("good", "doctor-web-guarded")]
