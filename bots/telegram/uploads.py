"""A finished file on its way into a chat: streamed from disk, by its path, or by the id it already has."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from telegram import InlineKeyboardMarkup, InputFile, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest

from bots.telegram.calls import quietly
from bots.telegram.connection import Line
from bots.thumbnail import thumbnail
from core.chat import Attachment, Style
from core.clock import Clock

CLOUD_S: Final = 300.0  # the answer comes when the server has passed everything on
LOCAL_S: Final = 3600.0
ACTION_EVERY_S: Final = 4.0
MOST_KNOWN: Final = 256
ACTIONS: Final[Mapping[Style, str]] = {
    Style.NATIVE: ChatAction.UPLOAD_VIDEO,
    Style.DOCUMENT: ChatAction.UPLOAD_DOCUMENT,
    Style.PICTURE: ChatAction.UPLOAD_PHOTO,
}

Known = tuple[str, int, int, Style]
File = InputFile | Path | str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file goes, and what stands under it."""

    chat_id: int
    thread: int | None
    caption: str | None
    parse_mode: str | None
    markup: InlineKeyboardMarkup | None
    reply: ReplyParameters | None


class Uploads:
    """Sends files; one that was sent before is not sent again byte by byte."""

    def __init__(self, line: Line, clock: Clock) -> None:
        self._line = line
        self._clock = clock
        self._known: OrderedDict[Known, str] = OrderedDict()

    async def send(self, attachment: Attachment, address: Address) -> Message:
        """Send one file in its style."""
        known = await asyncio.to_thread(_identity, attachment)
        send = _SENDERS[attachment.style]
        if (file_id := self._known.get(known)) is not None:
            try:
                return await send(self._line, file_id, attachment, address)
            except BadRequest:
                del self._known[known]
        async with self._acting(attachment.style, address), self._opened(attachment) as file:
            message = await send(self._line, file, attachment, address)
        self._remember(known, message)
        return message

    @asynccontextmanager
    async def _opened(self, attachment: Attachment) -> AsyncIterator[File]:
        """Give the file in the form that costs no memory."""
        if self._line.is_local:
            yield attachment.path.absolute()
            return
        with _reading(attachment.path) as file:
            yield InputFile(file, filename=attachment.name, read_file_handle=False)

    @asynccontextmanager
    async def _acting(self, style: Style, address: Address) -> AsyncIterator[None]:
        """Show that something is being sent for as long as it is; in a group once, as it counts there."""

        async def act() -> None:
            while True:
                action = self._line.bot.send_chat_action(
                    address.chat_id, ACTIONS[style], message_thread_id=address.thread
                )
                await quietly(action)
                if address.chat_id < 0:
                    return
                await self._clock.sleep(ACTION_EVERY_S)

        acting = asyncio.create_task(act())
        try:
            yield
        finally:
            acting.cancel()
            await asyncio.wait({acting})

    def _remember(self, known: Known, message: Message) -> None:
        sent = message.video or message.document or (message.photo[-1] if message.photo else None)
        if sent is None:
            return
        self._known[known] = sent.file_id
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)


async def _video(line: Line, file: File, attachment: Attachment, address: Address) -> Message:
    small = None
    if not isinstance(file, str):
        small = await asyncio.to_thread(thumbnail, attachment.thumbnail or attachment.path)
    return await line.bot.send_video(
        **_usual(line, address),
        video=file,
        width=attachment.width or None,
        height=attachment.height or None,
        duration=round(attachment.duration_ms / 1000) or None,
        thumbnail=small,
        supports_streaming=True,
    )


async def _document(line: Line, file: File, _: Attachment, address: Address) -> Message:
    return await line.bot.send_document(
        **_usual(line, address), document=file, disable_content_type_detection=True
    )


async def _picture(line: Line, file: File, _: Attachment, address: Address) -> Message:
    return await line.bot.send_photo(**_usual(line, address), photo=file)


_SENDERS: Final[Mapping[Style, Callable[[Line, File, Attachment, Address], Awaitable[Message]]]] = {
    Style.NATIVE: _video,
    Style.DOCUMENT: _document,
    Style.PICTURE: _picture,
}


def _usual(line: Line, address: Address) -> dict[str, Any]:
    return {
        "chat_id": address.chat_id,
        "message_thread_id": address.thread,
        "caption": address.caption,
        "parse_mode": address.parse_mode,
        "reply_markup": address.markup,
        "reply_parameters": address.reply,
        "read_timeout": LOCAL_S if line.is_local else CLOUD_S,
    }


def _reading(path: Path) -> IO[bytes]:
    """Open a file here and not in a thread, where a cancellation would leave it open."""
    return path.open("rb")


def _identity(attachment: Attachment) -> Known:
    found = attachment.path.stat()
    return str(attachment.path), found.st_size, found.st_mtime_ns, attachment.style
