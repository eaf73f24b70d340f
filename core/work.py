"""What the core's workers do: a turn from its arrival to its end, an export from its wish to its delivery.

Whatever goes wrong ends here, in one true sentence, or is tried again where nobody can pay twice.
"""

import logging
from collections.abc import Mapping
from typing import Final

from core.actions import ACTIONS, buttons
from core.actions.deliver import deliver
from core.apology import apologise
from core.chat import Gone, Platform, TooLarge
from core.chats import Chat
from core.desk import Desk, points
from core.errors import BackendDown, CutroomError, SessionLost
from core.exporting import Exporting, Surroundings
from core.exports import Export
from core.figures import megabytes
from core.identity import BOT
from core.inbox import Entry, Moved, Phase
from core.nemo.client import Nemo
from core.press import read
from core.projects import Project
from core.queue import Args, Retry, Token
from core.rendering import CLOUD_PACE, STUDIO_PACE
from core.settings import Identity, Settings
from core.skills import Skill
from core.turn import Services, Turn
from core.voices import Voices

log = logging.getLogger(__name__)

RETRIES_S: Final = (30.0, 60.0, 120.0, 240.0)
# Before the agent was asked, a turn can be tried again without anybody paying twice.
REPEATABLE: Final = frozenset({Phase.RECEIVED, Phase.FETCHED, Phase.UPLOADED})


class Work:
    """The handlers of the core's jobs."""

    def __init__(
        self, services: Services, desk: Desk, voices: Voices, platforms: Mapping[str, Platform]
    ) -> None:
        self._services = services
        self._desk = desk
        self._voices = voices
        self._platforms = platforms

    async def turn(self, args: Args, attempt: int, _: Token) -> None:
        """Do what one thing that was said asks for."""
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

    async def export(self, args: Args, attempt: int, _: Token) -> None:
        """Take one export to its end."""
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
