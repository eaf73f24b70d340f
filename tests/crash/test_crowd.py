"""Two hundred chats at once in one process: everybody is served in order, nobody waits for ever."""

import asyncio
import gc
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from core.chat import ChatKey, Handle, Incoming, Limits, Media, MessageRef, Person, Reply
from core.cutroom import Cutroom
from core.settings import Settings
from tests import media
from tests.crash.backend import Backend
from tests.fakes.clock import HastyClock

CHATS: Final = 200
EDITS: Final = 3
PATIENCE_S: Final = 110.0
MORE_MB: Final = 24.0  # what a second crowd may cost beyond the first


class Square:
    """A platform that only counts, and hands out a small clip."""

    name = "square"

    def __init__(self, clip: Path) -> None:
        self._clip = clip
        self._numbers = count(1)
        self.videos: dict[str, int] = defaultdict(int)

    def limits(self, _: ChatKey) -> Limits:
        return Limits()

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        self.videos[chat.chat] += reply.attachment is not None
        return MessageRef(chat, str(next(self._numbers)))

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        assert message.id
        assert reply.text

    async def fetch(self, item: Media, into: Path) -> Path:
        target = into / item.name
        target.write_bytes(self._clip.read_bytes())
        return target

    async def run(self, _: Handle) -> None:
        raise AssertionError("what is said is handed over by the test")


@asynccontextmanager
async def crowded(folder: Path, backend: Backend) -> AsyncIterator[tuple[Cutroom, Square]]:
    """Have the core work for a while."""
    square = Square(media.coloured("crash.mp4", "red"))
    settings = Settings(NEMO_API_URL=backend.url, NEMO_TOKEN="nmv_usr_x", CUTROOM_DATA=folder)
    async with Cutroom.open(settings, backend.url, [square], clock=HastyClock()) as core:
        working = asyncio.create_task(core.run())
        try:
            yield core, square
        finally:
            working.cancel()
            await asyncio.wait({working})


def said(chat: int, message: str, text: str, *files: str) -> Incoming:
    return Incoming(
        chat=ChatKey(Square.name, str(chat)),
        message=message,
        person=Person(f"p{chat}"),
        text=text,
        media=tuple(Media(name, name) for name in files),
    )


async def talk(core: Cutroom, wave: str, *, edits: int) -> None:
    """Let everybody say one thing after the other, in turns: a clip, edits, and for some a film or a stop."""
    rounds = [[said(chat, f"{wave}-clip", "", "beach.mp4") for chat in range(CHATS)]]
    rounds += [
        [said(chat, f"{wave}-{number}", f"{chat} {wave} {number}") for chat in range(CHATS)]
        for number in range(edits)
    ]
    rounds.append([said(chat, f"{wave}-film", "/export") for chat in range(0, CHATS, 8)])
    rounds.append([said(chat, f"{wave}-stop", "/cancel") for chat in range(1, CHATS, 8)])
    for things in rounds:
        await asyncio.gather(*(core.desk.handle(thing) for thing in things))
    await asyncio.gather(*(core.settled(ChatKey(Square.name, str(chat))) for chat in range(CHATS)))


def resident_mb() -> float:
    """Tell how much memory this process has now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


@pytest.mark.timeout(120)
async def test_two_hundred_chats_are_served_in_order_and_in_bounds(tmp_path: Path) -> None:
    """Each chat's edits are asked in order and once, all come to their end, and memory does not grow."""
    film = media.coloured("crash.mp4", "red").read_bytes()
    async with Backend.open(film) as backend, crowded(tmp_path, backend) as (core, square):
        async with asyncio.timeout(PATIENCE_S):
            await talk(core, "first", edits=EDITS)
            first_mb = resident_mb()
            films = dict(square.videos)
            first = [text.split() for text in backend.asked]
            await talk(core, "second", edits=1)

        assert resident_mb() - first_mb < MORE_MB
        check_order(first)
        assert {chat: number for chat, number in films.items() if number} == {
            str(chat): 1 for chat in range(0, CHATS, 8)
        }
        assert len(backend.fetched) == 2 * CHATS / 8


def check_order(asked: list[list[str]]) -> None:
    """Hold what the agent was asked against what was said; a stop takes one edit of its chat away."""
    by_chat: dict[int, list[int]] = defaultdict(list)
    for chat_name, _, name in asked:
        by_chat[int(chat_name)].append(int(name))
    assert len(by_chat) == CHATS
    for chat, numbers in by_chat.items():
        assert numbers == sorted(set(numbers))
        assert len(numbers) >= EDITS - (chat % 8 == 1)
    # Nobody gets to a third edit while somebody still waits for a first one.
    line = [int(name) for *_, name in asked]
    last_first = max(place for place, number in enumerate(line) if number == 0)
    assert last_first < line.index(EDITS - 1)
