"""The command as a process of its own, as people run it."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent.parent
LIMIT_S = 60
OURS = ("CUTROOM_", "NEMO_", "SKILL_", "LC_", "LANG")


@dataclass(frozen=True, slots=True)
class Ran:
    """How it ended."""

    code: int
    out: str
    err: str


class Command:
    """Runs the command with a data folder of its own and no other setting."""

    def __init__(self, data: Path, *, cwd: Path | None = None, log: IO[bytes] | None = None) -> None:
        self.cwd = cwd
        self.log = log  # where errors go, when nobody reads them from a pipe
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self.env = {**kept, "CUTROOM_DATA": str(data), "PYTHONPATH": str(ROOT)}

    @asynccontextmanager
    async def started(self, *args: str | Path, **env: str) -> AsyncIterator[Process]:
        """Start it, in a process group of its own; whatever happens, it is gone at the end."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bots", *map(str, args)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=self.log or PIPE,
            env={**self.env, **env},
            cwd=self.cwd,
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(LIMIT_S):
                yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.communicate()

    async def run(self, *args: str | Path, said: str | bytes = b"", **env: str) -> Ran:
        """Run it to its end."""
        async with self.started(*args, **env) as process:
            out, err = await process.communicate(said.encode() if isinstance(said, str) else said)
            return Ran(process.returncode or 0, out.decode(), err.decode())


async def line_with(process: Process, word: str) -> str:
    """Read what it prints up to a line with this word."""
    assert process.stdout is not None
    async for line in process.stdout:
        if word in line.decode():
            return line.decode()
    raise AssertionError(f"it ended without a line with {word!r}")
