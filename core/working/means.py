"""What whoever works for the core has at hand: its services, the platforms, and a voice for every chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.chat import Platform
from core.chats import Chat
from core.errors import CutroomError, SessionLost
from core.identity import BOT
from core.nemo.client import Nemo
from core.projects import Project
from core.settings import Identity
from core.skills import Skill
from core.turn import Services
from core.voices import Voices

# How long to wait before each further try of what the backend could not take.
RETRIES_S: Final = (30.0, 60.0, 120.0, 240.0)
LATER: Final = "turn-later"
FULL: Final = "disk-later"
# Deaths of the process count as well; whatever kills it this often is not begun again.
MOST_ATTEMPTS: Final = 20


@dataclass(frozen=True, slots=True)
class Means:
    """What every job needs."""

    services: Services
    voices: Voices
    platforms: Mapping[str, Platform]

    def skill(self, chat: Chat) -> Skill:
        """Give the profile that a chat has chosen."""
        return self.services.skills.get(chat.skill, self.services.settings.skill)

    def nemo(self, chat: Chat) -> Nemo:
        """Give the voice in which a chat speaks to the backend."""
        per_chat = self.services.settings.identity is Identity.PER_CHAT
        return self.voices.nemo(self.skill(chat), str(chat.key) if per_chat else BOT)

    async def restarted(
        self, error: CutroomError, project: Project | None, nemo: Nemo, language: str
    ) -> int | None:
        """Start a project anew that the backend has forgotten; give it if there are files to send again."""
        if not isinstance(error, SessionLost) or project is None:
            return None
        await self.services.projects.restart(project, nemo, language=language)
        return project.id if await self.services.projects.sent.of(project.id) else None
