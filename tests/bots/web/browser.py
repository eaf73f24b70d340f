"""A browser as the server sees one: keeps its cookie, sends files, listens from where it left off."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Self

import httpx

PATIENCE_S = 30.0
PIECE = 64 * 1024

Message = dict[str, Any]


@dataclass
class Browser:
    """One visitor."""

    client: httpx.AsyncClient
    seq: int = 0
    shown: dict[str, Message] = field(default_factory=dict)  # as a page keeps them, by id
    told: list[Message] = field(default_factory=list)  # every event, in order
    begun_anew: int = 0  # so often it was told to forget what it shows
    _ids: Any = field(default_factory=lambda: count(1))

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, **headers: str) -> AsyncIterator[Self]:
        """Open the page for the first time."""
        said = {"Accept-Language": "en-GB,en;q=0.9", "Origin": url, **headers}
        async with httpx.AsyncClient(
            base_url=url, headers=said, timeout=PATIENCE_S, trust_env=False
        ) as client:
            yield cls(client)

    @classmethod
    @asynccontextmanager
    async def inside(cls, url: str, **headers: str) -> AsyncIterator[Self]:
        """Open the page, and be known."""
        async with cls.open(url, **headers) as browser:
            await browser.me()
            yield browser

    async def me(self) -> dict[str, Any]:
        """Ask who this is."""
        answer = await self.client.get("/api/me")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def post(self, **said: Any) -> httpx.Response:
        """Say something, exactly so."""
        return await self.client.post("/api/messages", json=said)

    async def says(self, text: str = "", *files: Path, press: str | None = None) -> str:
        """Say something with files, and give the message's id."""
        ids = [await self.sends(file) for file in files]
        answer = await self.post(id=self.new_id(), text=text, files=ids, press=press)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["message"])

    async def sends(self, file: Path, *, name: str | None = None) -> str:
        """Send a whole file, and give its id."""
        id_ = self.new_id()
        content = await asyncio.to_thread(file.read_bytes)
        begun = await self.begins(id_, name or file.name, len(content))
        assert begun.status_code == 201, begun.text
        answer = await self.piece(id_, 0, content)
        assert answer.status_code == 204, answer.text
        return id_

    async def begins(self, id_: str, name: str, size: int) -> httpx.Response:
        """Tell of a file."""
        return await self.client.post("/api/uploads", json={"id": id_, "name": name, "bytes": size})

    async def piece(self, id_: str, offset: int, content: bytes) -> httpx.Response:
        """Send some bytes of a file."""
        headers = {"Upload-Offset": str(offset)}
        return await self.client.patch(f"/api/uploads/{id_}", content=content, headers=headers)

    def new_id(self) -> str:
        """Give an id that was not used."""
        return f"client-{next(self._ids):08}"

    async def until(self, what: Callable[["Browser"], bool]) -> None:
        """Listen until what is shown makes something true."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                beginning = -1
                while beginning < self.begun_anew:
                    beginning = self.begun_anew
                    async for _ in self.events():
                        if what(self):
                            return
        except TimeoutError:
            raise AssertionError("it never came; shown was:\n" + "\n---\n".join(self.texts)) from None
        raise AssertionError("the stream ended; shown was:\n" + "\n---\n".join(self.texts))

    async def sees(self, words: str) -> Message:
        """Listen until some message says this."""
        if not any(words in text for text in self.texts):
            await self.until(lambda browser: any(words in text for text in browser.texts))
        return next(message for message in reversed(self.messages) if words in message["text"])

    async def events(self) -> AsyncIterator[Message]:
        """Listen from where this browser left off; keep what is told, as the page does."""
        async with self.client.stream("GET", "/api/events", params={"after": self.seq}) as answer:
            assert answer.status_code == 200
            kind = ""
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                if line.startswith("data: ") and kind == "message":
                    message = json.loads(line.removeprefix("data: "))
                    self.seq = message["seq"]
                    self.shown[message["id"]] = message
                    self.told.append(message)
                    yield message
                if line.startswith("data: ") and kind == "gone":
                    self.seq, self.shown, self.begun_anew = 0, {}, self.begun_anew + 1

    async def is_heard(self) -> bool:
        """Tell whether this browser may listen."""
        async with self.client.stream("GET", "/api/events") as answer:
            return answer.status_code == 200

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat, in order."""
        return sorted(self.shown.values(), key=lambda message: int(message["id"][1:]))

    @property
    def texts(self) -> list[str]:
        """The words that stand in the chat."""
        return [message["text"] for message in self.messages]

    def button(self, label: str) -> str:
        """Give what the newest button of this name says."""
        found = [
            button["action"]
            for message in self.messages
            for row in message["buttons"]
            for button in row
            if button["label"] == label
        ]
        assert found, f"there is no button {label}"
        return str(found[-1])
