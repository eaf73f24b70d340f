"""Killed while it tells everybody something, it goes on: nobody is told twice, and only one is in doubt."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.crash.spreading import CHATS

PATIENCE_S = 30


async def _lives(folder: Path, dies_at: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.crash.spreading", str(folder), dies_at, stdout=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(PATIENCE_S):
        said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


@pytest.mark.parametrize("dies_at", [("c04", "c09"), ("c11",)], ids="-".join)
async def test_a_broadcast_survives_kill_9(tmp_path: Path, dies_at: tuple[str, ...]) -> None:
    """Every chat has it once, but for those that were being written to, of which nobody knows."""
    for chat in dies_at:
        code, _ = await _lives(tmp_path, chat)
        assert code == -signal.SIGKILL
    code, said = await _lives(tmp_path, "nowhere")
    told = (tmp_path / "told").read_text(encoding="ascii").split()

    assert code == 0
    assert len(told) == len(set(told)) == CHATS + 1 - len(dies_at)
    assert not {f"test:{chat}" for chat in dies_at} & set(told)
    assert said.startswith(f"Sent to {len(told)} chats.")
    assert f"{len(dies_at)} chat" in said.splitlines()[1]
