"""A bot in a process of its own that tells everybody something, and may die in the middle of it."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from core.chat import ChatKey, Handle, Incoming, Limits, Media, MessageRef, Person, Refused, Reply
from core.cutroom import Cutroom
from core.settings import Backend, Settings
from tests.fakes.clock import HastyClock

NEWS = "We are back."
ADMIN = Person("anna", "Anna", "en")
HOME = ChatKey("test", "home")
CHATS = 12


class Paper:
    """A platform that writes down whom it told, and may be the last thing that the process does."""

    name = "test"

    def __init__(self, path: Path, dies_at: str) -> None:
        self._path = path
        self._dies_at = dies_at
        self._sent = 0
        self.confirm = ""
        self.told = asyncio.Event()

    def limits(self, chat: ChatKey) -> Limits:  # noqa: ARG002 - the same for all
        return Limits()

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        self._sent += 1
        for button in (button for row in reply.buttons for button in row):
            self.confirm = button.action
        if reply.text == NEWS:
            if chat.chat == self._dies_at:
                os.kill(os.getpid(), signal.SIGKILL)
            with self._path.open("a", encoding="ascii") as file:
                file.write(f"{chat}\n")
        elif reply.text.startswith("Sent to"):
            sys.stdout.write(f"{reply.text}\n")
            self.told.set()
        return MessageRef(chat, str(self._sent))

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Nothing of it matters here."""

    async def fetch(self, media: Media, into: Path) -> Path:  # noqa: ARG002 - nobody sends a file here
        """Have none of them."""
        raise Refused

    async def run(self, handle: Handle) -> None:
        """Hear nothing."""


async def main(folder: Path, dies_at: str) -> None:
    """Begin a broadcast if there is none yet, and work until its report."""
    settings = Settings(data=folder, language="en", backend=Backend.CLOUD, admins=frozenset({"test:anna"}))
    paper = Paper(folder / "told", dies_at)
    async with Cutroom.open(settings, "http://127.0.0.1:9", [paper], clock=HastyClock()) as cutroom:
        is_new = await cutroom.inbox.known(Incoming(HOME, "1", ADMIN)) is None
        async with asyncio.TaskGroup() as group:
            working = group.create_task(cutroom.run())
            if is_new:
                for number in range(CHATS):
                    await cutroom.chats.meet(ChatKey("test", f"c{number:02}"), "en")
                    await cutroom.chats.greet(ChatKey("test", f"c{number:02}"))
                await cutroom.chats.meet(HOME, "en")
                await cutroom.chats.greet(HOME)
                await cutroom.desk.handle(Incoming(HOME, "1", ADMIN, f"/broadcast {NEWS}"))
                await cutroom.settled(HOME)
                await cutroom.desk.handle(Incoming(HOME, "2", ADMIN, press=paper.confirm))
            await paper.told.wait()
            working.cancel()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
