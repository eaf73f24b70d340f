"""A soak: two real processes, three platforms, dozens of people, and one fault after the other."""

import asyncio
import contextlib
import itertools
import json
import socket
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final, Self

from tests import media
from tests.bots.web.browser import Browser
from tests.fakes.discord import Discord
from tests.fakes.discord_world import Channel, Someone
from tests.fakes.disk import small_disk
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.soak.audit import Record, Seen, findings
from tests.soak.crowd import Crowd, Discorder, Member, Telegrammer, Visitor
from tests.soak.houses import House
from tests.soak.plan import Event, deeds, faults
from tests.soak.road import Road
from tests.soak.trouble import Trouble

SETTLE_S: Final = 240.0
SHARES: Final = (5, 3, 2)  # of people in Telegram, in Discord and on the page
SAMPLE_S: Final = 10.0
REPLAY_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a soak is."""

    seconds: float
    people: int = 30
    pace_s: float = 35.0
    fault_every_s: float = 12.0
    span_s: float = 10.0
    seed: int = 1


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    size: Size
    seconds: float
    findings: list[str]
    record: Record
    made: Counter[str]
    skipped: Counter[str]
    struck: Counter[str]
    samples: list[dict[str, Any]]
    houses: list[House]
    troubles: list[str]
    reconnected: int
    settled_s: float


@dataclass(slots=True)
class Town:
    """Everything that is there."""

    folder: Path
    size: Size
    road: Road
    api: BotApi
    discord: Discord
    bot: House
    studio: House
    disks: dict[str, Path | None]
    visitors: list[Visitor] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path, size: Size) -> AsyncIterator[Self]:
        """Build it; at its end no process is left."""
        async with AsyncExitStack() as stack:
            disks = {
                "bot": _disk(stack, folder / "bot", "400m"),
                "studio": _disk(stack, folder / "studio", "600m"),
            }
            (folder / "bot-api").mkdir()
            road = await stack.enter_async_context(Road.open(Random(size.seed)))  # noqa: S311 - repeatable
            api = await stack.enter_async_context(BotApi.open(folder / "bot-api"))
            discord = await stack.enter_async_context(Discord.open(folder))
            web, watch, studio_watch, studio = _ports(4)
            road.studio = f"http://127.0.0.1:{studio}"
            log = stack.enter_context((folder / "bot.log").open("ab"))
            studio_log = stack.enter_context((folder / "studio.log").open("ab"))
            usual = {
                "CUTROOM_LOG_LEVEL": "INFO",
                "CUTROOM_LOG_FORMAT": "json",
                "CUTROOM_SPARE_GB": "0.002",
                "CUTROOM_LANGUAGE": "en",
            }
            settings = {
                **usual,
                "TELEGRAM_TOKEN": api.token,
                "TELEGRAM_API_URL": api.url,
                **discord.settings,
                "NEMO_API_URL": road.url,
                "CUTROOM_SKILL": "video-maker",
                "CUTROOM_WEB_PORT": str(web),
                "CUTROOM_DATA": str(folder / "bot" / "data"),
                "CUTROOM_WATCH_LISTEN": f"127.0.0.1:{watch}",
            }
            bot = House("bot", ("run",), settings, f"127.0.0.1:{watch}", log)
            workshop = House(
                "studio",
                ("studio", "--port", str(studio)),
                {
                    **usual,
                    "CUTROOM_DATA": str(folder / "studio" / "data"),
                    "CUTROOM_WATCH_LISTEN": f"127.0.0.1:{studio_watch}",
                },
                f"127.0.0.1:{studio_watch}",
                studio_log,
            )
            town = cls(folder, size, road, api, discord, bot, workshop, disks)
            for house in (bot, workshop):
                stack.push_async_callback(house.kill)
            await workshop.start()
            await bot.start()
            await discord.until(lambda: discord.gateway.is_connected)
            yield town

    def now(self) -> float:
        """Tell how long it has been going on."""
        return time.monotonic() - self.began

    async def live(self) -> Outcome:
        """Let everything happen, and look at what came of it."""
        size, trouble = self.size, self._trouble()
        async with AsyncExitStack() as stack:
            crowd = await self._crowd(stack)
            self.began = time.monotonic()
            watching = asyncio.create_task(self._watch())
            plan = [
                *deeds(size.seed, size.seconds, size.people, size.pace_s),
                *faults(size.seed, size.seconds, size.fault_every_s),
            ]
            happening = await self._happen(plan, crowd, trouble)
            await asyncio.gather(*happening)
            settled_s = await self._settle()
            watching.cancel()
            self._find_visitors(crowd)
            replays = [line for visitor in self.visitors for line in await _replay(visitor)]
            seconds = self.now()
            for house in (self.bot, self.studio):
                await house.end()
            record = self._record(crowd, trouble, replays)
        reconnected = sum(visitor.reconnected for visitor in self.visitors)
        return Outcome(
            size,
            seconds,
            findings(record),
            record,
            trouble.made,
            trouble.skipped,
            self.road.struck,
            self.samples,
            [self.bot, self.studio],
            crowd.troubles,
            reconnected,
            settled_s,
        )

    def _trouble(self) -> Trouble:
        return Trouble(
            self.road,
            self.api,
            self.discord,
            self.visitors,
            self.bot,
            self.studio,
            self.disks,
            self.size.span_s,
            now=self.now,
        )

    async def _happen(self, plan: list[Event], crowd: Crowd, trouble: Trouble) -> list[asyncio.Task[None]]:
        """Begin each event at its time; what touches a process or a disk waits for what did so before."""
        lock = asyncio.Lock()

        async def fault(event: Event) -> None:
            async with contextlib.nullcontext() if event.what.startswith("backend") else lock:
                await trouble.make(event)

        happening = []
        for event in sorted(plan, key=lambda one: one.at):
            await asyncio.sleep(max(0.0, event.at - self.now()))
            is_fault = " " in event.what
            happening.append(asyncio.create_task(fault(event) if is_fault else crowd.do(event)))
            for task in happening:
                if task.done():
                    task.result()
            happening = [task for task in happening if not task.done()]
        return happening

    async def _crowd(self, stack: AsyncExitStack) -> Crowd:
        members: list[Member] = []
        for number in range(self.size.people):
            place = number % sum(SHARES)
            if place < SHARES[0]:
                person = Person(self.api, 1000 + number, f"Person{number}")
                members.append(Telegrammer(self.api, person))
            elif place < SHARES[0] + SHARES[1]:
                channel = Channel(5_000_000 + number, name=f"room{number}")
                self.discord.world.channels[channel.id] = channel
                members.append(Discorder(self.discord, channel, Someone(8000 + number, f"Person{number}")))
            else:
                url = f"http://127.0.0.1:{self.bot.settings['CUTROOM_WEB_PORT']}"
                visitor = Visitor(await stack.enter_async_context(Browser.inside(url)), number)
                visitor.browser._ids = itertools.count(1 + 100_000 * number)
                visitor.break_off()
                self.visitors.append(visitor)
                members.append(visitor)
        for visitor in self.visitors:
            stack.callback(visitor.leave)
        await self._introduce()
        clips = self.folder / "clips"
        clips.mkdir()
        return Crowd(members, media.coloured("soak.mp4", "teal"), clips, self.now)

    async def _introduce(self) -> None:
        """Let Discord tell of the channels that were made since."""
        for channel in self.discord.world.channels.values():
            await self.discord.gateway.emit("CHANNEL_CREATE", channel.json())

    async def _watch(self) -> None:
        """Note every so often what everything uses."""
        while True:
            for house in (self.bot, self.studio):
                found = house.measure()
                if found is not None:
                    used = sum(path.stat().st_size for path in _files(self.folder / house.name / "data"))
                    waiting = _waiting(self.folder / house.name / "data")
                    line = {"at": self.now(), "house": house.name, "disk_mb": used / 1024**2, **found}
                    self.samples.append(line | {"waiting": waiting})
            with (self.folder / "samples.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(one) + "\n" for one in self.samples)
            await asyncio.sleep(min(SAMPLE_S, self.size.seconds / 10))

    async def _settle(self) -> float:
        """Wait until nothing is left to do, and tell how long that took."""
        began = self.now()
        quiet = 0
        while self.now() - began < SETTLE_S and quiet < 3:
            await asyncio.sleep(1.0)
            left = [_waiting(self.folder / house.name / "data") for house in (self.bot, self.studio)]
            quiet = quiet + 1 if not any(left) else 0
        return self.now() - began

    def _find_visitors(self, crowd: Crowd) -> None:
        """Tell by what they said as whom the house knows its visitors."""
        rows = _rows(self.folder / "bot" / "data" / "web.db", "SELECT visitor, client FROM web_messages")
        known = {row["client"]: f"web:{row['visitor']}" for row in rows if row["client"]}
        for visitor in self.visitors:
            before = visitor.chat
            visitor.chat = next((known[id_] for id_ in visitor.accepted if id_ in known), before)
            for said in crowd.said:
                said.chat = visitor.chat if said.chat == before else said.chat

    def _record(self, crowd: Crowd, trouble: Trouble, replays: list[str]) -> Record:
        data = self.folder / "bot" / "data"
        logs = "".join((self.folder / name).read_text(errors="replace") for name in ("bot.log", "studio.log"))
        inbox = _rows(data / "cutroom.db", "SELECT * FROM inbox")
        still = {str(row["id"]) for row in inbox if row["closed_at"] is None}
        left = [
            one for one in _files(data / "inbox") if one.relative_to(data / "inbox").parts[0] not in still
        ]
        return Record(
            said=crowd.said,
            inbox=inbox,
            exports=_rows(data / "cutroom.db", "SELECT * FROM exports"),
            jobs={
                house.name: _waiting(self.folder / house.name / "data") for house in (self.bot, self.studio)
            },
            seen=self._seen(),
            passed=self.road.passed,
            deaf=trouble.deaf,
            replays=replays,
            logs=logs,
            secrets={"Telegram's token": self.api.token, "Discord's token": self.discord.world.token},
            complaints=[*self.bot.complaints, *self.studio.complaints],
            troubles=crowd.troubles,
            leftovers=[f"{len(left)} files of turns that are over: {left[0]}"] if left else [],
        )

    def _seen(self) -> Mapping[str, Mapping[str, Seen]]:
        found: dict[str, dict[str, Seen]] = {}
        for (chat, number), shown in self.api.shown.items():
            answers = shown.answers
            actions = [b.get("callback_data", "") for row in shown.buttons for b in row]
            files = (shown.file.name,) if shown.file else ()
            seen = Seen(shown.text, tuple(actions), files, str(answers) if answers else None)
            found.setdefault(f"telegram:{chat}", {})[str(number)] = seen
        for channel in self.discord.world.channels.values():
            for one in self.discord.ours(channel):
                actions = [b.get("custom_id", "") for row in one["components"] for b in row["components"]]
                files = tuple(file["filename"] for file in one["attachments"])
                answers = (one.get("message_reference") or {}).get("message_id")
                seen = Seen(one["content"], tuple(actions), files, str(answers) if answers else None)
                found.setdefault(f"discord:{channel.id}", {})[one["id"]] = seen
        for visitor in self.visitors:
            for one in visitor.browser.messages:
                if one["from"] != "bot":
                    continue
                actions = [b.get("action") or "" for row in one["buttons"] for b in row]
                files = (one["attachment"]["name"],) if one["attachment"] else ()
                found.setdefault(visitor.chat, {})[one["id"]] = Seen(
                    one["text"], tuple(actions), files, one["answers"]
                )
        return found


def _disk(stack: AsyncExitStack, folder: Path, size: str) -> Path | None:
    """Mount a small disk; an ordinary folder, where this machine lets nobody do so."""
    try:
        return stack.enter_context(small_disk(folder, size))
    except BaseException as reason:
        if type(reason).__name__ != "Skipped":
            raise
        folder.mkdir(exist_ok=True)
        return None


def _ports(number: int) -> list[int]:
    """Find ports that are free."""
    with contextlib.ExitStack() as sockets:
        found = [sockets.enter_context(socket.socket()) for _ in range(number)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in found]


def _files(folder: Path) -> Iterator[Path]:
    """Give every file that is there now."""
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                yield path


def _rows(database: Path, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def _waiting(data: Path) -> int:
    """Count the jobs that are not finished, but for those whose time has not come: the daily ones."""
    try:
        [database] = data.glob("*.db") if not (data / "cutroom.db").exists() else [data / "cutroom.db"]
        query = "SELECT count(*) AS n FROM jobs WHERE status IN ('todo', 'running')"
        return int(_rows(database, query)[0]["n"])
    except (sqlite3.Error, ValueError):
        return 0


async def _replay(visitor: Visitor) -> list[str]:
    """Read the whole conversation anew, and hold it against what the page has after all its reconnections."""
    told = [message["seq"] for message in visitor.browser.told]
    wrong = []
    if visitor.browser.begun_anew == 0 and told != sorted(set(told)):
        wrong.append(f"visitor {visitor.number} was told something twice, or out of order")
    fresh = Browser(visitor.browser.client)
    last = (await fresh.me())["last"]
    # The last number may be that of a message which is gone, and then nothing tells that this was all.
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(REPLAY_S):
            async for message in fresh.events():
                if message["seq"] >= last:
                    break
    ids = [message["id"] for message in fresh.told]
    if len(ids) != len(set(ids)):
        wrong.append(f"visitor {visitor.number}'s replay tells messages twice")
    if fresh.shown != visitor.browser.shown:
        differing = {
            id_
            for id_ in {*fresh.shown, *visitor.browser.shown}
            if fresh.shown.get(id_) != visitor.browser.shown.get(id_)
        }
        wrong.append(f"visitor {visitor.number}'s page differs from its replay in {sorted(differing)[:5]}")
    clients = Counter(one["client"] for one in fresh.messages if one["from"] == "you" and one["client"])
    if any(number > 1 for number in clients.values()) or not set(visitor.accepted) <= set(clients):
        missing = set(visitor.accepted) - set(clients)
        wrong.append(f"visitor {visitor.number}: what was accepted is not there once: {missing}")
    visitor.browser.shown = fresh.shown
    return wrong
