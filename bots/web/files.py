"""Files that messages show: kept under a name of ours, and given to nobody but their visitor."""

import asyncio
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.responses import FileResponse, Response

from bots.web.refusals import No, Reason
from core.nemo.wire import MIB
from core.store.db import Database

# What a browser may show in place; everything else is only saved.
TYPES: Final = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mov": "video/quicktime",
    "mkv": "video/x-matroska",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
}
OPAQUE: Final = "application/octet-stream"
PATH: Final = "/api/files/{key}/{name}"


class Files:
    """The files in one folder, named by their keys."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self.folder = folder

    async def keep(self, path: Path) -> str:
        """Give a file a second name here, or copy it when it is on another disk; give its key."""
        key = secrets.token_hex(16)
        await asyncio.to_thread(link_or_copy, path, self.folder / key)
        return key

    async def put(self, content: bytes) -> str:
        """Keep something that is no file yet, and give its key."""
        key = secrets.token_hex(16)
        await asyncio.to_thread((self.folder / key).write_bytes, content)
        return key

    async def frame(self, visitor: str, path: Path) -> str | None:
        """Keep a frame of a clip, once for each visitor, and give its address; None when it is not there."""
        known = await self._database.row("web_file_by_source", visitor=visitor, source=str(path))
        if known is None:
            try:
                key = await self.keep(path)
            except OSError:
                return None
            await self._database.run(
                "web_file_add", key=key, visitor=visitor, message=None, name=path.name, source=str(path)
            )
            known = await self._database.row("web_file_by_source", visitor=visitor, source=str(path))
        return None if known is None else address(known["key"], known["name"])

    async def serve(self, visitor: str, key: str, *, download: bool) -> Response:
        """Give a file of this visitor, or the parts of it that are asked for."""
        row = await self._database.row("web_file_get", key=key, visitor=visitor)
        if row is None:
            raise No(Reason.NOT_FOUND)
        path = self.folder / row["key"]
        try:
            found = await asyncio.to_thread(path.stat)
        except FileNotFoundError:
            raise No(Reason.NOT_FOUND) from None
        headers = {"Cache-Control": "private, max-age=86400, immutable"}
        return sent(path, row["name"], found, headers=headers, is_download=download)


class _File(FileResponse):
    chunk_size = MIB


def sent(
    path: Path, name: str, stat: os.stat_result, *, headers: Mapping[str, str], is_download: bool
) -> Response:
    """Send a file under a name, by whose ending it is shown or only saved."""
    kind = TYPES.get(Path(name).suffix.lstrip(".").lower(), OPAQUE)
    return _File(
        path,
        headers=headers,
        media_type=kind,
        filename=name,
        stat_result=stat,
        content_disposition_type="attachment" if is_download or kind == OPAQUE else "inline",
    )


def address(key: str, name: str) -> str:
    """Give the address of a file."""
    return PATH.format(key=key, name=quote(name, safe=""))


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it when that is on another disk."""
    try:
        target.hardlink_to(source)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)
