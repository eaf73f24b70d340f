"""The whole core, put together: it takes what platforms hand it, and works on it until it is stopped.

Everything it knows is in the database, so it goes on after a restart where it was.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Final, Self

from core import identity, inbox
from core.actions import ACTIONS, buttons
from core.actions.deliver import deliver
from core.apology import apologise
from core.chat import ChatKey, Gone, Platform, TooLarge
from core.chats import Chat, Chats
from core.clock import Clock
from core.desk import ASIDES, TASK, TURNS, Desk, points
from core.errors import BackendDown, CutroomError, SessionLost
from core.exporting import Exporting, Surroundings
from core.exports import QUEUE as EXPORTS
from core.exports import TASK as EXPORT
from core.exports import Export, Exports
from core.figures import megabytes
from core.guard import Guard
from core.identity import BOT
from core.inbox import Entry, Inbox, Moved, Phase
from core.keywords import Table
from core.locales import Catalogue
from core.nemo.client import Nemo
from core.press import read
from core.projects import Project, Projects
from core.queue import SCHEMA as QUEUE_SCHEMA
from core.queue import Args, Retry, SqliteQueue, Token
from core.rendering import CLOUD_PACE, STUDIO_PACE
from core.screen import Phrases
from core.settings import Identity, Settings
from core.skills import Skill, Skills
from core.store.db import Database
from core.turn import Services, Turn
from core.voices import Voices

log = logging.getLogger(__name__)

DATABASE: Final = "cutroom.db"
ASIDES_AT_ONCE: Final = 8
EXPORTS_AT_ONCE: Final = 8
LOOK_S: Final = 0.1
RETRIES_S: Final = (30.0, 60.0, 120.0, 240.0)
# Before the agent was asked, a turn can be tried again without anybody paying twice.
REPEATABLE: Final = frozenset({Phase.RECEIVED, Phase.FETCHED, Phase.UPLOADED})


class Cutroom:
    """The core at work."""

    def __init__(
        self, services: Services, desk: Desk, voices: Voices, platforms: Mapping[str, Platform]
    ) -> None:
        self._services = services
        self._desk = desk
        self._voices = voices
        self._platforms = platforms
        services.queue.task(TASK, self._turn)
        services.queue.task(EXPORT, self._export)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, settings: Settings, base_url: str, platforms: Sequence[Platform], *, clock: Clock
    ) -> AsyncIterator[Self]:
        """Open the database and the backend."""
        path = settings.data / DATABASE
        schemas = (QUEUE_SCHEMA, identity.SCHEMA, inbox.SCHEMA)
        async with (
            await Database.open(path, *schemas) as database,
            Voices.open(base_url, settings=settings, database=database, clock=clock) as voices,
        ):
            services = _services(settings, database, clock)
            by_name = {platform.name: platform for platform in platforms}
            yield cls(services, _desk(services, by_name), voices, by_name)

    @property
    def desk(self) -> Desk:
        """Where what is said arrives."""
        return self._desk

    async def run(self) -> None:
        """Work until cancelled, beginning with what a former process left undone."""
        await self._desk.recover()
        await self._services.exports.requeue_unqueued()
        queue = self._services.queue
        async with asyncio.TaskGroup() as group:
            group.create_task(queue.worker([TURNS], concurrency=self._services.settings.turns_at_once))
            group.create_task(queue.worker([ASIDES], concurrency=ASIDES_AT_ONCE))
            group.create_task(queue.worker([EXPORTS], concurrency=EXPORTS_AT_ONCE))

    async def settled(self, chat: ChatKey) -> None:
        """Wait until nothing of this chat is running or queued any more."""
        while await self._services.inbox.is_busy(chat) or await self._services.exports.open_in(chat):
            await self._services.clock.sleep(LOOK_S)

    async def _turn(self, args: Args, attempt: int, _: Token) -> None:
        entry = await self._services.inbox.get(int(args["turn"] or 0))
        if not entry.is_open:
            return
        turn = await self._opened(entry)
        try:
            await self._act(turn)
            await self._services.inbox.close(entry.id, Phase.DONE)
        except Moved:
            return
        except Gone:
            await self._services.chats.gone(entry.incoming.chat)
            await self._services.inbox.close(entry.id, Phase.FAILED)
        except BackendDown as error:
            await self._later(turn, error, attempt)
        except SessionLost as error:
            await self._anew(turn, error)
        except TooLarge as error:
            limit = megabytes(error.limit) if error.limit else "none"
            await self._fail(turn, turn.t("upload-too-large", limit=limit))
        except CutroomError as error:
            await self._fail(turn, self._sorry(turn, error))
        except Exception:
            log.exception("turn %s failed", entry.id)
            await self._fail(turn, self._sorry(turn, CutroomError()))

    async def _act(self, turn: Turn) -> None:
        incoming = turn.entry.incoming
        if points(incoming) and incoming.press is not None:
            await deliver(turn, read(incoming.press))
            return
        for action in turn.decision.actions:
            await ACTIONS[action](turn)

    async def _later(self, turn: Turn, error: BackendDown, attempt: int) -> None:
        """Try again by itself while that is safe; what was sent is kept meanwhile."""
        entry = await self._services.inbox.get(turn.entry.id)
        if entry.phase not in REPEATABLE or attempt > len(RETRIES_S):
            await self._fail(turn, self._sorry(turn, error))
            return
        await turn.say(turn.t("turn-later"))
        raise Retry(RETRIES_S[attempt - 1]) from error

    async def _anew(self, turn: Turn, error: SessionLost) -> None:
        """Start the project anew, since the backend has forgotten it."""
        if turn.entry.project is not None:
            project = await self._services.projects.get(turn.entry.project)
            await self._services.projects.restart(project, turn.nemo, language=turn.language)
        await self._fail(turn, self._sorry(turn, error))

    async def _fail(self, turn: Turn, text: str) -> None:
        if not await self._services.inbox.close(turn.entry.id, Phase.FAILED):
            return
        try:
            await turn.finish(text, buttons=buttons.try_again(turn))
        except Gone:
            await self._services.chats.gone(turn.entry.incoming.chat)

    def _sorry(self, turn: Turn, error: CutroomError) -> str:
        apology = apologise(self._services.catalogue, turn.language, error, link=self._settings.nemo_web_url)
        return f"{apology.what}\n{apology.way}"

    async def _export(self, args: Args, attempt: int, _: Token) -> None:
        export = await self._services.exports.get(int(args["export"] or 0))
        chat = await self._services.chats.get(export.chat)
        nemo = self._nemo(chat)
        project = await self._services.projects.get(export.project)
        around = Surroundings(
            exports=self._services.exports,
            project=project,
            nemo=nemo,
            platform=self._platforms[export.chat.platform],
            catalogue=self._services.catalogue,
            language=self._services.catalogue.closest(chat.language or self._settings.language),
            link=lambda url: self._link(export, project, nemo, url),
            pace=CLOUD_PACE if self._settings.uses_cloud else STUDIO_PACE,
            clock=self._services.clock,
            data=self._settings.data,
        )
        try:
            await Exporting(export, around).run()
        except Moved:
            return
        except BackendDown as error:
            if attempt > len(RETRIES_S):
                raise
            raise Retry(RETRIES_S[attempt - 1]) from error

    async def _link(self, export: Export, project: Project, nemo: Nemo, url: str) -> str:
        """Give the link that goes with a finished export: to the project, or to the file on this machine."""
        if self._settings.uses_cloud:
            return await self._services.projects.link(project, nemo, web_url=self._settings.nemo_web_url)
        is_local = self._platforms[export.chat.platform].limits(export.chat).is_local
        return url if is_local else ""

    async def _opened(self, entry: Entry) -> Turn:
        chat = await self._services.chats.get(entry.incoming.chat)
        return Turn(
            entry,
            self._desk.decide(entry.incoming),
            chat=chat,
            skill=self._skill(chat),
            nemo=self._nemo(chat),
            platform=self._platforms[entry.incoming.chat.platform],
            services=self._services,
        )

    def _skill(self, chat: Chat) -> Skill:
        skills = self._services.skills
        return skills[chat.skill if chat.skill is not None and chat.skill in skills else self._settings.skill]

    def _nemo(self, chat: Chat) -> Nemo:
        per_chat = self._settings.identity is Identity.PER_CHAT
        return self._voices.nemo(self._skill(chat), str(chat.key) if per_chat else BOT)

    @property
    def _settings(self) -> Settings:
        return self._services.settings


def _services(settings: Settings, database: Database, clock: Clock) -> Services:
    queue = SqliteQueue(database, clock)
    chats, entries = Chats(database), Inbox(database, clock)
    return Services(
        settings=settings,
        clock=clock,
        catalogue=Catalogue(settings.config / "locales"),
        phrases=Phrases.load(settings.config / "phrases.toml"),
        skills=Skills.load(settings.config / "skills"),
        chats=chats,
        inbox=entries,
        projects=Projects(database, chats, clock),
        exports=Exports(database, queue, clock),
        queue=queue,
        guard=Guard(settings, entries, clock),
    )


def _desk(services: Services, platforms: Mapping[str, Platform]) -> Desk:
    return Desk(
        settings=services.settings,
        platforms=platforms,
        catalogue=services.catalogue,
        skills=services.skills,
        routes=Table.load(services.settings.config / "routes.toml"),
        chats=services.chats,
        inbox=services.inbox,
        queue=services.queue,
        guard=services.guard,
    )
