"""The web chat as the core sees it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import Final, Self

from bots.speech import Refused as Unusable
from bots.web.bells import Bells
from bots.web.door import Door
from bots.web.events import Events
from bots.web.files import Files, link_or_copy
from bots.web.front import Address
from bots.web.hearing import Hearing
from bots.web.journal import Journal
from bots.web.lending import Lending
from bots.web.me import NAME, Me
from bots.web.schema import FILE, FOLDER, SCHEMA
from bots.web.serving import address_of, listen, serve
from bots.web.showing import Showing
from bots.web.site import Site, app
from bots.web.sweep import Sweep
from bots.web.uploads import Uploads
from bots.web.visitors import Visitors
from core import inbox
from core.chat import ChatKey, Gone, Handle, Limits, Media, MessageRef, Refused, Reply
from core.chats import Chats
from core.clock import Clock
from core.locales import catalogue_of
from core.nemo.wire import MAX_FILE_BYTES
from core.projects import Projects
from core.settings import Settings
from core.skills import Skills
from core.store.db import Database
from core.watch import UNWATCHED, Watch

LONGEST_TEXT: Final = 100_000

Announce = Callable[[str], object]


class Web:
    """Everything that Cutroom says and hears in browsers."""

    name = NAME

    def __init__(
        self,
        settings: Settings,
        database: Database,
        conversation: Database,
        listener: socket.socket,
        *,
        clock: Clock,
        door: Door,
        announce: Announce,
        lending: Lending,
        watch: Watch = UNWATCHED,
    ) -> None:
        folder = settings.data / FOLDER
        self._settings = settings
        self._listener = listener
        self._door = door
        self._announce = announce
        self._watch = watch
        watch.connected(NAME, is_connected=False)
        self._address, self._bells = Address.of(settings), Bells()
        self._journal = Journal(database, self._bells, clock)
        self._uploads = Uploads(database, clock, folder / "uploads", settings.spare_gb)
        self._files = Files(database, folder / "files")
        self._showing = Showing(self._files)
        self._lending = lending
        self._visitors = Visitors(database, clock)
        self._sweep = Sweep(database, clock, self._uploads, self._files)
        self._catalogue = catalogue_of(settings.locales)
        chats = Chats(conversation)
        projects = Projects(conversation, chats, clock)
        skills = Skills.load(settings.profiles)
        self._me = Me(
            settings,
            catalogue=self._catalogue,
            skills=skills,
            chats=chats,
            projects=projects,
            journal=self._journal,
        )

    @classmethod
    @asynccontextmanager
    async def open(
        cls, settings: Settings, *, clock: Clock, announce: Announce, watch: Watch = UNWATCHED
    ) -> AsyncIterator[Self]:
        """Open the port and what is kept; nobody is answered before it runs."""
        if not Address.of(settings).is_local and settings.web_password is None:
            raise Unusable("cli-web-needs-password", host=settings.web_url or settings.web_host)
        async with AsyncExitStack() as stack:
            listener = stack.enter_context(closing(listen(settings)))
            for name in ("uploads", "files"):
                (settings.data / FOLDER / name).mkdir(parents=True, exist_ok=True)
            database = await stack.enter_async_context(await Database.open(settings.data / FILE, SCHEMA))
            conversation = await stack.enter_async_context(
                await Database.open(settings.database, inbox.SCHEMA)
            )
            door = await Door.open(database, clock, settings.web_password)
            yield cls(
                settings,
                database,
                conversation,
                listener,
                clock=clock,
                door=door,
                announce=announce,
                lending=await asyncio.to_thread(Lending.of, settings, clock),
                watch=watch,
            )

    @property
    def url(self) -> str:
        """Where people open it."""
        return self._settings.web_url or address_of(self._listener)

    def limits(self, chat: ChatKey) -> Limits:  # noqa: ARG002 - the same for all
        """Tell what a browser can do; a slow one is told the newest state, so there is no pace to keep."""
        # Not local, though people may sit here: the file itself is on the page, and what the studio calls it
        # changes with every restart.
        return Limits(text=LONGEST_TEXT, bytes_in=MAX_FILE_BYTES, edit_every_s=0.0, draws=True)

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Write a message into a visitor's chat."""
        await self._judge(chat)
        body, files = await self._showing.body(chat.chat, reply)
        number = await self._journal.say(chat.chat, body, files)
        return MessageRef(chat, f"m{number}")

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Let a message say something else."""
        await self._judge(message.chat)
        body, files = await self._showing.body(message.chat.chat, reply)
        await self._journal.change(message.chat.chat, int(message.id.removeprefix("m")), body, files)

    async def fetch(self, media: Media, into: Path) -> Path:
        """Give a file that is here the name it was sent by."""
        path = await self._uploads.by_key(media.ref)
        if path is None:
            raise Refused
        target = into / media.name
        await asyncio.to_thread(link_or_copy, path, target)
        return target

    async def run(self, handle: Handle) -> None:
        """Serve until cancelled."""
        hearing = Hearing(handle, self._journal, self._uploads)
        await hearing.recover()
        site = Site(
            address=self._address,
            catalogue=self._catalogue,
            door=self._door,
            visitors=self._visitors,
            me=self._me,
            events=Events(self._journal, self._bells),
            uploads=self._uploads,
            files=self._files,
            lending=self._lending,
            hear=hearing.hear,
        )
        for language in self._catalogue.languages:  # read now, so that nobody's first look waits for it
            await asyncio.to_thread(self._me.words, language)
        language = self._catalogue.closest(self._settings.language)
        self._watch.connected(NAME, is_connected=True)
        self._announce(self._catalogue.say(language, "cli-web-ready", url=self.url))
        async with asyncio.TaskGroup() as group:
            group.create_task(serve(app(site), self._listener, closing=self._bells.close))
            group.create_task(self._sweep.run())

    async def _judge(self, chat: ChatKey) -> None:
        if not await self._visitors.has(chat.chat):
            raise Gone
