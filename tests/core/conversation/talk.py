"""A conversation in a test: what is said, what is seen, and time that passes when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.chat import ChatKey, Incoming, Media, Person
from core.cutroom import Cutroom
from core.queue import Terms
from core.settings import Backend, Settings
from core.watch import UNWATCHED
from studio.api.serving import StudioConfig, serve
from tests.contract import clips
from tests.fakes.clock import RunningClock
from tests.fakes.cloud import Cloud
from tests.fakes.platform import PATIENCE_S, RecordingPlatform, Shown

ANNA = Person("anna", "Anna", "en-GB")
BEN = Person("ben", "Ben", "en")
# Looks often, since the clock runs fast; and nobody else would take a lease over.
TERMS = Terms(poll_s=0.02, lease_s=1e6)

# What a project holds once a clip is in it, and after an edit of it.
CLIP = {
    "t": [{"tt": 0, "sg": [{"id": "s1", "name": "beach.mp4", "start": 0, "end": 5000, "d": 5000}]}],
    "d": 5000,
}
TRIMMED = {
    "t": [{"tt": 0, "sg": [{"id": "s1", "name": "beach.mp4", "start": 0, "end": 3000, "d": 3000}]}],
    "d": 3000,
}
SCORED = {
    "t": [
        *TRIMMED["t"],
        {"tt": 1, "sg": [{"id": "m1", "name": "Lo-fi", "start": 0, "end": 3000, "d": 3000}]},
    ],  # type: ignore[misc]  # JSON
    "d": 3000,
}


@dataclass
class Talk:
    """One chat with one bot."""

    cutroom: Cutroom
    platform: RecordingPlatform
    clock: RunningClock
    folder: Path
    chat: ChatKey = field(default_factory=lambda: ChatKey("test", "1"))
    person: Person = ANNA
    is_private: bool = True
    said: list[Incoming] = field(default_factory=list)

    async def says(
        self, text: str = "", *files: str | Media, by: Person | None = None, **more: Any
    ) -> Incoming:
        """Say something; a file's name is enough for a small clip of that name."""
        media = tuple(self.file(file) if isinstance(file, str) else file for file in files)
        incoming = Incoming(
            chat=more.pop("chat", self.chat),
            message=more.pop("message", f"m{len(self.said) + 1}"),
            person=by or self.person,
            text=text,
            media=media,
            is_private=self.is_private,
            **more,
        )
        self.said.append(incoming)
        await self.cutroom.desk.handle(incoming)
        return incoming

    async def presses(self, label: str, *, by: Person | None = None) -> None:
        """Press the newest button of this name."""
        found = [button for message in self.messages for button in message.buttons if button.label == label]
        assert found, f"there is no button {label}: {[message.labels for message in self.messages]}"
        await self.says(by=by, press=found[-1].action)

    async def sees(self, words: str) -> Shown:
        """Wait until some message says this."""
        await self.platform.until(lambda: any(words in message.text for message in self.messages))
        return next(message for message in reversed(self.messages) if words in message.text)

    async def settles(self) -> None:
        """Wait until nothing is running or queued."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self.cutroom.settled(self.chat)
        except TimeoutError:
            raise AssertionError("it never settled:\n" + "\n---\n".join(self.transcript)) from None

    async def clears(self, folder: Path) -> None:
        """Wait until a folder is empty."""
        async with asyncio.timeout(PATIENCE_S):
            while list(await asyncio.to_thread(folder.iterdir)):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)

    async def waits_it_out(self) -> None:
        """Let half minutes pass until nothing is running or queued."""
        for _ in range(100):
            try:
                async with asyncio.timeout(0.05):
                    return await self.cutroom.settled(self.chat)
            except TimeoutError:
                self.clock.advance(30)
        raise AssertionError("it never settled:\n" + "\n---\n".join(self.transcript))

    async def asks(self, text: str = "", *files: str | Media, **more: Any) -> Shown:
        """Say something and give the last message once all is done."""
        await self.says(text, *files, **more)
        await self.settles()
        return self.last

    def file(
        self, name: str, *, size: int | None = None, mime: str | None = None, link: str | None = None
    ) -> Media:
        """Give a small clip a name of its own on the platform's side."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(clips.clip())
        return Media(str(path), name, mime, size, link)

    def in_chat(self, chat: str, *, is_private: bool = True, person: Person = ANNA) -> "Talk":
        """Talk to the same bot in another chat."""
        key = ChatKey("test", chat)
        return Talk(self.cutroom, self.platform, self.clock, self.folder, key, person, is_private)

    @property
    def messages(self) -> list[Shown]:
        """What stands in this chat."""
        return [message for message in self.platform.shown if message.chat == self.chat]

    @property
    def last(self) -> Shown:
        """The newest message."""
        return self.messages[-1]

    @property
    def transcript(self) -> list[str]:
        """The words that stand in this chat."""
        return list(self.platform.transcript(self.chat))


@asynccontextmanager
async def working(settings: Settings, url: str, folder: Path, **more: Any) -> AsyncIterator[Talk]:
    """Have a bot at work on this backend."""
    clock = more.pop("clock", None) or RunningClock()
    platform = more.pop("platform", None) or RecordingPlatform(clock)
    is_new = more.pop("is_new", False)
    watch, lines = more.pop("watch", UNWATCHED), more.pop("lines", tuple)
    links = more.pop("links", None)
    async with Cutroom.open(
        settings, url, [platform], clock=clock, terms=TERMS, watch=watch, lines=lines, links=links
    ) as cutroom:
        talk = Talk(cutroom, platform, clock, folder / "device", **more)
        if not is_new:
            await known(cutroom, talk.chat)
        running = asyncio.create_task(cutroom.run())
        try:
            yield talk
            assert not running.done(), running
        finally:
            running.cancel()
            await asyncio.wait({running})


async def known(cutroom: Cutroom, chat: ChatKey) -> None:
    """Let a chat be one that was greeted before."""
    await cutroom.chats.meet(chat, None)
    await cutroom.chats.greet(chat)


@asynccontextmanager
async def with_cloud(cloud: Cloud, folder: Path, *, settings: Any = None, **more: Any) -> AsyncIterator[Talk]:
    """Talk to a bot whose backend follows a script."""
    cloud.renders = set() if cloud.renders is None else cloud.renders
    chosen = Settings(
        data=folder / "data",
        language="en",
        **{"nemo_api_url": cloud.url, "backend": Backend.CLOUD, **(settings or {})},
    )
    async with working(chosen, cloud.url, folder, **more) as talk:
        yield talk


@asynccontextmanager
async def with_studio(folder: Path, *, settings: Any = None, **more: Any) -> AsyncIterator[Talk]:
    """Talk to a bot whose backend is the studio."""
    chosen = Settings(data=folder / "data", language="en", backend=Backend.STUDIO, **(settings or {}))
    clock = more.pop("clock", None) or RunningClock()
    async with (
        serve(
            StudioConfig(
                folder / "studio", credits=chosen.studio_credits, watch=more.get("watch", UNWATCHED)
            ),
            clock=clock,
        ) as url,
        working(chosen, url, folder, clock=clock, **more) as talk,
    ):
        yield talk
