"""A bell for every chat: whoever shows it to somebody waits for the bell, and looks at the journal then."""

import asyncio
from contextlib import suppress
from weakref import WeakValueDictionary


class Bell:
    """Rings when something in a chat has changed; never forgets that it rang since `rung` was read."""

    def __init__(self) -> None:
        self.rung = 0
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake everybody who waits."""
        self.rung += 1
        self._event.set()
        self._event = asyncio.Event()

    async def after(self, rung: int, *, at_most_s: float) -> None:
        """Wait until it has rung since then, or for so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most_s):
                while self.rung == rung:
                    await self._event.wait()


class Bells:
    """The bells of all chats that somebody looks at."""

    def __init__(self) -> None:
        self._bells: WeakValueDictionary[str, Bell] = WeakValueDictionary()
        self.is_closing = False

    def of(self, visitor: str) -> Bell:
        """Give the bell of one chat."""
        return self._bells.setdefault(visitor, Bell())

    def ring(self, visitor: str) -> None:
        """Tell whoever looks at this chat that it has changed."""
        bell = self._bells.get(visitor)
        if bell is not None:
            bell.ring()

    def close(self) -> None:
        """Let everybody go."""
        self.is_closing = True
        for bell in list(self._bells.values()):
            bell.ring()
