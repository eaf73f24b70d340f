"""Clocks for tests: they jump, they hurry, they fly, or they run fast and can be pushed."""

import asyncio
import contextlib
import time
from typing import Final

from core.clock import SystemClock

LONGEST_WAIT_S: Final = 0.05
EPOCH: Final = 1_790_000_000.0
SWIFTNESS: Final = 60.0


class JumpingClock:
    """Stands still until somebody sleeps or a test moves it."""

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self._now = start
        self.slept: list[float] = []

    def now(self) -> float:
        return self._now

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        """Let time pass without anybody sleeping."""
        self._now += seconds


class HastyClock(SystemClock):
    """The clock on the wall, for people who wait for nothing: tells the true time, and wakes them early."""

    async def sleep(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, LONGEST_WAIT_S)):
                await asyncio.Event().wait()


class SwiftClock(HastyClock):
    """A hasty one whose calendar flies, alike in every process: for times that are written down."""

    def now(self) -> float:
        return EPOCH + (super().now() - EPOCH) * SWIFTNESS


class RunningClock:
    """Runs faster than the one on the wall, and jumps when it is pushed: for tests with real servers."""

    def __init__(self, *, speed: float = 20.0, start: float = 1_800_000_000.0) -> None:
        self._speed = speed
        self._start = start
        self._began = time.monotonic()
        self._pushed = 0.0
        self._push = asyncio.Event()

    def now(self) -> float:
        return self._start + self.monotonic()

    def monotonic(self) -> float:
        return self._pushed + (time.monotonic() - self._began) * self._speed

    async def sleep(self, seconds: float) -> None:
        until = self.monotonic() + seconds
        while (left := until - self.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left / self._speed):
                    await self._push.wait()
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        """Let time pass at once; whoever sleeps wakes in time."""
        self._pushed += seconds
        self._push.set()
        self._push = asyncio.Event()
