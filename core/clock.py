"""Time as something handed in, so that ten minutes can pass in a test within a millisecond."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """What time it is, and how to let some of it pass."""

    def now(self) -> float:
        """Seconds since the epoch: for what is stored and shown."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump back: for measuring and limits."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when that much time has passed."""
        ...


class SystemClock:
    """The clock on the wall."""

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never jump back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Return when that much time has passed."""
        await asyncio.sleep(seconds)
