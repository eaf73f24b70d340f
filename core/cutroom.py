"""The whole core, put together: it takes what platforms hand it, and works on it until it is stopped.

Everything it knows is in the database, so it goes on after a restart where it was.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Final, Self

from core import broadcasts, identity, inbox
from core.broadcasts import Broadcasts
from core.chat import ChatKey, Platform
from core.chats import Chats
from core.clock import Clock
from core.desk import ASIDES, LOOK_AGAIN, LOOK_AGAIN_S, TURNS, Desk
from core.desk import TASK as TURN
from core.endings import Endings
from core.exporting.exports import QUEUE as EXPORTS
from core.exporting.exports import TASK as EXPORT
from core.exporting.exports import Exports
from core.frames import Frames
from core.guard import Guard
from core.guard.budget import Budget
from core.guard.caps import Caps
from core.guard.door import Door
from core.guard.permissions import Permissions
from core.inbox import Inbox
from core.keeping import retention
from core.keeping.forgetting import Erase, Forgetting, nowhere
from core.keeping.retention import Retention
from core.links import Links, Nowhere
from core.locales import catalogue_of
from core.meaning import Meaning
from core.projects import Projects
from core.queue import DEFAULT_TERMS, SqliteQueue, Terms
from core.queue import SCHEMA as QUEUE_SCHEMA
from core.room import Room
from core.routing.keywords import Table
from core.routing.reading import Reading
from core.screen import Phrases
from core.settings import Settings
from core.skills import Skills
from core.statistics import Statistics
from core.store.db import Database
from core.turn import Lines, Services
from core.voices import Voices
from core.watch import UNWATCHED, Watch
from core.watched import Watched
from core.working.exports import ExportWork
from core.working.means import MOST_ATTEMPTS, Means
from core.working.turns import TurnWork

ASIDES_AT_ONCE: Final = 8
EXPORTS_AT_ONCE: Final = 8
LOOK_S: Final = 0.1
# What its database holds.
SCHEMAS: Final = (QUEUE_SCHEMA, identity.SCHEMA, inbox.SCHEMA)


class Cutroom:
    """The core at work."""

    def __init__(
        self, services: Services, desk: Desk, voices: Voices, platforms: Mapping[str, Platform]
    ) -> None:
        self._services = services
        self._desk = desk
        means = Means(services, voices, platforms)
        services.queue.task(TURN, TurnWork(means, desk).turn)
        services.queue.task(LOOK_AGAIN, desk.look_again)
        services.queue.task(EXPORT, ExportWork(means).export)
        services.queue.task(broadcasts.TASK, services.broadcasts.job)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        settings: Settings,
        base_url: str,
        platforms: Sequence[Platform],
        *,
        clock: Clock,
        terms: Terms = DEFAULT_TERMS,
        erase: Erase = nowhere,
        watch: Watch = UNWATCHED,
        lines: Lines = tuple,
        links: Links | None = None,
    ) -> AsyncIterator[Self]:
        """Open the database and the backend."""
        async with (
            await Database.open(settings.database, *SCHEMAS) as database,
            Voices.open(base_url, settings=settings, database=database, clock=clock, watch=watch) as voices,
        ):
            # The handlers give up before the queue does, since they can say so.
            queue = SqliteQueue(database, clock, replace(terms, max_attempts=MOST_ATTEMPTS + 1))
            by_name = {platform.name: Watched(platform, watch, clock) for platform in platforms}
            reading = Reading(Table.load(settings.routes), settings.admins)
            endings = Endings(watch, reading)
            base = _Base(settings, database, clock, queue, by_name, endings, erase, lines, links or Nowhere())
            services = _services(base)
            keeping = Retention(database, clock, settings.data, settings.keep_days)
            queue.task(retention.TASK, keeping.job)
            queue.periodic(retention.QUEUE, retention.TASK, {}, every_s=retention.EVERY_S)
            queue.periodic(retention.QUEUE, LOOK_AGAIN, {}, every_s=LOOK_AGAIN_S)
            with watch.following(queue.depths):
                yield cls(services, _desk(services, by_name, reading), voices, by_name)

    @property
    def desk(self) -> Desk:
        """Where what is said arrives."""
        return self._desk

    @property
    def chats(self) -> Chats:
        """Everybody we know."""
        return self._services.chats

    @property
    def inbox(self) -> Inbox:
        """Everything that was said."""
        return self._services.inbox

    async def run(self) -> None:
        """Work until cancelled, beginning with what a former process left undone."""
        await self._desk.recover()
        await self._services.exports.recover()
        await self._services.broadcasts.recover()
        await self._services.budget.recover()
        queue = self._services.queue
        async with asyncio.TaskGroup() as group:
            group.create_task(queue.worker([TURNS], concurrency=self._services.settings.turns_at_once))
            group.create_task(queue.worker([ASIDES], concurrency=ASIDES_AT_ONCE))
            group.create_task(queue.worker([EXPORTS], concurrency=EXPORTS_AT_ONCE))
            group.create_task(queue.worker([retention.QUEUE], concurrency=1))
            group.create_task(queue.worker([broadcasts.QUEUE], concurrency=1))

    async def settled(self, chat: ChatKey) -> None:
        """Wait until nothing of this chat is running or queued any more."""
        while await self._services.inbox.is_busy(chat) or await self._services.exports.open_in(chat):
            await self._services.clock.sleep(LOOK_S)


@dataclass(frozen=True, slots=True)
class _Base:
    """What everything else is made from."""

    settings: Settings
    database: Database
    clock: Clock
    queue: SqliteQueue
    platforms: Mapping[str, Platform]
    endings: Endings
    erase: Erase
    lines: Lines
    links: Links


def _services(base: _Base) -> Services:
    settings, database, clock, queue = base.settings, base.database, base.clock, base.queue
    chats, entries = Chats(database), Inbox(database, clock, base.endings.note)
    permissions, caps = Permissions(database, clock), Caps(database, settings)
    budget, catalogue = Budget(database, caps, settings, clock), catalogue_of(settings.locales)
    return Services(
        settings=settings,
        clock=clock,
        catalogue=catalogue,
        phrases=Phrases.load(settings.phrases),
        skills=Skills.load(settings.profiles),
        chats=chats,
        inbox=entries,
        projects=Projects(database, chats, clock),
        exports=Exports(database, queue, clock, base.endings.watch),
        frames=Frames(settings.data),
        queue=queue,
        guard=Guard(settings, entries, clock, permissions=permissions, caps=caps),
        forgetting=Forgetting(database, queue, settings.data, base.erase),
        room=Room(settings.data, settings.spare_gb),
        watch=base.endings.watch,
        permissions=permissions,
        caps=caps,
        budget=budget,
        statistics=Statistics(database, queue.depths, budget, clock),
        broadcasts=Broadcasts(database, queue, chats, clock, platforms=base.platforms, catalogue=catalogue),
        lines=base.lines,
        links=base.links,
    )


def _desk(services: Services, platforms: Mapping[str, Platform], reading: Reading) -> Desk:
    return Desk(
        settings=services.settings,
        platforms=platforms,
        catalogue=services.catalogue,
        meaning=Meaning(
            services.settings, services.skills, services.chats, services.inbox, services.projects
        ),
        reading=reading,
        chats=services.chats,
        inbox=services.inbox,
        queue=services.queue,
        guard=services.guard,
        door=Door(
            services.settings,
            permissions=services.permissions,
            chats=services.chats,
            platforms=platforms,
            catalogue=services.catalogue,
        ),
    )
