"""What whoever may not come in is told, at most once an hour; and the admins who can let them in."""

import logging
from collections.abc import Mapping
from typing import Final

from core.chat import Button, Gone, Incoming, Platform, Refused, Reply, Unknown
from core.chats import Chats
from core.guard import CLOSED, No
from core.guard.permissions import Permissions
from core.locales import Catalogue
from core.settings import Settings

log = logging.getLogger(__name__)

# So many strangers an hour may ring; the others still read whom to ask.
MOST_RINGS: Final = 10
MOST_NAME: Final = 60


class Door:
    """Stands between strangers and the bot."""

    def __init__(
        self,
        settings: Settings,
        *,
        permissions: Permissions,
        chats: Chats,
        platforms: Mapping[str, Platform],
        catalogue: Catalogue,
    ) -> None:
        self._settings = settings
        self._permissions = permissions
        self._chats = chats
        self._platforms = platforms
        self._catalogue = catalogue

    async def may_hear(self, incoming: Incoming, refusal: No) -> bool:
        """Tell whether a refusal is said, and ring where an admin may let this person in."""
        if refusal.sentence not in CLOSED:
            return True
        recent = await self._permissions.knock(incoming.who)
        if recent is None:
            return False
        if refusal.sentence == "guard-not-allowed" and recent < MOST_RINGS:
            await self._ring(incoming)
        return True

    async def _ring(self, incoming: Incoming) -> None:
        """Ask every admin who can be reached in private."""
        for admin in sorted(self._settings.admins):
            key = await self._chats.private_of(admin)
            platform = None if key is None else self._platforms.get(key.platform)
            if key is None or platform is None:
                continue
            language = (await self._chats.get(key)).language or self._settings.language
            name = " ".join(incoming.person.name.split())[:MOST_NAME] or incoming.who
            text = self._catalogue.say(language, "door-ring", name=name, who=incoming.who)
            rows = tuple(
                Button(self._catalogue.say(language, label), action=f"{press}:{incoming.who}")
                for label, press in (("button-admit", "admit"), ("button-refuse", "refuse"))
            )
            try:
                await platform.send(key, Reply(text, buttons=(rows,)))
            except (Gone, Refused, Unknown):
                log.info("door_unheard", extra={"platform": key.platform})
