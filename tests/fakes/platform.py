"""A platform that remembers everything it was made to show, and fails when it is told to."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.chat import (
    Button,
    ChatKey,
    Gone,
    Handle,
    Limits,
    Media,
    MessageRef,
    Refused,
    Reply,
    Style,
    TooLarge,
)
from core.clock import Clock

PATIENCE_S = 20.0

Fits = Callable[[Reply], bool]


@dataclass(slots=True)
class Shown:
    """One message with everything it ever said, and when."""

    id: str
    chat: ChatKey
    replies: list[tuple[float, Reply]]
    file: bytes = b""

    @property
    def reply(self) -> Reply:
        """What it says now."""
        return self.replies[-1][1]

    @property
    def text(self) -> str:
        """The words it says now."""
        return self.reply.text

    @property
    def history(self) -> list[str]:
        """All the words it ever said."""
        return [reply.text for _, reply in self.replies]

    @property
    def buttons(self) -> list[Button]:
        """The buttons under it now."""
        return [button for row in self.reply.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        """What is written on them."""
        return [button.label for button in self.buttons]


@dataclass(slots=True)
class _Failure:
    error: Exception
    fits: Fits
    left: int


@dataclass(slots=True)
class RecordingPlatform:
    """One platform with any number of chats."""

    clock: Clock
    name: str = "test"
    limit: Limits = field(default_factory=Limits)
    shown: list[Shown] = field(default_factory=list)
    gone: set[ChatKey] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)  # files that are held no more
    gates: dict[str, asyncio.Event] = field(default_factory=dict)  # files whose fetching waits
    fetched: list[str] = field(default_factory=list)
    _failures: list[_Failure] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def fails(self, error: Exception, fits: Fits = lambda _: True, *, times: int = 1) -> None:
        """Let the next sends or edits of what fits fail like this."""
        self._failures.append(_Failure(error, fits, times))

    def limits(self, chat: ChatKey) -> Limits:  # noqa: ARG002 - the same for all
        return self.limit

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        self._check(chat, reply)
        file = b"" if reply.attachment is None else await asyncio.to_thread(reply.attachment.path.read_bytes)
        message = Shown(str(len(self.shown) + 1), chat, [(self.clock.monotonic(), reply)], file)
        self.shown.append(message)
        self._stir()
        return MessageRef(chat, message.id)

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        self._check(message.chat, reply)
        self.shown[int(message.id) - 1].replies.append((self.clock.monotonic(), reply))
        self._stir()

    async def fetch(self, media: Media, into: Path) -> Path:
        self.fetched.append(media.name)
        if media.name in self.gates:
            async with asyncio.timeout(PATIENCE_S):
                await self.gates[media.name].wait()
        if media.name in self.lost:
            raise Refused
        copied = Path(await asyncio.to_thread(shutil.copyfile, media.ref, into / media.name))
        _check_size(copied, self.limit.bytes_in)
        return copied

    async def run(self, handle: Handle) -> None:
        """Hear nothing: tests speak for the people."""

    async def until(self, what: Callable[[], bool]) -> None:
        """Wait until what is shown makes something true."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not what():
                    news = self._news
                    await news.wait()
        except TimeoutError:
            raise AssertionError("it never came; shown was:\n" + "\n---\n".join(self.transcript())) from None

    def transcript(self, chat: ChatKey | None = None) -> Iterator[str]:
        """Tell what stands in a chat, or in all of them."""
        for message in self.shown:
            if chat is None or message.chat == chat:
                file = message.reply.attachment
                yield message.text if file is None else f"[{file.style} {file.name}] {message.text}".strip()

    def _check(self, chat: ChatKey, reply: Reply) -> None:
        if chat in self.gone:
            raise Gone
        for failure in self._failures:
            if failure.left and failure.fits(reply):
                failure.left -= 1
                raise failure.error
        if reply.attachment is not None:
            _check_size(reply.attachment.path, self.limit.bytes_out)

    def _stir(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


def of_style(style: Style) -> Fits:
    """Fit what carries a file that is sent like this."""
    return lambda reply: reply.attachment is not None and reply.attachment.style is style


def saying(words: str) -> Fits:
    """Fit what says this."""
    return lambda reply: words in reply.text


def _check_size(file: Path, limit: int | None) -> None:
    if limit is not None and file.stat().st_size > limit:
        raise TooLarge(limit)
