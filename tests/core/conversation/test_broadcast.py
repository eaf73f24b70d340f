"""Saying something to everybody: confirmed first, once to each chat, whatever happens in between."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.chat import ChatKey, MessageRef, Reply, Unknown
from tests.core.conversation.talk import ANNA, BEN, Talk, known, with_cloud
from tests.fakes.clock import RunningClock
from tests.fakes.cloud import Cloud
from tests.fakes.platform import RecordingPlatform, saying

NEWS = "We are back."
SETTINGS: dict[str, Any] = {"admins": frozenset({"test:anna"})}


@dataclass
class HeldPlatform(RecordingPlatform):
    """Lets the message to one chat wait on its way, for ever."""

    held: str = ""
    stuck: asyncio.Event | None = None

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        if reply.text == NEWS and chat.chat == self.held and self.stuck is not None:
            self.stuck.set()
            await asyncio.Event().wait()
        return await super().send(chat, reply)


async def _met(talk: Talk, count: int) -> list[ChatKey]:
    chats = [ChatKey("test", f"c{number}") for number in range(count)]
    for chat in chats:
        await known(talk.cutroom, chat)
    return chats


async def _told(talk: Talk, chats: list[ChatKey]) -> list[int]:
    return [list(talk.platform.transcript(chat)).count(NEWS) for chat in chats]


async def test_everybody_is_told_once_and_the_report_counts(cloud: Cloud, tmp_path: Path) -> None:
    """Not those that are gone, nor those kept out; who can't be reached any more is counted."""
    async with with_cloud(cloud, tmp_path, settings=SETTINGS) as talk:
        chats = await _met(talk, 4)
        await talk.cutroom.chats.gone(chats[0])
        await talk.asks("/deny test:c1")
        talk.platform.gone.add(chats[2])
        asked = await talk.asks(f"/broadcast {NEWS}")
        await talk.presses("Send to 3 chats")
        await talk.presses("Send to 3 chats")
        report = await talk.sees("Sent to")
        await talk.settles()
        told = await _told(talk, chats)
        is_gone = (await talk.cutroom.chats.get(chats[2])).is_gone

    assert asked.text == f"This will be sent:\n{NEWS}"
    assert report.text == "Sent to 2 chats.\n1 chat can't be written to any more."
    assert told == [0, 0, 0, 1]
    assert is_gone


async def test_only_whoever_wanted_it_confirms_it(cloud: Cloud, tmp_path: Path) -> None:
    """Another admin's press sends nothing, and somebody else's is no command at all."""
    settings = {"admins": frozenset({"test:anna", "test:eve"})}
    async with with_cloud(cloud, tmp_path, settings=settings, is_private=False) as talk:
        chats = await _met(talk, 1)
        await talk.asks(f"/broadcast {NEWS}")
        await talk.presses("Send to 2 chats", by=BEN)
        await talk.settles()
        helped = talk.last.text
        other = type(ANNA)("eve", "Eve", "en")
        await talk.presses("Send to 2 chats", by=other)
        await talk.settles()
        told = await _told(talk, chats)

    assert "**Commands**" in helped
    assert talk.last.text.startswith("Only whoever wanted to send this")
    assert told == [0]


async def test_a_restart_goes_on_and_writes_to_nobody_twice(cloud: Cloud, tmp_path: Path) -> None:
    """Whoever was being written to when we died may have it, and is left in peace; the others get it."""
    clock = RunningClock()
    platform = HeldPlatform(clock, held="c2", stuck=asyncio.Event())
    async with with_cloud(cloud, tmp_path, settings=SETTINGS, clock=clock, platform=platform) as talk:
        chats = await _met(talk, 5)
        await talk.asks(f"/broadcast {NEWS}")
        await talk.presses("Send to 6 chats")
        assert platform.stuck is not None
        async with asyncio.timeout(20):
            await platform.stuck.wait()
    platform.held = ""
    async with with_cloud(cloud, tmp_path, settings=SETTINGS, clock=clock, platform=platform) as talk:
        report = await talk.sees("Sent to")
        told = await _told(talk, chats)

    assert told == [1, 1, 0, 1, 1]
    assert report.text == "Sent to 5 chats.\n1 chat may have it or not; it is not written to twice."


async def test_a_message_that_may_have_arrived_is_counted_as_such(cloud: Cloud, tmp_path: Path) -> None:
    """It is not sent again."""
    async with with_cloud(cloud, tmp_path, settings=SETTINGS) as talk:
        chats = await _met(talk, 1)
        await talk.asks(f"/broadcast {NEWS}")
        talk.platform.fails(Unknown(), saying("We are back"), times=1)
        talk.platform.fails(Unknown(), saying("Nothing else"), times=1)
        await talk.presses("Send to 2 chats")
        report = await talk.sees("Sent to")
        told = sum(await _told(talk, [*chats, talk.chat]))

    assert told == 1
    assert "1 chat may have it or not" in report.text


async def test_it_can_be_stopped(cloud: Cloud, tmp_path: Path) -> None:
    """The others are not told, and the report says how many."""
    clock = RunningClock(speed=1.0)
    async with with_cloud(cloud, tmp_path, settings=SETTINGS, clock=clock) as talk:
        chats = await _met(talk, 200)
        await talk.asks(f"/broadcast {NEWS}")
        await talk.presses("Send to 201 chats")
        await talk.sees("Sending it to 201 chats")
        await talk.presses("Stop sending")
        await talk.sees("Stopped.")
        clock.advance(60)
        report = await talk.sees("Sent to")
        told = sum(await _told(talk, chats))
        nothing = (await talk.asks("/broadcast stop")).text

    assert told < 200
    assert "since you stopped it." in report.text
    assert nothing == "Nothing is being sent."
