"""Albums: their items come one by one, with no count and no end; they are gathered until it stays quiet.

An item that is taken in is kept on disk until its album was handed over, so it may be acknowledged at once.
"""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from telegram import Message, Update

from core.clock import Clock

QUIET_S: Final = 1.5
LONGEST_S: Final = 10.0
MOST_ITEMS: Final = 10  # that an album can have

Key = tuple[int, str]


@dataclass(slots=True)
class Album:
    """What has come of one album so far."""

    began_at: float
    stirred_at: float
    is_ours: bool = False
    items: dict[int, Update] = field(default_factory=dict)
    is_whole: asyncio.Event = field(default_factory=asyncio.Event)


class Shelf:
    """Where items lie while their album is open; survives a restart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, updates: Iterable[Update]) -> None:
        """Write items down."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for update in updates:
            path = self._path(update)
            if not path.exists():
                draft = path.with_suffix(".part")
                draft.write_text(json.dumps(update.to_dict(), ensure_ascii=False), encoding="utf-8")
                draft.replace(path)

    def drop(self, updates: Iterable[Update]) -> None:
        """Forget items whose album was handed over."""
        for update in updates:
            self._path(update).unlink(missing_ok=True)

    def left(self) -> list[dict[str, Any]]:
        """Give what a former process left here, oldest first."""
        paths = sorted(self._folder.glob("*.json"), key=lambda path: int(path.stem))
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]

    def _path(self, update: Update) -> Path:
        return self._folder / f"{update.update_id}.json"


class Albums:
    """The albums that are open."""

    def __init__(self, shelf: Shelf, clock: Clock, *, is_ours: Callable[[Message], bool]) -> None:
        self._shelf = shelf
        self._clock = clock
        self._is_ours = is_ours
        self._open: dict[Key, Album] = {}

    def add(self, update: Update, message: Message) -> tuple[Album, bool]:
        """Put one item in; gives its album, and whether this began it."""
        key, now = key_of(message), self._clock.monotonic()
        is_first = key not in self._open
        album = self._open.setdefault(key, Album(began_at=now, stirred_at=now))
        album.items[message.message_id] = update
        album.stirred_at = now
        album.is_ours = album.is_ours or self._is_ours(message)
        if len(album.items) >= MOST_ITEMS:
            album.is_whole.set()
        return album, is_first

    async def keep(self, album: Album) -> None:
        """Write down what has come so far; what is not said to us is never written down."""
        if album.is_ours:
            await asyncio.to_thread(self._shelf.keep, list(album.items.values()))

    async def gathered(self, key: Key, album: Album) -> list[Message]:
        """Wait until it stays quiet; from then on a later item begins another album."""
        waiting = asyncio.create_task(self._quiet(album))
        whole = asyncio.create_task(album.is_whole.wait())
        try:
            await asyncio.wait({waiting, whole}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (waiting, whole):
                task.cancel()
            await asyncio.wait({waiting, whole})
        self._open.pop(key, None)
        return [update.message for update in album.items.values() if update.message is not None]

    async def done(self, album: Album) -> None:
        """Forget an album that was handed over."""
        if album.is_ours:
            await asyncio.to_thread(self._shelf.drop, list(album.items.values()))

    def close(self) -> None:
        """Wait for nothing more: what is there is all there is."""
        for album in self._open.values():
            album.is_whole.set()

    async def _quiet(self, album: Album) -> None:
        while (left := self._left(album)) > 0:
            await self._clock.sleep(left)

    def _left(self, album: Album) -> float:
        now = self._clock.monotonic()
        return min(album.stirred_at + QUIET_S, album.began_at + LONGEST_S) - now


def key_of(message: Message) -> Key:
    """Name the album that a message belongs to."""
    return message.chat.id, message.media_group_id or ""
