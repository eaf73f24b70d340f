"""The conversation in the terminal: the command as a process, from a clip to a finished file."""

import signal
from pathlib import Path

import pytest

from core.probe import probe
from tests.bots.command import Command
from tests.contract import clips


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """The command, with data of its own, started in a folder of its own."""
    return Command(tmp_path / "data", cwd=tmp_path)


async def test_a_piped_conversation_ends_when_all_is_done(command: Command, tmp_path: Path) -> None:
    """A clip is sent with a wish, exported and put into the folder where the command was started."""
    clip = tmp_path / "beach day.mp4"
    clip.write_bytes(clips.clip())

    ran = await command.run(
        "chat", said="'beach day.mp4' speed it up 2x\nexport in 360p\nstatus\n", LANG="en_GB.UTF-8"
    )

    assert ran.code == 0, ran.err
    assert "Added beach day.mp4 — 0:01, 160×90" in ran.out
    assert "Timeline (1 track)" in ran.out
    saved = probe(tmp_path / "beach day-1.mp4")
    assert (saved.width, saved.height) == (640, 360)


async def test_ctrl_c_ends_a_conversation_cleanly(command: Command) -> None:
    """It is no failure, and leaves no trace of Python behind."""
    async with command.started("chat", LANG="en_GB.UTF-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"/help\n")
        await process.stdin.drain()
        while b"Commands" not in await process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()

    assert process.returncode == 0
    assert b"Traceback" not in err
