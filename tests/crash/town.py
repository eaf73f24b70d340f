"""Where the crash tests happen: a backend, processes that are killed, and what people saw in their chats."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final, Self

from tests import media
from tests.crash.backend import Backend, Stop
from tests.crash.bot import RECORD, Hold, Order, Said, live

PATIENCE_S: Final = 60.0
STOPPING_S: Final = 10.0  # an operator's system kills what takes longer to stop

# Each process is a fork of one that has imported everything, and so starts at once.
_PROCESSES: Final = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["__main__", "tests.crash.bot"])


@dataclass(slots=True)
class Bot:
    """One process."""

    process: ForkServerProcess
    words: Connection

    async def says(self, word: str) -> None:
        """Wait until it tells that it stands there."""
        while (await asyncio.to_thread(self._word)) != word:
            pass

    async def reaches(self, stop: Stop) -> None:
        """Wait until what it asked of the backend stands still there."""
        async with asyncio.timeout(PATIENCE_S):
            await stop.reached.wait()

    async def kill(self) -> None:
        """Let it die without a chance to do anything."""
        self.process.kill()
        await self.ended()

    async def stop(self) -> None:
        """Ask it to end, as a system does that shuts down."""
        self.process.terminate()
        await self.ended(STOPPING_S)
        assert self.process.exitcode == 0

    async def ended(self, patience_s: float = PATIENCE_S) -> None:
        await asyncio.to_thread(self.process.join, patience_s)
        assert self.process.exitcode is not None, "it did not end in time"

    def _word(self) -> str:
        assert self.words.poll(PATIENCE_S), "the process says nothing"
        word: str = self.words.recv()
        return word


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands in a chat now."""

    chat: str
    text: str
    presses: tuple[str, ...]
    file: str | None


@dataclass(slots=True)
class Town:
    """One folder, one backend, and one process after the other."""

    folder: Path
    backend: Backend
    bots: list[Bot] = field(default_factory=list)
    most_bytes: int | None = None  # of a file that its platform takes

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path) -> AsyncIterator[Self]:
        """Build it; at its end no process is left."""
        film = media.coloured("crash.mp4", "red")
        (folder / "beach.mp4").write_bytes(film.read_bytes())
        async with Backend.open(film.read_bytes()) as backend:
            town = cls(folder, backend)
            try:
                yield town
            finally:
                for bot in town.bots:
                    if bot.process.is_alive():
                        await bot.kill()

    def start(self, *said: Said, hold: Hold | None = None, works: bool = True) -> Bot:
        """Start a process that hears these things."""
        ours, theirs = _PROCESSES.Pipe(duplex=False)
        order = Order(
            str(self.folder),
            self.backend.url,
            said,
            hold or Hold(),
            works=works,
            most_bytes=self.most_bytes,
        )
        process = _PROCESSES.Process(target=live, args=(order, theirs.send), daemon=True)
        process.start()
        theirs.close()
        bot = Bot(process, ours)
        self.bots.append(bot)
        return bot

    async def kill(self, bot: Bot) -> None:
        """Kill it, and let whatever it had asked of the backend go on without it."""
        await bot.kill()
        await self._alone()

    async def stop(self, bot: Bot) -> None:
        """Stop it, likewise."""
        await bot.stop()
        await self._alone()

    async def finish(self, *said: Said) -> None:
        """Start anew, hear what the platform delivers once more, and work until nothing is left."""
        bot = self.start(*said)
        await bot.says("settled")
        await bot.ended()
        assert bot.process.exitcode == 0

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Everything that people saw happen, in order."""
        record = self.folder / RECORD
        return [json.loads(line) for line in record.read_text().splitlines()] if record.exists() else []

    @property
    def messages(self) -> dict[str, Shown]:
        """Every message as it stands now."""
        return {
            line["id"]: Shown(line["chat"], line["text"], tuple(line["presses"]), line["file"])
            for line in self.lines
        }

    async def _alone(self) -> None:
        self.backend.let_go()
        async with asyncio.timeout(PATIENCE_S):
            await self.backend.idle()
