"""An export at work: from its wish to its delivery.

Whatever goes wrong ends here, in one true sentence, or is looked at again: what was submitted is rendered.
"""

import logging
import sqlite3
from contextlib import suppress

from core import trail
from core.chat import ChatKey, Gone, Reply
from core.errors import BackendDown, CutroomError, DiskFull
from core.exporting import Exporting
from core.exporting.exports import Export
from core.exporting.rendering import CLOUD_PACE, STUDIO_PACE
from core.exporting.surroundings import Surroundings
from core.inbox import Moved
from core.nemo.client import Nemo
from core.projects import Project
from core.queue import Args, Retry, Token
from core.regret import Regret
from core.room import is_full
from core.settings import Settings
from core.working.means import FULL, LATER, MOST_ATTEMPTS, RETRIES_S, Means

log = logging.getLogger(__name__)

WAITED_OUT = (BackendDown, DiskFull)


class ExportWork:
    """The handler of exports."""

    def __init__(self, means: Means) -> None:
        self._means = means

    async def export(self, args: Args, attempt: int, _: Token) -> None:
        """Take one export to its end."""
        export = await self._means.services.exports.get(int(args["export"] or 0))
        with trail.following(trail.of_turn(export.turn)):
            await self._export(export, attempt)

    async def _export(self, export: Export, attempt: int) -> None:
        log.info("export_begun", extra={"export": export.id, "attempt": attempt, "stage": export.stage})
        chat = await self._means.services.chats.get(export.chat)
        nemo = self._means.nemo(chat)
        project = await self._means.services.projects.get(export.project)
        language = self._means.services.catalogue.closest(chat.language or self._settings.language)

        async def sorry(error: CutroomError) -> Reply:
            regret = Regret(
                error,
                account=await self._means.voices.account(nemo.holder),
                again=f"retry:{export.id}",
                lost=await self._means.restarted(error, project, nemo, language),
            )
            return regret.reply(self._means.services.catalogue, language)

        around = Surroundings(
            exports=self._means.services.exports,
            project=project,
            nemo=nemo,
            platform=self._means.platforms[export.chat.platform],
            catalogue=self._means.services.catalogue,
            language=language,
            link=lambda url: self._link(export, project, nemo, url),
            sorry=sorry,
            pace=CLOUD_PACE if self._settings.uses_cloud else STUDIO_PACE,
            clock=self._means.services.clock,
            watch=self._means.services.watch,
            room=self._means.services.room,
            settings=self._settings,
            links=self._means.services.links,
        )
        await self._take(Exporting(export, around), export.chat, attempt)

    async def _take(self, exporting: Exporting, chat: ChatKey, attempt: int) -> None:
        try:
            if attempt > MOST_ATTEMPTS:
                raise CutroomError
            await exporting.run()
        except Moved:
            return
        except Gone:
            await self._means.services.chats.gone(chat)
        except Exception as error:
            known = DiskFull() if is_full(error) else error
            if isinstance(known, WAITED_OUT) and attempt < MOST_ATTEMPTS:
                # What was submitted is rendered whether we look or not, so looking is not given up soon.
                with suppress(sqlite3.Error):
                    await exporting.later(LATER if isinstance(known, BackendDown) else FULL)
                raise Retry(RETRIES_S[min(attempt, len(RETRIES_S)) - 1]) from error
            if not isinstance(known, WAITED_OUT):
                log.exception("export_failed")
            await exporting.fail(known if isinstance(known, CutroomError) else CutroomError())

    async def _link(self, export: Export, project: Project, nemo: Nemo, url: str) -> str:
        """Give the link that goes with a finished export: to the project, or to the file on this machine."""
        if self._settings.uses_cloud:
            return await self._means.services.projects.link(
                project, nemo, web_url=self._settings.nemo_web_url
            )
        is_local = self._means.platforms[export.chat.platform].limits(export.chat).is_local
        return url if is_local else ""

    @property
    def _settings(self) -> Settings:
        return self._means.services.settings
