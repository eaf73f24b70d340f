"""How each fault of the plan is made, and undone."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.fakes.discord import Discord, refuse, too_many, vanish
from tests.fakes.disk import fill
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_rules import No
from tests.soak.crowd import Visitor
from tests.soak.houses import House
from tests.soak.plan import Event
from tests.soak.road import Road

SEND: Final = "/channels/{channel}/messages"
EDIT: Final = "/channels/{channel}/messages/{message}"
SHARE: Final = 0.35  # of the requests in bad weather
SPAN_S: Final = 10.0  # how long a fault lasts that is not over at once
TINY_GB: Final = "0.0001"


@dataclass(slots=True)
class Trouble:
    """Everything that a fault can touch."""

    road: Road
    api: BotApi
    discord: Discord
    visitors: list[Visitor]
    bot: House
    studio: House
    disks: dict[str, Path | None]
    span_s: float = SPAN_S
    made: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    deaf: list[tuple[str, float]] = field(default_factory=list)  # when the bot died or was born
    now: Callable[[], float] = lambda: 0.0

    async def make(self, event: Event) -> None:
        """Let something go wrong, and wait until it is over."""
        who, _, what = event.what.partition(" ")
        luck = Random(event.draw)  # noqa: S311 - the plan's own luck
        if who == "backend":
            await self._weather(what)
        elif event.what in {"bot's disk is full", "studio's disk is full"}:
            if self.disks[who.removesuffix("'s")] is None:
                self.skipped[event.what] += 1
                return
            await self._full(who.removesuffix("'s"), luck)
        elif what in {"ends", "is killed"}:
            await self._dies(who, what)
        elif event.what == "studio's quota is used up":
            await self._quota()
        else:
            await self._table()[event.what](luck)
        self.made[event.what] += 1

    def _table(self) -> dict[str, Callable[[Random], Awaitable[None]]]:
        return {
            "telegram floods": self._telegram_floods,
            "telegram fails": self._telegram_fails,
            "telegram loses answers": self._telegram_loses,
            "discord floods": self._discord_floods,
            "discord fails": self._discord_fails,
            "discord loses answers": self._discord_loses,
            "discord drops the gateway": self._discord_drops,
            "discord forgets the session": self._discord_forgets,
            "web connections break": self._web_breaks,
        }

    async def _weather(self, what: str) -> None:
        self.road.weather[what] = SHARE
        await asyncio.sleep(self.span_s)
        self.road.weather.pop(what)

    async def _full(self, who: str, luck: Random) -> None:
        disk = self.disks[who]
        assert disk is not None
        filler = await asyncio.to_thread(fill, disk, left=luck.choice((0, 0, 20_000, 200_000)))
        await asyncio.sleep(self.span_s)
        filler.unlink()

    async def _dies(self, who: str, how: str) -> None:
        house = self.bot if who == "bot" else self.studio
        if who == "bot":
            self.deaf.append(("dies", self.now()))
        await (house.end() if how == "ends" else house.kill())
        await asyncio.sleep(self.span_s / 5)
        await house.start()
        if who == "bot":
            self.deaf.append(("lives", self.now()))

    async def _quota(self) -> None:
        await self.studio.end()
        await self.studio.start(CUTROOM_STUDIO_QUOTA_GB=TINY_GB)
        await asyncio.sleep(self.span_s)
        await self.studio.end()
        await self.studio.start()

    async def _telegram_floods(self, luck: Random) -> None:
        for chat in luck.sample(sorted(self.api.chats), min(4, len(self.api.chats))):
            self.api.flood(chat, *(luck.randint(1, 4) for _ in range(2)))

    async def _telegram_fails(self, luck: Random) -> None:
        for method in ("sendMessage", "editMessageText", "sendVideo", "getFile", "getUpdates"):
            self.api.when(method, *(No(502, "Bad Gateway") for _ in range(luck.randint(1, 2))))

    async def _telegram_loses(self, luck: Random) -> None:
        methods = ("sendMessage", "editMessageText", "sendVideo", "getFile", "getUpdates")
        for method in luck.sample(methods, 3):
            self.api.lose_answer(method)

    async def _discord_floods(self, luck: Random) -> None:
        self.discord.rest.when("POST", SEND, *(too_many(luck.uniform(0.5, 3)) for _ in range(2)))
        self.discord.rest.when("PATCH", EDIT, too_many(luck.uniform(0.5, 3)))

    async def _discord_fails(self, luck: Random) -> None:
        self.discord.rest.when("POST", SEND, refuse(503), vanish() if luck.random() < 0.5 else refuse(500))
        self.discord.rest.when("PATCH", EDIT, refuse(502), vanish())

    async def _discord_loses(self, _: Random) -> None:
        self.discord.rest.lose_sent()
        self.discord.rest.lose_sent()

    async def _discord_drops(self, _: Random) -> None:
        await self.discord.gateway.drop()

    async def _discord_forgets(self, _: Random) -> None:
        self.deaf.append(("dies", self.now()))
        before = self.discord.gateway.identified
        await self.discord.gateway.invalidate()
        await self.discord.until(lambda: self.discord.gateway.identified > before)
        self.deaf.append(("lives", self.now()))

    async def _web_breaks(self, _: Random) -> None:
        for visitor in self.visitors:
            visitor.break_off()
