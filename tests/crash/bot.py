"""The real core in a process of its own, to be killed.

Its platform writes what people would see into a file, each line on the disk before it goes on, so that
nothing seen is lost with the process. Tells where it stands: `heard`, `held`, and at
its end `settled` or `stopped`.
"""

import asyncio
import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.chat import ChatKey, Handle, Incoming, Limits, Media, MessageRef, Person, Reply
from core.cutroom import Cutroom
from core.queue import Terms
from core.settings import Settings
from tests.fakes.clock import SWIFTNESS, SwiftClock

# A lease lasts as long as ever on the wall: whose process died is found out by other means.
TERMS: Final = Terms(lease_s=15 * SWIFTNESS, heartbeat_s=5 * SWIFTNESS, poll_s=0.1)
RECORD: Final = "record.jsonl"

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Hold:
    """Where the platform stands still for ever: before or after somebody could see it."""

    op: str = ""  # send, edit or fetch
    text: str = ""  # what it says
    is_after: bool = False
    with_file: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in a chat."""

    chat: str
    message: str
    text: str = ""
    files: tuple[str, ...] = ()
    press: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What a process has to do before it is killed, or ends."""

    folder: str
    url: str
    said: tuple[Said, ...] = ()
    hold: Hold = field(default_factory=Hold)
    works: bool = True  # else it only hears
    most_bytes: int | None = None  # of a file that its platform takes


class Recorder:
    """A platform that keeps what people see in a file."""

    name = "paper"

    def __init__(self, folder: Path, hold: Hold, tell: Tell, most_bytes: int | None = None) -> None:
        self._folder = folder
        self._hold = hold
        self._most_bytes = most_bytes
        self._tell = tell
        self._record = folder / RECORD
        self._sent = len(self._record.read_text().splitlines()) if self._record.exists() else 0

    def limits(self, _: ChatKey) -> Limits:
        return Limits(edit_every_s=0.0, bytes_out=self._most_bytes)

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        self._sent += 1
        message = MessageRef(chat, str(self._sent))
        await self._show("send", message, reply)
        return message

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        self._sent += 1
        await self._show("edit", message, reply)

    async def fetch(self, media: Media, into: Path) -> Path:
        whole, target = (self._folder / media.ref).read_bytes(), into / media.name
        target.write_bytes(whole[: len(whole) // 2])
        if self._hold.op == "fetch":
            await self._stand_still()
        target.write_bytes(whole)
        return target

    async def run(self, _: Handle) -> None:
        raise AssertionError("what is said comes with the order")

    async def _show(self, op: str, message: MessageRef, reply: Reply) -> None:
        is_meant = self._is_meant(op, reply)
        if is_meant and not self._hold.is_after:
            await self._stand_still()
        self._write(
            op=op,
            id=message.id,
            chat=message.chat.chat,
            text=reply.text,
            presses=[button.action for row in reply.buttons for button in row],
            file=reply.attachment.name if reply.attachment else None,
        )
        if is_meant:
            await self._stand_still()

    def _is_meant(self, op: str, reply: Reply) -> bool:
        is_file = reply.attachment is not None
        hold = self._hold
        return op == hold.op and hold.text in reply.text and hold.with_file == is_file

    def _write(self, **line: object) -> None:
        with self._record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())

    async def _stand_still(self) -> None:
        self._tell("held")
        await asyncio.Event().wait()


def incoming(one: Said) -> Incoming:
    """Make what the platform would hand over."""
    return Incoming(
        chat=ChatKey(Recorder.name, one.chat),
        message=one.message,
        person=Person("ann", "Ann", "en"),
        text=one.text,
        media=tuple(Media(name, name) for name in one.files),
        press=one.press,
    )


def live(order: Order, tell: Tell) -> None:
    """Be the process."""
    os.environ |= {
        "CUTROOM_DATA": str(Path(order.folder, "data")),
        "NEMO_API_URL": order.url,
        "NEMO_TOKEN": "nmv_usr_x",
    }
    asyncio.run(_live(order, tell))


async def _live(order: Order, tell: Tell) -> None:
    """Hear what was said, and work on it until nothing is left, or until told to stop."""
    platform = Recorder(Path(order.folder), order.hold, tell, order.most_bytes)
    async with Cutroom.open(Settings.read(), order.url, [platform], clock=SwiftClock(), terms=TERMS) as core:
        working = asyncio.create_task(core.run() if order.works else asyncio.Event().wait())
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
        for one in order.said:
            await core.desk.handle(incoming(one))
        tell("heard")
        settling = asyncio.create_task(_settled(core, order))
        await asyncio.wait({working, settling}, return_when=asyncio.FIRST_COMPLETED)
        word = "settled" if settling.done() else "stopped"
        for task in (settling, working):
            task.cancel()
        await asyncio.wait({working, settling})
        if not working.cancelled():
            working.result()
    tell(word)


async def _settled(core: Cutroom, order: Order) -> None:
    for chat in {one.chat for one in order.said}:
        await core.settled(ChatKey(Recorder.name, chat))
