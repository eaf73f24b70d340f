"""Analyses of files, each made once and kept: by content, so that a file sent twice is looked at once."""

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Final
from weakref import WeakValueDictionary

from studio.sight.analysis import VERSION, Analysis, analyse
from studio.work.source import content_name

AT_ONCE: Final = 1  # decoding fills two cores by itself
WAIT_S: Final = 900.0
MOST_KEPT: Final = 2000
_STOP_S: Final = 10.0  # for a thread that was told to stop, between two frames
_HALF: Final = ".part"


@dataclass(slots=True)
class Analyses:
    """Results in a folder, one file each; what is not there is found out, a bounded number at a time."""

    folder: Path
    at_once: int = AT_ONCE
    wait_s: float = WAIT_S
    _room: asyncio.Semaphore = field(init=False)
    _lines: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary, init=False)

    def __post_init__(self) -> None:
        """Make room for as many as may run at once."""
        self._room = asyncio.Semaphore(self.at_once)

    async def of(self, path: Path) -> Analysis:
        """Give a file's analysis, kept or made now.

        Raises NotMedia for what is none, and TimeoutError when it takes longer than anybody waits.
        """
        kept = await asyncio.to_thread(self._place, path)
        line = self._lines.setdefault(kept.name, asyncio.Lock())
        async with asyncio.timeout(self.wait_s), line:
            found = await asyncio.to_thread(_read, kept)
            if found is not None:
                return found
            async with self._room:
                made = await _made(path)
            await asyncio.to_thread(self._keep, kept, made)
            return made

    def _place(self, path: Path) -> Path:
        return self.folder / f"{content_name(path)}-{VERSION}.json"

    def _keep(self, kept: Path, made: Analysis) -> None:
        """Write it whole or not at all; the oldest give way when there are too many."""
        self.folder.mkdir(parents=True, exist_ok=True)
        half = kept.with_name(f"{kept.name}.{os.getpid()}{_HALF}")
        half.write_text(made.to_json(), encoding="utf-8")
        half.replace(kept)
        files = [*self.folder.glob("*.json")]
        if len(files) > MOST_KEPT:
            with suppress(FileNotFoundError):  # another process may be at it as well
                for file in sorted(files, key=lambda file: file.stat().st_mtime)[:-MOST_KEPT]:
                    file.unlink()


async def _made(path: Path) -> Analysis:
    """Analyse in a thread; when cancelled, tell it to stop and see that it does."""
    stop = Event()
    work = asyncio.ensure_future(asyncio.to_thread(analyse, path, stop=stop))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait([work], timeout=_STOP_S)
        if work.done() and not work.cancelled():
            work.exception()  # it was stopped, which nobody needs to be told of
        raise


def _read(kept: Path) -> Analysis | None:
    try:
        return Analysis.from_json(kept.read_bytes())
    except FileNotFoundError:
        return None
