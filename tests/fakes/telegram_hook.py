"""The half of the Bot API that calls the bot: a webhook, told of every update until it takes it."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Final

import httpx

RETRY_S: Final = 0.05


class Hook:
    """One webhook; updates go one after another, and one that is refused comes again."""

    def __init__(
        self, url: str, secret: str, updates: deque[dict[str, Any]], told: Callable[[], None]
    ) -> None:
        self.url = url
        self.answers: list[int] = []
        self._secret = secret
        self._updates = updates
        self._told = told
        self._news = asyncio.Event()
        self._task = asyncio.create_task(self._run())
        self.stir()

    def stir(self) -> None:
        """Tell that there is something to tell."""
        self._news.set()

    async def close(self) -> None:
        """Call no more."""
        self._task.cancel()
        await asyncio.wait({self._task})

    async def call(self, update: dict[str, Any], secret: str) -> int:
        """Tell the bot of one update, and give how it answered."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with httpx.AsyncClient(trust_env=False) as client:
            try:
                return (await client.post(self.url, json=update, headers=headers)).status_code
            except httpx.HTTPError:
                return 0

    async def _run(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            while self._updates:
                status = await self.call(self._updates[0], self._secret)
                self.answers.append(status)
                if status == 200:
                    self._updates.popleft()
                    self._told()
                else:
                    await asyncio.wait({self._task}, timeout=RETRY_S)
