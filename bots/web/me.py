"""What the page needs to know before it shows anything: words, choices, limits, where this chat stands."""

from collections.abc import Iterable
from typing import Any, Final

from bots.web.body import LONGEST_TEXT, MOST_FILES
from bots.web.journal import Journal
from bots.web.visitors import Visitor
from core.chat import ChatKey
from core.chats import Chats
from core.language import closest
from core.locales import Catalogue
from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES
from core.projects import Project, Projects
from core.settings import Settings
from core.skills import Skills

NAME: Final = "web"
WORDS: Final = "web-"
# Values in the page's sentences are filled in by the page: each stands there as its own name in braces.
VALUES: Final = {
    name: f"{{{name}}}"
    for name in ("name", "size", "count", "time", "number", "kinds", "label", "percent", "length", "seconds")
}
LANGUAGE_NAME: Final = "language-name"


class Me:
    """Tells a visitor who they are."""

    def __init__(
        self,
        settings: Settings,
        *,
        catalogue: Catalogue,
        skills: Skills,
        chats: Chats,
        projects: Projects,
        journal: Journal,
    ) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._skills = skills
        self._chats = chats
        self._projects = projects
        self._journal = journal

    async def tell(self, visitor: Visitor, *, needs_password: bool) -> dict[str, Any]:
        """Tell all of it."""
        key = chat_of(visitor.id)
        chat = await self._chats.get(key)
        language = await self.language(visitor)
        skill = self._skills.get(chat.skill, self._settings.skill)
        return {
            **self.words(language),
            "languages": self._catalogue.languages,
            "profile": skill.name,
            "profiles": [
                {"name": one.name, "shown": one.title(language), "emoji": one.emoji} for one in self._skills
            ],
            "greeting": skill.greeting(language),
            "suggestions": skill.things_to_try(language),
            "projects": _listed(await self._projects.listed(key), chat.project),
            "limits": {
                "file_bytes": MAX_FILE_BYTES,
                "types": sorted(FILE_TYPES),
                "text": LONGEST_TEXT,
                "files": MOST_FILES,
            },
            "needs_password": needs_password,
            "last": await self._journal.last(visitor.id),
        }

    async def language(self, visitor: Visitor) -> str:
        """Give the language that this visitor's chat is in."""
        chat = await self._chats.get(chat_of(visitor.id))
        return self._catalogue.closest(chat.language or visitor.language or self._settings.language)

    def words(self, language: str) -> dict[str, Any]:
        """Give what the page says in a language."""
        names = self._catalogue.names(WORDS)
        said = {name: self._catalogue.say(language, name, **VALUES) for name in names}
        return {"language": language, "words": said}

    def wished(self, header: str) -> str | None:
        """Give the first of a browser's languages that is one of ours; None when it names none of ours."""
        tags = (tag.partition(";")[0].strip() for tag in header[:1000].split(","))
        known = self._catalogue.languages
        return next((tag for tag in tags if tag and _is_ours(tag, known)), None)

    def spoken(self, header: str) -> str:
        """Give the language for somebody who is not known yet."""
        return self._catalogue.closest(self.wished(header) or self._settings.language)


def chat_of(visitor: str) -> ChatKey:
    """Give a visitor's chat."""
    return ChatKey(NAME, visitor)


def _is_ours(tag: str, known: Iterable[str]) -> bool:
    own = tuple(known)
    return closest(tag, own) == tag.replace("_", "-").split("-", 1)[0].lower()


def _listed(projects: Iterable[Project], current: int | None) -> list[dict[str, Any]]:
    return [
        {"number": project.number, "name": project.name, "is_current": project.id == current}
        for project in projects
    ]
