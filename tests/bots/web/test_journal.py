"""The journal: one row a message, replayed exactly from wherever a reader left off."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bots.web.bells import Bells
from bots.web.journal import AT_ONCE, MOST_MESSAGES, Journal, Keep
from bots.web.schema import SCHEMA
from bots.web.visitors import Visitors
from core.chat import Gone, Refused
from core.store.db import Database
from tests.fakes.clock import JumpingClock


@dataclass
class Kept:
    """An open journal with one visitor."""

    journal: Journal
    database: Database
    visitors: Visitors
    visitor: str

    async def newcomer(self) -> str:
        """Let another visitor in."""
        visitor, _ = await self.visitors.make("en", lock=0)
        return visitor.id


@dataclass
class Reader:
    """Somebody who upserts what it is told, as the page does."""

    seq: int = 0
    shown: dict[str, str] = field(default_factory=dict)
    told: list[tuple[int, str]] = field(default_factory=list)

    async def reads(self, kept: Kept) -> None:
        """Read one batch."""
        for seq, message in await kept.journal.after(kept.visitor, self.seq):
            self.seq = seq
            self.shown[message["id"]] = message["text"]
            self.told.append((seq, message["id"]))


@asynccontextmanager
async def _open(path: Path) -> AsyncIterator[Kept]:
    clock = JumpingClock()
    async with await Database.open(path / "web.db", SCHEMA) as database:
        visitors = Visitors(database, clock)
        visitor, _ = await visitors.make("en", lock=0)
        yield Kept(Journal(database, Bells(), clock), database, visitors, visitor.id)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with _open(tmp_path) as kept:
        yield kept


def _saying(text: str) -> dict[str, Any]:
    return {"text": text}


async def test_what_was_missed_is_told_in_order_and_once(kept: Kept) -> None:
    """Whenever readers come and go while messages change, each ends with the chat as it stands."""
    random = Random(7)  # noqa: S311 - the same walk every time
    truth: dict[str, str] = {}
    readers = [Reader() for _ in range(4)]
    for step in range(300):
        if not truth or random.random() < 0.3:
            truth[f"m{await kept.journal.say(kept.visitor, _saying(f'new {step}'))}"] = f"new {step}"
        else:
            message = random.choice(list(truth))
            await kept.journal.change(kept.visitor, int(message[1:]), _saying(f"changed {step}"))
            truth[message] = f"changed {step}"
        if random.random() < 0.2:
            await random.choice(readers).reads(kept)

    for reader in (*readers, Reader()):
        for _ in range(300 // AT_ONCE + 1):
            await reader.reads(kept)
        assert reader.shown == truth
        seqs = [seq for seq, _ in reader.told]
        assert seqs == sorted(set(seqs))


async def test_writers_at_once_get_numbers_of_their_own(kept: Kept) -> None:
    """No two changes share a seq."""
    numbers = await asyncio.gather(*(kept.journal.say(kept.visitor, _saying(str(n))) for n in range(40)))
    reader = Reader()
    await reader.reads(kept)

    assert sorted(numbers) == list(range(1, 41))
    assert [seq for seq, _ in reader.told] == list(range(1, 41))


async def test_the_oldest_messages_go_with_their_files(kept: Kept) -> None:
    """So many are kept; who asks for an older one to change is told that it is gone."""
    first = await kept.journal.say(kept.visitor, _saying("first"), [Keep("key", "a.mp4")])
    for number in range(MOST_MESSAGES):
        await kept.journal.say(kept.visitor, _saying(str(number)))

    with pytest.raises(Refused):
        await kept.journal.change(kept.visitor, first, _saying("again"))
    assert await kept.database.row("web_file_get", key="key", visitor=kept.visitor) is None
    reader = Reader()
    for _ in range(MOST_MESSAGES // AT_ONCE + 1):
        await reader.reads(kept)
    assert len(reader.shown) == MOST_MESSAGES


async def test_what_is_said_twice_is_written_once(kept: Kept) -> None:
    """The client's id decides, for each visitor by themselves; the first words stay."""
    heard = await kept.journal.hear(kept.visitor, "client-1", {"text": "a"}, _saying("a"))
    again = await kept.journal.hear(kept.visitor, "client-1", {"text": "b"}, _saying("b"))
    other = await kept.journal.hear(await kept.newcomer(), "client-1", {"text": "c"}, _saying("c"))

    assert again == heard
    assert other.incoming == {"text": "c"}


async def test_what_was_not_handed_over_is_known(kept: Kept) -> None:
    """After a death in between, it is there to be handed over."""
    lost = await kept.journal.hear(kept.visitor, "client-1", {"text": "a"}, _saying("a"))
    done = await kept.journal.hear(kept.visitor, "client-2", {"text": "b"}, _saying("b"))
    await kept.journal.handed(done)

    assert await kept.journal.unhanded() == [lost]


async def test_nobody_can_be_written_to_who_is_not_there(kept: Kept) -> None:
    """A visitor who was swept away is gone, as the core calls it."""
    with pytest.raises(Gone):
        await kept.journal.say("nobody", _saying("hello"))
    assert await kept.journal.last("nobody") == 0
