"""The folder where pieces are made: links to what is used, finished pieces by their names, nothing half-made.

A piece gets its name only when it is whole. So whatever ended an earlier attempt, what has a name is good,
and is not made again.
"""

import asyncio
import math
from collections.abc import Callable, Coroutine
from pathlib import Path
from threading import Event
from typing import Any, Final, TypeVar

from studio.work import ffmpeg
from studio.work.piece import Piece

Report = Callable[[float], None]
Result = TypeVar("Result")
Other = TypeVar("Other")

_HALF: Final = ".part"
_LUFS: Final = "lavfi.r128.I"
_LAST_WAIT_S: Final = 60.0  # for a thread that was at work when we were cancelled


async def aside(function: Callable[[], Result], stop: Event | None = None) -> Result:
    """Do blocking work in a thread; when cancelled, wait for it, so that nobody works in a swept folder.

    Work that can be stopped midway is told so by `stop`.
    """
    work = asyncio.ensure_future(asyncio.to_thread(function))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        if stop is not None:
            stop.set()
        await asyncio.wait([work], timeout=_LAST_WAIT_S)
        if work.done() and not work.cancelled():
            work.exception()  # it was stopped, which nobody needs to be told of
        raise


async def beside(one: Coroutine[Any, Any, Result], other: Coroutine[Any, Any, Other]) -> tuple[Result, Other]:
    """Do two things at once; when one fails the other is ended, and the failure comes out as itself."""
    try:
        async with asyncio.TaskGroup() as group:
            first, second = group.create_task(one), group.create_task(other)
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return first.result(), second.result()


class Workshop:
    """Makes pieces in a folder, each at most once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> None:
        """Make the folder ready; blocking."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.sweep()

    def link(self, name: str, path: Path) -> None:
        """Let a name in the folder mean a file elsewhere; blocking."""
        link = self.folder / name
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(path.absolute())

    def sweep(self) -> None:
        """Remove what is half-made; blocking."""
        for half in self.folder.glob(f"*{_HALF}"):
            half.unlink(missing_ok=True)

    def forget(self, piece: Piece) -> None:
        """Remove a finished piece, so that it is made anew; blocking."""
        (self.folder / piece.name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove every finished piece as well, for one of them is not what it should be; blocking."""
        for file in self.folder.iterdir():
            if file.is_file() and not file.is_symlink():
                file.unlink(missing_ok=True)

    async def make(self, piece: Piece, report: Report) -> Path:
        """Give the finished piece, made now if it was not there."""
        path = self.folder / piece.name
        if not path.exists():
            for script in piece.scripts:
                (self.folder / script.name).write_text(script.text, encoding="utf-8")
            half = path.with_name(path.name + _HALF)
            facts = await self._run((*piece.args, f"file:{half.name}"), piece, report)
            if piece.suffix == ".mp4" and facts.get("frame") != str(piece.frames):
                raise ffmpeg.FFmpegError("a clip gave no picture")
            half.replace(path)
        report(1.0)
        return path

    async def watch(self, piece: Piece, result: str, report: Report) -> str:
        """Give what a piece writes into the file `result`, written now if it was not there."""
        path = self.folder / piece.name
        if not path.exists():
            await self._run((*piece.args, "-"), piece, report)
            (self.folder / result).replace(path)
        report(1.0)
        return path.read_text(encoding="ascii")

    async def measure(self, piece: Piece, report: Report) -> float | None:
        """Give the loudness that a piece measures, None where there was too little to measure."""
        path = self.folder / piece.name
        if not path.exists():
            facts = await self._run((*piece.args, "-"), piece, report)
            path.write_text(facts.get(_LUFS, "nan"), encoding="ascii")
        report(1.0)
        lufs = float(path.read_text(encoding="ascii"))
        return lufs if math.isfinite(lufs) else None

    async def _run(self, args: tuple[str, ...], piece: Piece, report: Report) -> dict[str, str]:
        facts = await ffmpeg.run(args, duration_ms=piece.duration_ms, progress=report, cwd=self.folder)
        return dict(facts)

    def once(self, name: str, write: Callable[[Path], object]) -> Path:
        """Give a file that is written here, written now if it was not there; blocking."""
        path = self.folder / name
        if not path.exists():
            half = path.with_name(path.name + _HALF)
            write(half)
            half.replace(path)
        return path
