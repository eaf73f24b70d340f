"""What the press of a button means: the words that it stands for, or the row that it points at."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from core.chat import Incoming
from core.chats import Chats
from core.inbox import Entry, Inbox
from core.press import POINTING, read, words
from core.projects import Projects
from core.settings import Settings
from core.skills import Skills

# Pressed twice in a hurry, these would cost or add something twice.
ONCE: Final = frozenset({"again", "refetch"})


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody wants; it may go on from a turn whose files need not be brought again."""

    incoming: Incoming
    goes_on: Entry | None = None


def points(incoming: Incoming) -> bool:
    """Tell whether a press means one of our exports."""
    return incoming.press is not None and read(incoming.press).name in POINTING


class Meaning:
    """Reads presses; what was forged or is out of date means nothing."""

    def __init__(
        self, settings: Settings, skills: Skills, chats: Chats, inbox: Inbox, projects: Projects
    ) -> None:
        self._settings = settings
        self._skills = skills
        self._chats = chats
        self._inbox = inbox
        self._projects = projects

    async def of(self, incoming: Incoming) -> Meant | None:
        """Give what is meant; None when it is nothing."""
        if incoming.press is None:
            return Meant(incoming)
        press = read(incoming.press)
        said = words(press)
        if said is not None:
            return Meant(replace(incoming, text=said, media=()))
        if press.number is None or (press.name in ONCE and await self._is_under_way(incoming)):
            return None
        readers: dict[str, Callable[[Incoming, int], Awaitable[Meant | None]]] = {
            "try": self._try,
            "again": self._again,
            "refetch": self._refetch,
        }
        if press.name in readers:
            return await readers[press.name](incoming, press.number)
        return Meant(incoming) if press.name in POINTING else None

    async def _is_under_way(self, incoming: Incoming) -> bool:
        turns = await self._inbox.open_turns(incoming.chat)
        return any(entry.incoming.press == incoming.press for entry in turns)

    async def _try(self, incoming: Incoming, number: int) -> Meant | None:
        """Say one of the profile's things to try."""
        chat = await self._chats.get(incoming.chat)
        skill = self._skills.get(chat.skill, self._settings.skill)
        things = skill.things_to_try(chat.language or self._settings.language)
        return Meant(replace(incoming, text=things[number])) if number < len(things) else None

    async def _again(self, incoming: Incoming, turn: int) -> Meant | None:
        """Ask for the same once more, because a person wants it."""
        try:
            entry = await self._inbox.get(turn)
        except KeyError:
            return None
        if entry.incoming.chat != incoming.chat or entry.is_open:
            return None
        said = replace(entry.incoming, message=incoming.message, person=incoming.person, press=incoming.press)
        return Meant(said, entry if await self._has_files(entry) else None)

    async def _has_files(self, entry: Entry) -> bool:
        """Tell whether what a turn uploaded is still where it was put."""
        if entry.project is None or "files" not in entry.progress:
            return False
        project = await self._projects.get(entry.project)
        return bool(project.session_id == entry.progress.get("session"))

    async def _refetch(self, incoming: Incoming, project: int) -> Meant | None:
        """Send everything that was sent into a project once more, for as long as the platform has it."""
        chat = await self._chats.get(incoming.chat)
        if chat.project != project:
            return None
        sent = tuple(dict.fromkeys(await self._projects.sent.of(project)))
        media = tuple(item for item in sent if item.ref)
        links = " ".join(item.link for item in sent if not item.ref and item.link)
        return Meant(replace(incoming, text=links, media=media)) if sent else None
