"""A file that somebody sent, on its way to our disk: streamed from the cloud, or taken from a local server.

The address of a file holds the bot's token, so it goes from here into the download and nowhere else.
"""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Self

from telegram.error import BadRequest, TelegramError

from bots.telegram.connection import Line
from bots.telegram.refusals import TOO_LARGE, says
from bots.telegram.voice import convert, spoken
from core.chat import Media, Refused, TooLarge
from core.clock import Clock
from core.errors import BackendDown, BackendError, DownloadFailed
from core.nemo.attribution import Attribution
from core.nemo.download import download
from core.nemo.transport import Pool, Transport

CLOUD_BYTES: Final = 20 * 1024 * 1024
READ_S: Final = 60.0
LOCAL_READ_S: Final = 900.0  # a local server answers when the whole file is on its disk
# What goes out with a download; the backend's own headers are no business of Telegram's.
NOBODY: Final = Attribution("", "", "")
log = logging.getLogger(__name__)


class Files:
    """Fetches what people sent."""

    def __init__(self, line: Line, transport: Transport) -> None:
        self._line = line
        self._transport = transport

    @classmethod
    @asynccontextmanager
    async def open(cls, line: Line, clock: Clock) -> AsyncIterator[Self]:
        """Open the connections that files come over."""
        async with Pool.open(line.url) as pool:
            yield cls(line, Transport(pool, NOBODY, None, clock))

    async def fetch(self, media: Media, into: Path) -> Path:
        """Bring a file to a folder under its own name."""
        target = into / Path(media.name).name
        source = await self._located(media)
        if source.startswith(("http://", "https://")):
            await self._download(source, target)
        else:
            await asyncio.to_thread(_taken, Path(source), target)
        return await asyncio.to_thread(_usable, target)

    async def _located(self, media: Media) -> str:
        try:
            read_s = LOCAL_READ_S if self._line.is_local else READ_S
            file = await self._line.bot.get_file(media.ref, read_timeout=read_s)
        except BadRequest as error:
            if says(error, *TOO_LARGE):
                raise TooLarge(CLOUD_BYTES) from None
            raise Refused(error.message) from None
        except TelegramError as error:
            raise BackendDown(type(error).__name__) from None
        if file.file_path is None:
            raise Refused("no path")
        return file.file_path

    async def _download(self, address: str, target: Path) -> None:
        if self._line.is_local:
            # The server serves no files: it names a path, and that cannot be read from here.
            log.error(
                "telegram_files_unreadable: the local Bot API server's folder has to be mounted here too"
            )
            raise Refused("not mounted")
        try:
            await download(self._transport, address, target)
        except (BackendDown, DownloadFailed):
            raise BackendDown("download") from None
        except BackendError as error:
            raise Refused(f"status {error.status}") from None


def _taken(source: Path, target: Path) -> None:
    """Give a server's file a second name in our folder, or copy it when that is on another disk."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _usable(path: Path) -> Path:
    """Turn a voice note into sound that everything takes; every other file stays as it is."""
    if not spoken(path):
        return path
    sound = path.with_name(f"{path.stem}-sound.m4a")
    if not convert(path, sound):
        sound.unlink(missing_ok=True)
        return path
    return sound.replace(path.with_suffix(".m4a"))
