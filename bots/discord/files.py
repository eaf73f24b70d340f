"""Files that people sent, on their way to our disk: streamed from Discord's own hosts and nowhere else."""

import asyncio
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, Final

import aiohttp
import discord

from bots.discord.post import REST_S, SLOWEST_BYTES_A_S, Post
from core.chat import Media, Refused, TooLarge, Unknown
from core.errors import DownloadFailed
from core.nemo.wire import MAX_FILE_BYTES

CHUNK: Final = 256 * 1024
EXPIRED: Final = frozenset({401, 403, 404, 410})
TRIES: Final = 3
MOST_STEM: Final = 50  # a letter may take four bytes, and disks count those
MOST_SUFFIX: Final = 8


class _Expired(Exception):
    """The address of a file is no longer good."""


class Files:
    """Fetches what was sent."""

    def __init__(self, session: aiohttp.ClientSession, post: Post, may_serve: Callable[[str], bool]) -> None:
        self._session = session
        self._post = post
        self._may_serve = may_serve

    async def fetch(self, media: Media, into: Path) -> Path:
        """Stream a file into a folder; an address that has expired is asked for anew."""
        target = into / _named(media.name)
        url = media.link or ""
        for _ in range(TRIES):
            try:
                await self._stream(url, target)
            except _Expired:
                url = await self._fresh(media.ref, but=url)
            except (aiohttp.ClientError, OSError, TimeoutError):
                continue
            else:
                return target
        raise DownloadFailed

    async def _stream(self, url: str, target: Path) -> None:
        if not self._may_serve(url):
            raise Refused
        timeout = aiohttp.ClientTimeout(
            total=REST_S + MAX_FILE_BYTES / SLOWEST_BYTES_A_S, sock_connect=30, sock_read=60
        )
        async with self._session.get(url, timeout=timeout, allow_redirects=False) as answer:
            if answer.status in EXPIRED:
                raise _Expired
            answer.raise_for_status()
            if (answer.content_length or 0) > MAX_FILE_BYTES:
                raise TooLarge(MAX_FILE_BYTES)
            await _write(answer.content, target)

    async def _fresh(self, ref: str, *, but: str) -> str:
        """Ask the message for its file's address; a command's own file has none, it was there for a while."""
        where = ref.split("/")
        if len(where) != len(("channel", "message", "file")):
            raise Refused
        channel, message, number = where
        try:
            found = await self._post.get(channel, message)
        except (discord.HTTPException, Unknown) as error:
            raise Refused from error
        url = next((str(file["url"]) for file in _attachments(found) if str(file["id"]) == number), but)
        if url == but:
            raise Refused
        return url


def _named(name: str) -> str:
    """Give a file a name that stays in its folder and that every disk takes."""
    path = PurePath(name.replace("\0", ""))
    return f"{path.stem[:MOST_STEM].strip('.') or 'file'}{path.suffix[:MOST_SUFFIX]}"


async def _write(content: aiohttp.StreamReader, target: Path) -> None:
    done = 0
    file = await asyncio.to_thread(target.open, "wb")
    try:
        async for chunk in content.iter_chunked(CHUNK):
            done += len(chunk)
            if done > MAX_FILE_BYTES:
                raise TooLarge(MAX_FILE_BYTES)
            await asyncio.to_thread(file.write, chunk)
    finally:
        await asyncio.to_thread(file.close)


def _attachments(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the files of a message, and of messages forwarded in it."""
    forwarded = [snapshot.get("message", {}) for snapshot in message.get("message_snapshots", ())]
    return [file for one in (message, *forwarded) for file in one.get("attachments", ())]
