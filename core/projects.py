"""A chat's projects: each is one backend session, with a number, a name and a link for browsers."""

import asyncio
from dataclasses import dataclass
from sqlite3 import Row
from typing import Final
from weakref import WeakValueDictionary

from core.chat import ChatKey, Media
from core.chats import Chat, Chats
from core.clock import Clock
from core.nemo.client import Nemo
from core.sent import SentFiles
from core.store.db import Database

MOST_LISTED: Final = 20
LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Project:
    """One backend session of a chat."""

    id: int
    chat: ChatKey
    number: int
    name: str
    task_id: str
    session_id: str
    user_id: str


class Projects:
    """All projects in the database."""

    def __init__(self, database: Database, chats: Chats, clock: Clock) -> None:
        self._database = database
        self._chats = chats
        self._clock = clock
        self.sent = SentFiles(database, clock)
        # A chat's first words may come at once, and only one of them starts its project.
        self._starts: WeakValueDictionary[ChatKey, asyncio.Lock] = WeakValueDictionary()

    async def current(self, chat: Chat, nemo: Nemo, *, language: str, name: str) -> Project:
        """Give the project that this chat works on; the first call starts one."""
        lock = self._starts.setdefault(chat.key, asyncio.Lock())
        async with lock:
            known = (await self._chats.get(chat.key)).project
            if known is None:
                return await self.start(chat.key, nemo, language=language, name=name)
        project = await self.get(known)
        await self._database.run("project_used", id=project.id, now=self._clock.now())
        return project

    async def start(self, chat: ChatKey, nemo: Nemo, *, language: str, name: str) -> Project:
        """Start a new project and work on it from now on."""
        session = await nemo.sessions.create(language=language)
        row = await self._database.row(
            "project_add",
            chat=str(chat),
            name=name,
            holder=nemo.holder,
            task_id=session.task_id,
            session_id=session.session_id,
            user_id=session.user_id,
            now=self._clock.now(),
        )
        project = _project(_there(row))
        await self._chats.choose_project(chat, project.id)
        return project

    async def restart(self, project: Project, nemo: Nemo, *, language: str) -> Project:
        """Give a project a new session, as the backend has forgotten its own; once for all who found out."""
        session = await nemo.sessions.create(language=language)
        await self._database.run(
            "project_session",
            id=project.id,
            was=project.session_id,
            task_id=session.task_id,
            session_id=session.session_id,
            user_id=session.user_id,
        )
        return await self.get(project.id)

    async def get(self, project_id: int) -> Project:
        """Give one project."""
        return _project(_there(await self._database.row("project_get", id=project_id)))

    async def listed(self, chat: ChatKey) -> list[Project]:
        """Give the chat's projects, the newest first."""
        rows = await self._database.rows("project_list", chat=str(chat), limit=MOST_LISTED)
        return [_project(row) for row in rows]

    async def switch(self, chat: ChatKey, number: int) -> Project | None:
        """Work on another project of this chat; None when it has no such number."""
        row = await self._database.row("project_by_number", chat=str(chat), number=number)
        if row is None:
            return None
        project = _project(row)
        await self._chats.choose_project(chat, project.id)
        return project

    async def name_after(self, project: Project, media: Media, *, unnamed: str) -> None:
        """Name a project after its first file, unless it has a name of its own."""
        if project.name == unnamed:
            name = media.name.rsplit(".", 1)[0][:LONGEST_NAME].strip()
            if name:
                await self._database.run("project_name", id=project.id, name=name)

    async def count_export(self, project: Project) -> int:
        """Give the next export its number."""
        row = await self._database.row("project_count_export", id=project.id)
        return int(_there(row)["exports"])

    async def link(self, project: Project, nemo: Nemo, *, web_url: str) -> str:
        """Give the address that opens this project in a browser; it never holds the account's token."""
        row = _there(await self._database.row("project_get", id=project.id))
        now = self._clock.now()
        if row["claim_url"] and row["claim_until"] > now:
            return str(row["claim_url"])
        claim = await nemo.tokens.claim(task_id=project.task_id, session_id=project.session_id)
        url = f"{web_url.rstrip('/')}/workspace/claim?ct={claim.claim_token}"
        # A day early, so that a link handed out now still works for a while.
        await self._database.run(
            "project_claim", id=project.id, url=url, until=now + max(0, claim.expires_in - 86_400)
        )
        return url


def _there(row: Row | None) -> Row:
    if row is None:
        raise KeyError("project")
    return row


def _project(row: Row) -> Project:
    return Project(
        id=row["id"],
        chat=ChatKey.parse(row["chat"]),
        number=row["number"],
        name=row["name"],
        task_id=row["task_id"],
        session_id=row["session_id"],
        user_id=row["user_id"],
    )
