"""A platform under watch: does what the platform does, and notes how that went and how much it was."""

from collections.abc import Awaitable
from pathlib import Path
from typing import Final, TypeVar

from core.chat import (
    ChatKey,
    Gone,
    Handle,
    Limits,
    Media,
    MessageRef,
    Platform,
    Refused,
    Reply,
    TooLarge,
    Unknown,
)
from core.clock import Clock
from core.watch import Watch, Way

OK: Final = "ok"
OUTCOMES: Final = {Gone: "gone", Refused: "refused", TooLarge: "too_large", Unknown: "unknown"}

T = TypeVar("T")


class Watched:
    """Stands between the core and one platform."""

    def __init__(self, platform: Platform, watch: Watch, clock: Clock) -> None:
        self._platform = platform
        self._watch = watch
        self._clock = clock

    @property
    def name(self) -> str:
        """The platform's own name."""
        return self._platform.name

    def limits(self, chat: ChatKey) -> Limits:
        """Tell what this very chat allows."""
        return self._platform.limits(chat)

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Send a new message."""
        size = reply.attachment.path.stat().st_size if reply.attachment is not None else 0
        sent = await self._noted(
            "send" if reply.attachment is None else "send_file", self._platform.send(chat, reply)
        )
        self._watch.moved(Way.TO_CHAT, size)
        return sent

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Make a sent message say something else."""
        await self._noted("edit", self._platform.edit(message, reply))

    async def fetch(self, media: Media, into: Path) -> Path:
        """Stream a file to disk."""
        path = await self._noted("fetch", self._platform.fetch(media, into))
        self._watch.moved(Way.FROM_CHAT, path.stat().st_size)
        return path

    async def run(self, handle: Handle) -> None:
        """Hand over what arrives until cancelled."""
        await self._platform.run(handle)

    async def _noted(self, call: str, asked: Awaitable[T]) -> T:
        began, outcome = self._clock.monotonic(), "failed"
        try:
            answer = await asked
            outcome = OK
        except (Gone, Refused, TooLarge, Unknown) as error:
            outcome = OUTCOMES[type(error)]
            raise
        finally:
            self._watch.chat(self.name, call, outcome, self._clock.monotonic() - began)
        return answer
