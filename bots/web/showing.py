"""A reply as the page is told it: plain data, with addresses where files were."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bots.thumbnail import thumbnail
from bots.web.files import Files, address
from bots.web.journal import Keep
from core.chat import Attachment, Board, Button, Piece, Reply, Style

POSTER: Final = "poster.jpg"
POSTER_SIDE: Final = 960


class Showing:
    """Turns replies into what the journal keeps of them."""

    def __init__(self, files: Files) -> None:
        self._files = files

    async def body(self, visitor: str, reply: Reply) -> tuple[dict[str, Any], list[Keep]]:
        """Give what is shown of a reply, and the files that go with it."""
        attachment, kept = await self._attachment(reply.attachment)
        timeline = None if reply.timeline is None else await self._timeline(visitor, reply.timeline)
        return {
            "text": reply.text,
            "buttons": [[_button(button) for button in row] for row in reply.buttons],
            "attachment": attachment,
            "files": [],
            "answers": reply.answers,
            "preview": reply.is_preview,
            "pressed": False,
            "timeline": timeline,
        }, kept

    async def _attachment(self, attachment: Attachment | None) -> tuple[dict[str, Any] | None, list[Keep]]:
        if attachment is None:
            return None, []
        kept = [await self._kept(attachment.path, attachment.name)]
        poster = await self._poster(attachment)
        if poster is not None:
            kept.append(poster)
        urls = [address(file.key, file.name) for file in kept]
        size = await asyncio.to_thread((self._files.folder / kept[0].key).stat)
        shown = {
            "url": urls[0],
            "name": attachment.name,
            "style": attachment.style,
            "width": attachment.width,
            "height": attachment.height,
            "duration_ms": attachment.duration_ms,
            "bytes": size.st_size,
            "poster": urls[1] if len(urls) > 1 else None,
        }
        return shown, kept

    async def _poster(self, attachment: Attachment) -> Keep | None:
        """Keep what stands for a video until it plays: not every browser shows its first frame by itself."""
        if attachment.style is not Style.NATIVE:
            return None
        made = await asyncio.to_thread(thumbnail, attachment.path, POSTER_SIDE)
        return None if made is None else Keep(await self._files.put(made), POSTER)

    async def _kept(self, path: Path, name: str) -> Keep:
        return Keep(await self._files.keep(path), name)

    async def _timeline(self, visitor: str, board: Board) -> dict[str, Any]:
        tracks = [
            {
                "kind": lane.kind,
                "label": lane.label,
                "segments": [await self._segment(visitor, piece) for piece in lane.pieces],
            }
            for lane in board.lanes
        ]
        return {"duration_ms": board.duration_ms, "tracks": tracks, "words": board.words}

    async def _segment(self, visitor: str, piece: Piece) -> dict[str, Any]:
        addresses = [await self._files.frame(visitor, frame) for frame in piece.frames]
        return {
            "start_ms": piece.start_ms,
            "end_ms": piece.end_ms,
            "name": piece.name,
            "thumbnails": [url for url in addresses if url is not None],
        }


def _button(button: Button) -> Mapping[str, str]:
    told = {"label": button.label, "action": button.action, "link": button.link}
    return {key: value for key, value in told.items() if value}
