"""What an action is given: the thing that was said, where it was said, and everything it needs to answer."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.board import board
from core.broadcasts import Broadcasts
from core.chat import Board, Button, MessageRef, Platform, Reply
from core.chats import Chat, Chats
from core.clock import Clock
from core.errors import CutroomError
from core.exporting.exports import Exports
from core.frames import Frames
from core.guard import Guard
from core.guard.budget import Budget
from core.guard.caps import Caps
from core.guard.permissions import Permissions
from core.inbox import UPLOADS, Entry, Inbox, Phase
from core.keeping.forgetting import Forgetting
from core.links import Links
from core.locales import Catalogue
from core.nemo.client import Nemo
from core.nemo.wire import Credits, State
from core.projects import Project, Projects
from core.queue import Queue
from core.room import Room
from core.routing import Decision
from core.screen import Phrases
from core.settings import Settings
from core.skills import Skill, Skills
from core.statistics import Statistics
from core.status import StatusMessage
from core.timeline import Timeline
from core.timeline.summary import summary
from core.watch import Speaker, Watch

Lines = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Services:
    """What lives as long as the process and is shared by all turns."""

    settings: Settings
    clock: Clock
    catalogue: Catalogue
    phrases: Phrases
    skills: Skills
    chats: Chats
    inbox: Inbox
    projects: Projects
    exports: Exports
    frames: Frames
    queue: Queue
    guard: Guard
    forgetting: Forgetting
    room: Room
    watch: Watch
    permissions: Permissions
    caps: Caps
    budget: Budget
    statistics: Statistics
    broadcasts: Broadcasts
    lines: Lines  # the last ones of the log, as they may be read
    links: Links

    def folder(self, turn: int) -> Path:
        """Where the files are kept that a turn has brought, while it is open."""
        return self.settings.data / UPLOADS / str(turn)

    async def tidy(self, turn: int) -> None:
        """Throw away what a turn that is over has kept on our disk."""
        await asyncio.to_thread(shutil.rmtree, self.folder(turn), ignore_errors=True)


class Turn:
    """One thing asked, from arrival to answer."""

    def __init__(
        self,
        entry: Entry,
        decision: Decision,
        *,
        chat: Chat,
        skill: Skill,
        nemo: Nemo,
        platform: Platform,
        services: Services,
    ) -> None:
        self.entry = entry
        self.decision = decision
        self.chat = chat
        self.skill = skill
        self.nemo = nemo
        self.platform = platform
        self.services = services
        self.language = services.catalogue.closest(chat.language or services.settings.language)
        self.heading = ""  # stands above whatever the turn says
        self._project: Project | None = None
        self._is_over = False
        # A turn that goes on after a restart, or was told to wait in line, has been answered before.
        self._has_spoken = entry.status_message is not None
        # What was told of the files stays as it is; what comes after is told in a message of its own.
        message = entry.status_message
        is_told = message is not None and message.id == entry.progress.get("told_in")
        self.status = self._status(None if is_told else message)

    def t(self, name: str, /, **values: str | int | float) -> str:
        """Give one sentence in the chat's language."""
        return self.services.catalogue.say(self.language, name, **values)

    async def say(self, text: str, *, buttons: Sequence[Sequence[Button]] = ()) -> None:
        """Tell how the turn is getting on; after a last word, in a new message."""
        self._begin()
        await self.status.show(self._reply(text, buttons))

    async def preview(self, text: str, *, buttons: Sequence[Sequence[Button]] = ()) -> None:
        """Tell how far an answer has come that is still being written."""
        self._begin()
        await self.status.show(replace(self._reply(text, buttons), is_preview=True))

    async def pause(self, text: str, *, buttons: Sequence[Sequence[Button]] = ()) -> None:
        """Say why nothing happens for a while; the same message goes on afterwards."""
        self._begin()
        await self.status.finish(self._reply(text, buttons))

    async def finish(
        self, text: str, *, buttons: Sequence[Sequence[Button]] = (), timeline: Timeline | None = None
    ) -> None:
        """Say the last word of what one action does, and leave that message as it is from now on."""
        self._begin()
        drawn = None if timeline is None else await self._board(timeline)
        await self.status.finish(replace(self._reply(text, buttons), timeline=drawn))
        self._is_over = True

    async def flush(self) -> None:
        """Show what waits for the platform's pace."""
        await self.status.flush()

    async def advance(self, phase: Phase, **progress: object) -> None:
        """Move the turn along, durably."""
        self.entry = await self.services.inbox.advance(self.entry, phase, **progress)

    async def project(self) -> Project:
        """Give the project that this turn works on, the same one after a restart."""
        if self._project is None:
            self._project = await self._found()
        return self._project

    @property
    def known_project(self) -> Project | None:
        """The project as this turn found it, if it has asked for it."""
        return self._project

    @property
    def is_answered(self) -> bool:
        """Whether its last word stands in the chat."""
        return self._is_over

    @property
    def open_message(self) -> MessageRef | None:
        """The message in which this turn has not said its last word yet."""
        return None if self._is_over else self.status.message

    async def state(self) -> State:
        """Read the project as the backend has it now."""
        project = await self.project()
        return (await self.nemo.state.latest(project.session_id)).state

    async def balance(self) -> Credits | None:
        """Read what the account holds; None where nothing costs anything, or nobody can tell."""
        if self.services.budget.is_free:
            return None
        try:
            return await self.nemo.credits.get()
        except CutroomError:
            return None

    @property
    def folder(self) -> Path:
        """Where this turn's files are kept while it runs."""
        return self.services.folder(self.entry.id)

    async def _board(self, timeline: Timeline) -> Board | None:
        """Give a timeline as data, where the platform draws it."""
        if not self.platform.limits(self.chat.key).draws or not timeline.shown:
            return None
        frames = await self.services.frames.files((await self.project()).id, timeline)
        return replace(board(timeline, self.t, frames), words=summary(timeline, self.t))

    async def _found(self) -> Project:
        if self.entry.project is not None:
            return await self.services.projects.get(self.entry.project)
        project = await self.services.projects.current(
            self.chat, self.nemo, language=self.language, name=self.t("project-name")
        )
        await self.services.inbox.belongs(self.entry.id, project.id)
        self.entry = await self.services.inbox.get(self.entry.id)
        return project

    def _begin(self) -> None:
        if self._is_over:
            self.status = self._status(None)
            self._is_over = False

    def _status(self, message: MessageRef | None) -> StatusMessage:
        return StatusMessage(
            self.platform,
            self.entry.incoming.chat,
            clock=self.services.clock,
            keep=self._keep,
            message=message,
        )

    async def _keep(self, sent: MessageRef) -> None:
        if not self._has_spoken:
            self._has_spoken = True
            waited_s = self.services.clock.now() - self.entry.received_at
            self.services.watch.first_word(Speaker.BOT, waited_s)
        await self.services.inbox.shown(self.entry.id, sent)

    def _reply(self, text: str, buttons: Sequence[Sequence[Button]]) -> Reply:
        return Reply(
            text=f"{self.heading}\n\n{text}" if self.heading else text,
            buttons=tuple(tuple(row) for row in buttons),
            answers=None if self.entry.incoming.press else self.entry.incoming.message,
        )
