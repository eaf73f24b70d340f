"""The only subprocess: ffmpeg, run politely, watched, and ended with all its children.

What it is asked to do comes from the plan; here is only how it is started, heard and stopped.
"""

import asyncio
import logging
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final, cast

import imageio_ffmpeg

NEEDED: Final = {
    "-filters": frozenset(
        {
            *("acompressor", "acrossfade", "adelay", "afade", "afftdn", "aformat", "alimiter", "ametadata"),
            *("amix", "anullsrc", "apad", "aresample", "areverse", "asetpts", "asplit", "ass", "atempo"),
            *("atrim", "bwdif", "concat", "crop", "ebur128", "equalizer", "fade", "fps", "gblur", "hflip"),
            *("highpass", "hqdn3d", "lowpass", "lut3d", "lutyuv", "overlay", "pad", "perspective"),
            *("premultiply", "reverse", "scale", "sidechaincompress", "split", "tonemap", "tpad"),
            *("transpose", "trim", "unsharp", "vflip", "vidstabdetect", "vidstabtransform", "volume"),
            *("xfade", "zscale"),
        }
    ),
    "-encoders": frozenset({"aac", "libx264", "pcm_f32le"}),
}

_POLITE: Final = ("-nostdin", "-hide_banner", "-loglevel", "error", "-y")
_HEARD: Final = ("-progress", "pipe:1", "-stats_period", "0.25")
_TAIL_CHARS: Final = 4000
_GRACE_S: Final = 10.0  # for a killed process to be gone
_PATIENCE_S: Final = 120.0
_ASK_S: Final = 30.0
_SIGNS_OF_LIFE: Final = frozenset({"frame", "out_time_us", "total_size"})

_log = logging.getLogger(__name__)


class FFmpegError(Exception):
    """FFmpeg could not do it; says what it said last."""


class FFmpegLacks(FFmpegError):
    """This ffmpeg was built without something that rendering needs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"this ffmpeg lacks {', '.join(names)}")
        self.names = tuple(names)


def executable() -> str:
    """Find the ffmpeg to run; the environment's IMAGEIO_FFMPEG_EXE goes first."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


async def check() -> None:
    """Make sure that this ffmpeg has all that rendering needs; raises FFmpegLacks with the names."""
    lacking: set[str] = set()
    for question, needed in NEEDED.items():
        lacking |= needed - await _capabilities(question)
    if lacking:
        raise FFmpegLacks(sorted(lacking))


async def filters() -> frozenset[str]:
    """Name every filter that this ffmpeg has."""
    return await _capabilities("-filters")


async def run(
    args: Sequence[str],
    *,
    duration_ms: float,
    progress: Callable[[float], None],
    cwd: Path | None = None,
    patience_s: float = _PATIENCE_S,
) -> Mapping[str, str]:
    """Run ffmpeg to its end and give the last value of everything that it reported.

    Cancelling kills the whole process group before this returns. So does `patience_s` without any progress,
    as an FFmpegError.
    """
    async with _process((*_POLITE, *_HEARD, *args), cwd) as process:
        out, err = cast("asyncio.StreamReader", process.stdout), cast("asyncio.StreamReader", process.stderr)
        words = asyncio.create_task(_tail(err))
        try:
            facts = await _listen(out, duration_ms, progress, patience_s)
            said = await asyncio.wait_for(words, patience_s)
            code = await asyncio.wait_for(process.wait(), patience_s)
        except TimeoutError as exc:
            raise FFmpegError("ffmpeg stood still") from exc
        finally:
            words.cancel()
    if code != 0:
        _log.debug("ffmpeg failed", extra={"action": "ffmpeg_failed", "code": code, "said": said})
        raise FFmpegError(said.strip().splitlines()[-1] if said.strip() else f"ffmpeg ended with {code}")
    return facts


@asynccontextmanager
async def _process(args: Sequence[str], cwd: Path | None) -> AsyncIterator[asyncio.subprocess.Process]:
    nice = shutil.which("nice")
    process = await asyncio.create_subprocess_exec(
        *((nice, "-n", "10") if nice else ()),
        executable(),
        *args,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=cwd,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Leave nothing of the process group behind, even when we are being cancelled."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            _kill(process.pid)
        gone = asyncio.ensure_future(process.wait())
        await asyncio.wait([gone], timeout=_GRACE_S)


def _kill(pid: int) -> None:
    if sys.platform == "win32":
        os.kill(pid, signal.SIGTERM)
    else:
        os.killpg(pid, signal.SIGKILL)


async def _listen(
    stream: asyncio.StreamReader, duration_ms: float, progress: Callable[[float], None], patience_s: float
) -> dict[str, str]:
    """Read `key=value` lines until the end; only a value that moves on counts as a sign of life."""
    facts: dict[str, str] = {}
    async with asyncio.timeout(patience_s) as patience:
        while line := await stream.readline():
            key, _, value = line.decode(errors="replace").strip().partition("=")
            if key in _SIGNS_OF_LIFE and facts.get(key) != value:
                patience.reschedule(asyncio.get_running_loop().time() + patience_s)
            facts[key] = value.strip()
            if key == "out_time_us" and value.lstrip("-").isdigit():
                progress(min(1.0, max(0.0, int(value) / 1000 / max(1.0, duration_ms))))
    return facts


async def _tail(stream: asyncio.StreamReader) -> str:
    tail = ""
    while chunk := await stream.read(_TAIL_CHARS):
        tail = (tail + chunk.decode(errors="replace"))[-_TAIL_CHARS:]
    return tail


async def _capabilities(question: str) -> frozenset[str]:
    async with _process(("-hide_banner", question), None) as process:
        out, _ = await asyncio.wait_for(process.communicate(), _ASK_S)
    rows = (line.split() for line in out.decode(errors="replace").splitlines())
    return frozenset(row[1] for row in rows if len(row) > 2)
