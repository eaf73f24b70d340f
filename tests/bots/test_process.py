"""Told to end, the command ends: at once, without a traceback, and leaving nothing behind."""

import asyncio
import re
import signal
import socket
import sqlite3
from asyncio.subprocess import Process
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests import media
from tests.bots.command import Command, line_with

# Long enough to be in the middle of, whatever the machine.
SLOW = ("-m", "export in 4k and 60 fps")


def _children(process: Process) -> list[int]:
    """Give the processes that it has started, and theirs."""
    found, parents = [], {process.pid}
    for status in sorted(Path("/proc").glob("[0-9]*/stat"), key=lambda path: int(path.parent.name)):
        try:
            pid, parent = int(status.parent.name), int(status.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if parent in parents:
            parents.add(pid)
            found.append(pid)
    return found


async def _rendering(process: Process) -> list[int]:
    """Wait until it renders and give its children; looking takes as long as reading a small file."""
    await line_with(process, "Rendering")
    while not (children := _children(process)):
        assert process.returncode is None
        await asyncio.to_thread(Path("/proc/stat").read_bytes)
    return children


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found in /proc")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["ctrl-c", "terminated"]
)
async def test_a_cancelled_edit_leaves_nothing_behind(
    command: Command, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    """In the middle of a render: one sentence, no file, no ffmpeg, and no render that goes on later."""
    target = tmp_path / "out.mp4"
    clip = media.make("long.mp4", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=20", "-c:v", "libx264")
    async with command.started("edit", clip, *SLOW, "-o", target) as process:
        children = await _rendering(process)
        process.send_signal(number)
        _, err = await process.communicate()

    assert process.returncode == code
    assert err.decode() == "Cancelled. No file was written.\n"
    assert _left(children, tmp_path) == []
    assert _statuses(tmp_path / "data") == ["cancelled"]


def _left(children: list[int], folder: Path) -> list[Path]:
    """Give what is still there of the processes and of the file."""
    running = [path for child in children if (path := Path(f"/proc/{child}")).exists()]
    return [*running, *folder.glob("out.mp4*")]


def _statuses(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "studio" / "studio.db")) as database:
        rows = database.execute("SELECT status FROM renders").fetchall()
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
async def test_a_server_that_is_told_to_stop_has_not_failed(command: Command, number: signal.Signals) -> None:
    """It says where it listens and how to use it, and ends with 0."""
    async with command.started("studio", "--port", "0") as process:
        ready = await line_with(process, "http://127.0.0.1:")
        usage = await line_with(process, "cutroom edit")
        process.send_signal(number)
        async with asyncio.timeout(10):
            _, err = await process.communicate()

    assert ready.startswith("The studio listens on")
    assert "-o out.mp4" in usage
    assert (process.returncode, err) == (0, b"")


async def test_without_a_token_the_last_line_is_the_address_to_open(command: Command) -> None:
    """Nothing needs to be set; the page is there as soon as its address is, and Ctrl-C is no failure."""
    async with command.started("run") as process, httpx.AsyncClient(trust_env=False) as client:
        ready = await line_with(process, "http://")
        page = await client.get(re.findall(r"http://[0-9.:]+", ready)[0])
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(10):
            out, err = await process.communicate()

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (process.returncode, out, err) == (0, b"", b"")


async def test_a_port_in_use_is_said(command: Command, tmp_path: Path) -> None:
    """Whoever chose the port learns which one it was."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = await command.run("studio", "--port", str(port), "--data", tmp_path / "own")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (f"Port {port} is in use by another program. Please choose another one with --port.\n")


@pytest.mark.parametrize("name", ["cutroom.db", "studio/studio.db"])
async def test_the_data_of_a_newer_version_is_left_alone(command: Command, tmp_path: Path, name: str) -> None:
    """One sentence that says what to do, and nothing is written."""
    path = tmp_path / "data" / name
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
        database.execute("INSERT INTO schema_version VALUES ('queue', 99)")
        database.commit()

    ran = await command.run("chat", said="/credits\n")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The data in ")
    assert "was written by a newer Cutroom" in ran.err
