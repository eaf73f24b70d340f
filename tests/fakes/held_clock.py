"""A clock that stands still, with everybody who sleeps, until a test moves it."""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class HeldClock:
    """Sleeping lasts until `advance` has gone far enough."""

    at: float = 1_800_000_000.0
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> float:
        return self.at

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        until = self.at + seconds
        while self.at < until:
            await self._moved.wait()

    async def advance(self, seconds: float) -> None:
        """Let time pass, and whoever wakes do what they wanted."""
        self.at += seconds
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        for _ in range(20):
            await asyncio.sleep(0)
