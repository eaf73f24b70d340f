"""Keeping what is kept, as an operator does it: real processes, real files."""

import asyncio
from pathlib import Path

from tests import media
from tests.bots.command import Command, line_with


async def test_a_running_cutroom_is_kept_and_never_written_over(command: Command, tmp_path: Path) -> None:
    """Backed up beside its work; restored only elsewhere, or once it has stopped."""
    saved = tmp_path / "kept.tar.gz"
    made = await command.run("edit", media.counted(), "-o", tmp_path / "out.mp4")
    async with command.started("run", CUTROOM_BACKEND="studio") as process:
        await line_with(process, "http://127.0.0.1:")
        kept = await command.run("backup", saved, "--with-media")
        refused = await command.run("restore", saved, "--replace")
        elsewhere = await command.run("restore", saved, CUTROOM_DATA=str(tmp_path / "there"))
        process.terminate()
        await process.wait()
    occupied = await command.run("restore", saved, LANG="zh_CN.UTF-8")
    replaced = await command.run("restore", saved, "--replace")

    assert (made.code, kept.code, kept.err) == (0, 0, "")
    assert "with all media" in kept.out
    assert (refused.code, refused.err.split(".")[0]) == (1, f"A Cutroom is running on {tmp_path / 'data'}")
    assert (elsewhere.code, elsewhere.err) == (0, "")
    assert (occupied.code, "--replace" in occupied.err, "已有数据" in occupied.err) == (1, True, True)
    assert (replaced.code, replaced.err) == (0, "")
    for folder in (tmp_path / "there", tmp_path / "data"):
        assert len(list((folder / "studio" / "media").iterdir())) == 1


async def test_a_restore_that_was_cut_short_is_told_until_it_is_done(
    command: Command, tmp_path: Path
) -> None:
    """Nothing begins to work on half of the data; the same restore once more makes it whole."""
    saved, half = tmp_path / "kept.tar.gz", tmp_path / "data" / ".replaced-1"
    await command.run("chat", said="/help\n")
    await command.run("backup", saved)
    half.mkdir()
    refused = await command.run("chat", said="/help\n")
    again = await command.run("restore", saved, "--replace")
    whole = await command.run("chat", said="/projects\n")

    assert (refused.code, "was cut short" in refused.err) == (1, True)
    assert (again.code, whole.code, whole.err) == (0, 0, "")
    assert not half.exists()


async def test_somebody_is_forgotten(command: Command, tmp_path: Path) -> None:
    """Whom, has to be said in full; it is asked first; then the words and the clip are gone."""
    clip = media.coloured("unforgotten.mp4", "red")
    await command.run("chat", said=f"{clip} add the title “Secretwords”\n")
    before = await asyncio.to_thread(_naming, tmp_path / "data", b"Secretwords")
    vague = await command.run("forget", "console")
    kept = await command.run("forget", "console:me", said="n\n")
    still = await asyncio.to_thread(_naming, tmp_path / "data", b"Secretwords")
    done = await command.run("forget", "console:me", "--yes")
    after = await asyncio.to_thread(_naming, tmp_path / "data", b"Secretwords")

    assert (vague.code, "PLATFORM:ID" in vague.err) == (2, True)
    assert (kept.code, "Erase everything that is kept about console:me?" in kept.out) == (1, True)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Erased: ")
    assert "1 project" in done.out
    assert before == still == ["cutroom.db", "studio.db"]
    assert after == []
    assert await asyncio.to_thread(_left, tmp_path / "data" / "studio" / "media") == []


def _naming(folder: Path, words: bytes) -> list[str]:
    """Tell in which databases these words stand, with what is still in their logs."""
    files = (path for path in sorted(folder.rglob("*.db*")) if path.is_file())
    return sorted({path.name.removesuffix("-wal") for path in files if words in path.read_bytes()})


def _left(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_what_cannot_be_kept_is_said(command: Command, tmp_path: Path) -> None:
    """One sentence for each, and no trace."""
    nothing = await command.run("backup", tmp_path / "kept.tar.gz")
    (tmp_path / "data").mkdir()
    missing = await command.run("restore", tmp_path / "gone.tar.gz")
    bad = await command.run("restore", media.counted())

    assert (nothing.code, nothing.err.split(" in ")[0]) == (1, "There is nothing to back up")
    assert missing.err == f"{tmp_path / 'gone.tar.gz'} can't be used: No such file or directory.\n"
    assert bad.err.startswith(f"{media.counted()} is no backup of Cutroom, or it is damaged")
    assert not (tmp_path / "kept.tar.gz").exists()
