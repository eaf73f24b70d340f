"""What is remembered of a chat: its language, its profile, the project it works on."""

from dataclasses import dataclass
from sqlite3 import Row
from typing import Final

from core.chat import ChatKey
from core.store.db import Database

# Where the name of a chat is written down.
MOVES: Final = (
    "chat_move",
    "chat_move_projects",
    "chat_move_inbox",
    "chat_move_exports",
    "chat_move_permissions",
    "chat_move_broadcasts",
)


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation as we know it."""

    key: ChatKey
    language: str | None  # chosen by /language, else as the client says
    skill: str | None
    project: int | None
    is_greeted: bool
    is_gone: bool


class Chats:
    """All the chats in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def meet(self, key: ChatKey, language: str | None) -> Chat:
        """Know a chat from now on, and the language that its people's clients speak."""
        row = await self._database.row("chat_meet", key=str(key), language=language)
        if row is None:
            raise KeyError(str(key))
        return _chat(row)

    async def get(self, key: ChatKey) -> Chat:
        """Give one chat."""
        row = await self._database.row("chat_get", key=str(key))
        return await self.meet(key, None) if row is None else _chat(row)

    async def private_of(self, name: str) -> ChatKey | None:
        """Give where a person, named `platform:id`, can be written to in private."""
        row = await self._database.row("chats_of_person", name=name)
        return None if row is None else ChatKey.parse(row["key"])

    async def choose_language(self, key: ChatKey, language: str) -> None:
        """Speak this language from now on."""
        await self._database.run("chat_set_language", key=str(key), language=language)

    async def choose_skill(self, key: ChatKey, skill: str) -> None:
        """Use this profile from now on."""
        await self._database.run("chat_set_skill", key=str(key), skill=skill)

    async def choose_project(self, key: ChatKey, project: int) -> None:
        """Work on this project from now on."""
        await self._database.run("chat_set_project", key=str(key), project=project)

    async def greet(self, key: ChatKey) -> bool:
        """Tell whether this is the first greeting."""
        return bool(await self._database.run("chat_greet", key=str(key)))

    async def gone(self, key: ChatKey, *, is_gone: bool = True) -> None:
        """Remember whether the chat can be written to."""
        await self._database.run("chat_set_gone", key=str(key), is_gone=is_gone)

    async def moved(self, old: ChatKey, new: ChatKey) -> None:
        """Know a chat by another name; what was sent there cannot be changed any more."""
        async with self._database.transaction() as transaction:
            for query in MOVES:
                await transaction.run(query, old=str(old), new=str(new), chat=new.chat)


def _chat(row: Row) -> Chat:
    return Chat(
        key=ChatKey.parse(row["key"]),
        language=row["chosen_language"] or row["language"],
        skill=row["skill"],
        project=row["project"],
        is_greeted=bool(row["greeted"]),
        is_gone=bool(row["is_gone"]),
    )
