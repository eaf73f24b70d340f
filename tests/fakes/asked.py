"""A request as it reached a fake: kept whole when it is small, and by its size alone when it is large."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from json import loads
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

MOST_PARSED: Final = 1024 * 1024

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    size: int
    json: Any
    files: Files

    @property
    def token(self) -> str | None:
        """The token that it carried."""
        return self.headers.get("authorization", "").removeprefix("Bearer ") or None


async def read(request: Request) -> Asked:
    """Take a request in."""
    size, kept = 0, bytearray()
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MOST_PARSED:
            kept += chunk
    kind = request.headers.get("content-type", "")
    is_small = 0 < size <= MOST_PARSED
    return Asked(
        method=request.method,
        path=request.url.path,
        headers=dict(request.headers),
        size=size,
        json=loads(kept) if is_small and kind.startswith("application/json") else None,
        files=await _files(request.headers, bytes(kept))
        if is_small and kind.startswith("multipart/")
        else (),
    )


async def _files(headers: Headers, body: bytes) -> Files:
    async def whole() -> AsyncIterator[bytes]:
        yield body

    parser = MultiPartParser(headers, whole())  # type: ignore[arg-type]  # any async iterator of bytes will do
    form = await parser.parse()
    try:
        found = [item for item in form.getlist("files") if not isinstance(item, str)]
        return tuple([(item.filename or "", await item.read()) for item in found])
    finally:
        await form.close()
