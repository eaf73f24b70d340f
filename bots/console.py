"""The terminal as a platform: lines are messages, paths in them are files, numbers press buttons."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final, TextIO
from uuid import uuid4

from core.chat import Attachment, Button, ChatKey, Handle, Incoming, Limits, Media, MessageRef, Person, Reply
from core.nemo.wire import FILE_TYPES

NAME: Final = "console"
LONGEST_LINE: Final = 1024 * 1024
LIMITS: Final = Limits(text=100_000, edit_every_s=0.5, is_local=True)


class Console:
    """One conversation in a terminal."""

    name = NAME

    def __init__(self, chat: str, folder: Path, *, language: str | None, output: TextIO = sys.stdout) -> None:
        self.chat = ChatKey(NAME, chat)
        self._folder = folder
        self._language = language
        self._output = output
        self._buttons: tuple[Button, ...] = ()
        self._shown: dict[str, str] = {}

    def limits(self, chat: ChatKey) -> Limits:  # noqa: ARG002 - there is only one chat
        """A terminal takes everything."""
        return LIMITS

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Print a message; a file is put into the folder."""
        message = MessageRef(chat, uuid4().hex)
        text = reply.text
        if reply.attachment is not None:
            saved = await asyncio.to_thread(self._save, reply.attachment)
            text = f"{text}\n{saved}".strip()
        self._show(message, text, reply)
        return message

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Print what a message says now; a terminal cannot take words back."""
        self._show(message, reply.text, reply)

    async def fetch(self, media: Media, into: Path) -> Path:
        """Give the file a second name where it is wanted, or copy it when that is on another disk."""
        target = into / media.name
        await asyncio.to_thread(_link_or_copy, Path(media.ref), target)
        return target

    async def run(self, handle: Handle) -> None:
        """Hand over line by line, until there are no more; whoever sits at a terminal is greeted first."""
        if sys.stdin.isatty():
            await handle(self._incoming("/start"))
        async for line in _lines():
            if said := line.strip():
                await handle(self._incoming(said))

    def _incoming(self, said: str) -> Incoming:
        press = None
        if said.isdecimal() and 0 < int(said) <= len(self._buttons):
            press, said = self._buttons[int(said) - 1].action, ""
        words, files = _files(said)
        return Incoming(
            chat=self.chat,
            message=uuid4().hex,
            person=Person("me", language=self._language, is_admin=True),
            text=words,
            media=tuple(Media(str(file), file.name, size=file.stat().st_size) for file in files),
            press=press,
        )

    def _show(self, message: MessageRef, text: str, reply: Reply) -> None:
        if self._shown.get(message.id) != text:
            self._shown[message.id] = text
            self._print(text)
        buttons = tuple(button for row in reply.buttons for button in row)
        if buttons and buttons != self._buttons:
            self._buttons = buttons
            self._print("  ".join(f"[{number}] {button.label}" for number, button in enumerate(buttons, 1)))

    def _print(self, text: str) -> None:
        print(text, file=self._output, flush=True)

    def _save(self, attachment: Attachment) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        target = _free(self._folder / Path(attachment.name).name)
        _link_or_copy(attachment.path, target)
        return target


async def _lines() -> AsyncIterator[str]:
    """Read standard input without holding anything up, be it a terminal, a pipe or a file."""
    reader = asyncio.StreamReader(limit=LONGEST_LINE)
    loop = asyncio.get_running_loop()
    try:
        transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    except (PermissionError, ValueError):
        for line in sys.stdin:
            yield line
        return
    try:
        while line := await reader.readline():
            yield line.decode("utf-8", errors="replace")
    finally:
        transport.close()


def _files(said: str) -> tuple[str, list[Path]]:
    """Tell the words of a line from the files that it names; quotes hold a path with spaces together."""
    words, files = [], []
    for word in _split(said):
        path = Path(word.strip("'\"")).expanduser()
        if path.suffix.lstrip(".").lower() in FILE_TYPES and path.is_file():
            files.append(path.resolve())
        else:
            words.append(word)
    return " ".join(words) if files else said, files


def _split(said: str) -> list[str]:
    """Cut at spaces, but not inside a quoted path."""
    words: list[str] = []
    quote = ""
    for piece in said.split(" "):
        if quote:
            words[-1] += f" {piece}"
        else:
            words.append(piece)
        if not quote and piece[:1] in {"'", '"'}:
            quote = piece[0]
        if quote and piece.endswith(quote) and len(words[-1]) > 1:
            quote = ""
    return words


def _free(path: Path) -> Path:
    """Give a name that is not taken."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
