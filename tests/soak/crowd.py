"""The people of a soak, on three platforms. What they say carries a word of its own, to be found again."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final, Protocol

import httpx

from core.press import read
from tests.bots.web.browser import Browser
from tests.fakes.discord import Discord
from tests.fakes.discord_world import BOT, Channel, Someone
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.soak.plan import Event

# Presses that any button of the bot may be taken for; the others would begin something anew or erase it.
PRESSES: Final = {
    "export",
    "timeline",
    "credits",
    "undo",
    "again",
    "resend",
    "retry",
    "cancel",
    "stop",
    "help",
}
AGAIN: Final = {"again", "retry"}
MOST_CLIPS: Final = 4  # in one project, before somebody begins another
PATIENCE_S: Final = 90.0  # of a browser with a server that is away
TEXTS: Final = {
    "edit": 'add the title "{word}" at the top',
    "all": 'trim the first 0.2 seconds, add the title "{word}" and export in 360p',
    "export": "export in 360p {word}",
    "status": "/status",
    "credits": "/credits",
    "cancel": "/cancel",
    "help": "/help",
    "new": "/new",
}


@dataclass(slots=True)
class Said:
    """One thing that somebody said, and how they know it."""

    word: str
    what: str
    chat: str
    message: str
    at: float
    press: str = ""


class Member(Protocol):
    """Somebody on some platform."""

    chat: str

    async def say(self, text: str, file: Path | None) -> str | None:
        """Say something, and give the message's id; None when nobody can have heard it."""

    async def press(self, luck: Random) -> tuple[str, str] | None:
        """Press some button, and give the press's id and what it says."""


@dataclass(slots=True)
class Telegrammer:
    """Somebody in Telegram."""

    api: BotApi
    person: Person
    chat: str = ""

    def __post_init__(self) -> None:
        self.chat = f"telegram:{self.person.id}"

    async def say(self, text: str, file: Path | None) -> str | None:
        sent = self.person.say(text) if file is None else self.person.send("video", file, text)
        return str(sent["message_id"])

    async def press(self, luck: Random) -> tuple[str, str] | None:
        shown = [(one, b) for one in self.api.of(self.person.id)[-6:] for row in one.buttons for b in row]
        found = [(one, b["callback_data"]) for one, b in shown if _is_fit(b.get("callback_data", ""))]
        if not found:
            return None
        message, action = luck.choice(found)
        return f"press-{self.person.press(message, action)}", action


@dataclass(slots=True)
class Discorder:
    """Somebody in a channel of a Discord server."""

    discord: Discord
    channel: Channel
    someone: Someone
    chat: str = ""

    def __post_init__(self) -> None:
        self.chat = f"discord:{self.channel.id}"

    async def say(self, text: str, file: Path | None) -> str | None:
        files = () if file is None else (file,)
        said = await self.discord.say(self.channel, f"<@{BOT.id}> {text}", *files, author=self.someone)
        return str(said["id"])

    async def press(self, luck: Random) -> tuple[str, str] | None:
        found = [
            (message, one["label"], one["custom_id"])
            for message in self.discord.ours(self.channel)[-6:]
            for row in message["components"]
            for one in row["components"]
            if "custom_id" in one and "label" in one and _is_fit(one["custom_id"])
        ]
        if not found:
            return None
        message, label, action = luck.choice(found)
        called = await self.discord.press(self.channel, message, label, author=self.someone)
        return str(called.id), action


@dataclass(slots=True)
class Visitor:
    """Somebody with the page open, who loses the connection and comes back."""

    browser: Browser
    number: int
    chat: str = ""
    listening: asyncio.Task[None] | None = None
    reconnected: int = 0
    accepted: dict[str, str] = field(default_factory=dict)  # our id → the message's

    def __post_init__(self) -> None:
        self.chat = f"visitor {self.number}"

    async def say(self, text: str, file: Path | None) -> str | None:
        ids = [] if file is None else [await self._brings(file)]
        return await self._post(text=text, files=ids)

    async def press(self, luck: Random) -> tuple[str, str] | None:
        found = [
            button
            for message in self.browser.messages[-6:]
            for row in message["buttons"]
            for button in row
            if _is_fit(button.get("action") or "")
        ]
        if not found:
            return None
        button = luck.choice(found)
        message = await self._post(text=button["label"], press=button["action"], files=[])
        return None if message is None else (message, button["action"])

    async def listen(self) -> None:
        """Listen for ever, and from where it broke off whenever it breaks."""
        while True:
            try:
                async for _ in self.browser.events():
                    pass
            except (httpx.TransportError, AssertionError):
                pass
            self.reconnected += 1
            await asyncio.sleep(0.5)

    def leave(self) -> None:
        """Close the page."""
        if self.listening is not None:
            self.listening.cancel()

    def break_off(self) -> None:
        """Lose the connection, and come back."""
        self.leave()
        self.listening = asyncio.create_task(self.listen())

    async def _brings(self, file: Path) -> str:
        id_, content = self.browser.new_id(), await asyncio.to_thread(file.read_bytes)
        await self._insists(lambda: self.browser.begins(id_, file.name, len(content)), {200, 201})
        offset = 0
        while offset < len(content):
            found = await self._insists(lambda: self.browser.client.get(f"/api/uploads/{id_}"), {200})
            offset = int(found.json()["offset"])
            if offset < len(content):
                rest, start = content[offset:], offset
                # Awaited here, so the names mean what they mean now.
                await self._insists(lambda: self.browser.piece(id_, start, rest), {204, 409})  # noqa: B023
        return id_

    async def _post(self, **said: Any) -> str | None:
        id_ = self.browser.new_id()
        answer = await self._insists(lambda: self.browser.post(id=id_, **said), {202})
        message = answer.json()["message"]
        if message is not None:
            self.accepted[id_] = str(message)
        return None if message is None else str(message)

    async def _insists(self, ask: Callable[[], Any], fine: set[int]) -> httpx.Response:
        """Ask until it is answered well, as the page does: of a server that is away, or has no room."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                try:
                    answer: httpx.Response = await ask()
                except httpx.TransportError:
                    await asyncio.sleep(0.5)
                    continue
                if answer.status_code in fine:
                    return answer
                if answer.status_code < 500 and answer.status_code != 429:
                    raise AssertionError(f"{answer.status_code}: {answer.text}")
                await asyncio.sleep(1.0)


def _is_fit(action: str) -> bool:
    return read(action).name in PRESSES


@dataclass(slots=True)
class Crowd:
    """All of them, and what they have said."""

    members: list[Member]
    clip: Path
    clips: Path  # where each clip that is sent gets a name of its own
    now: Callable[[], float]
    said: list[Said] = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)  # clips in each member's project
    troubles: list[str] = field(default_factory=list)

    async def do(self, event: Event) -> None:
        """Let somebody do what the plan says."""
        member, luck = self.members[event.person], Random(event.draw)  # noqa: S311 - the plan's own luck
        word, what, at = f"Zq{event.number:05}", event.what, self.now()
        try:
            if what == "press":
                pressed = await member.press(luck)
                if pressed is not None:
                    self.said.append(Said(word, what, member.chat, pressed[0], at, pressed[1]))
                return
            if what in {"clip", "all"} and self.held.get(event.person, 0) >= MOST_CLIPS:
                what, self.held[event.person] = "new", 0
            has_file = what == "clip" or (what == "all" and luck.random() < 0.6)
            if has_file:
                self.held[event.person] = self.held.get(event.person, 0) + 1
            text = "" if what == "clip" else TEXTS[what].format(word=word)
            message = await member.say(text, self._clip(word) if has_file else None)
        except (AssertionError, TimeoutError) as trouble:
            self.troubles.append(f"{word} {what} of {member.chat}: {type(trouble).__name__} {trouble}"[:300])
            return
        if message is not None:
            self.said.append(Said(word, what, member.chat, message, at))

    def _clip(self, word: str) -> Path:
        path = self.clips / f"{word}.mp4"
        shutil.copyfile(self.clip, path)
        return path
