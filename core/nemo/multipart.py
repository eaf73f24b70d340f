"""A multipart body that streams files from disk, with its length known beforehand.

httpx reads files on the event loop and takes no async source, so the few lines are written here.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Final

CHUNK_BYTES: Final = 1024 * 1024
FIELD: Final = "files"

Progress = Callable[[int, int], None]
# What browsers do to a name inside a quoted header value (RFC 7578, and the HTML standard).
_ESCAPES: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class Multipart:
    """Files as one body; it can be sent again by iterating anew."""

    def __init__(self, paths: Sequence[Path], progress: Progress | None = None) -> None:
        self._boundary = secrets.token_hex(16)
        self._parts = [(self._head(path.name), path, path.stat().st_size) for path in paths]
        self._tail = f"--{self._boundary}--\r\n".encode()
        self._progress = progress

    @property
    def length(self) -> int:
        """How many bytes the body has."""
        return sum(len(head) + size + 2 for head, _, size in self._parts) + len(self._tail)

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with the body."""
        kind = f"multipart/form-data; boundary={self._boundary}"
        return {"Content-Type": kind, "Content-Length": str(self.length)}

    async def stream(self) -> AsyncIterator[bytes]:
        """Give the body piece by piece."""
        sent, total = 0, sum(size for _, _, size in self._parts)
        for head, path, size in self._parts:
            yield head
            async for chunk in _chunks(path, size):
                yield chunk
                sent += len(chunk)
                if self._progress is not None:
                    self._progress(sent, total)
            yield b"\r\n"
        yield self._tail

    def _head(self, name: str) -> bytes:
        safe = name.translate(_ESCAPES)
        return (
            f"--{self._boundary}\r\n"
            f'Content-Disposition: form-data; name="{FIELD}"; filename="{safe}"\r\n'
            f"Content-Type: {guess_type(name)[0] or 'application/octet-stream'}\r\n\r\n"
        ).encode(errors="replace")  # a disk holds names in any bytes


async def _chunks(path: Path, size: int) -> AsyncIterator[bytes]:
    """Read just as much as was announced, even if the file grows meanwhile."""
    with await asyncio.to_thread(path.open, "rb") as file:
        left = size
        while left:
            chunk = await asyncio.to_thread(file.read, min(CHUNK_BYTES, left))
            if not chunk:
                raise OSError(f"{path.name} became shorter while it was sent")
            left -= len(chunk)
            yield chunk
