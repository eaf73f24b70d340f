"""What the core's workers do: a turn from its arrival to its end, an export from its wish to its delivery.

Whatever goes wrong ends here, in one true sentence, or is tried again where nobody can pay twice.
"""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from core import trail
from core.actions import ACTIONS, costs
from core.actions.deliver import deliver
from core.chat import ChatKey, Gone, Platform, Refused, Reply, TooLarge
from core.chats import Chat
from core.desk import Desk
from core.errors import BackendDown, CutroomError, DiskFull, SessionLost, StreamCut
from core.exporting import Exporting
from core.exporting.exports import Export
from core.exporting.rendering import CLOUD_PACE, STUDIO_PACE
from core.exporting.surroundings import Surroundings
from core.figures import megabytes
from core.identity import BOT
from core.inbox import Entry, Moved, Phase
from core.meaning import points
from core.nemo.client import Nemo
from core.press import read
from core.projects import Project
from core.queue import Args, Retry, Token
from core.regret import Regret
from core.room import is_full, waiting_for_room
from core.settings import Identity, Settings
from core.skills import Skill
from core.status import flushing
from core.turn import Services, Turn
from core.voices import Voices

log = logging.getLogger(__name__)

RETRIES_S: Final = (30.0, 60.0, 120.0, 240.0)
FULL_S: Final = 120.0  # until a full disk is looked at again
WAITED_OUT: Final = (BackendDown, DiskFull)
LATER: Final = "turn-later"
FULL: Final = "disk-later"
# Deaths of the process count as well; whatever kills it this often is not begun again.
MOST_ATTEMPTS: Final = 20


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
        entry = await self._services.inbox.find(int(args["turn"] or 0))
        if entry is not None and entry.is_open:
            with trail.following(trail.of_turn(entry.id)), waiting_for_room(FULL_S):
                await self._do(entry, attempt)

    async def _do(self, entry: Entry, attempt: int) -> None:
        log.info("turn_begun", extra={"attempt": attempt, "phase": entry.phase})
        turn = await self._opened(entry)
        try:
            if attempt > MOST_ATTEMPTS:
                raise CutroomError
            async with flushing(turn.flush, self._services.clock):
                await self._act(turn)
            await self._services.inbox.close(entry.id, Phase.DONE)
        except Moved:
            return
        except Gone:
            await self._services.chats.gone(entry.incoming.chat)
            await self._services.inbox.close(entry.id, Phase.FAILED)
        except BackendDown as error:
            await self._later(turn, error, attempt)
        except TooLarge as error:
            limit = megabytes(error.limit) if error.limit else "none"
            place = entry.incoming.chat.platform
            await self._fail(turn, Reply(turn.t("upload-too-large", limit=limit, platform=place)))
        except Refused:
            await self._fail(turn, Reply(turn.t("upload-gone")))
        except CutroomError as error:
            await self._sorry(turn, error)
        except Exception as error:
            if isinstance(error, sqlite3.Error) and is_full(error):
                with suppress(sqlite3.Error):
                    await turn.pause(turn.t(FULL))
                raise
            log.exception("turn_failed")
            await self._sorry(turn, DiskFull() if is_full(error) else CutroomError())
        finally:
            await self._tidy(turn)

    async def _act(self, turn: Turn) -> None:
        incoming = turn.entry.incoming
        if points(incoming) and incoming.press is not None:
            await deliver(turn, read(incoming.press))
            return
        for action in turn.decision.actions:
            began = self._services.clock.monotonic()
            await ACTIONS[action](turn)
            seconds = self._services.clock.monotonic() - began
            log.info("action_done", extra={"action": action, "ms": round(seconds * 1000)})

    async def _later(self, turn: Turn, error: BackendDown, attempt: int) -> None:
        """Try again by itself: what was asked already is then only read, so nobody pays twice."""
        if attempt > len(RETRIES_S):
            entry = await self._services.inbox.get(turn.entry.id)
            await self._sorry(turn, StreamCut() if entry.phase is Phase.ASKED else error)
            return
        await turn.pause(turn.t(LATER))
        raise Retry(RETRIES_S[attempt - 1]) from error

    async def _sorry(self, turn: Turn, error: CutroomError) -> None:
        regret = Regret(
            error,
            account=await self._voices.account(turn.nemo.holder),
            again=f"again:{turn.entry.id}",
            lost=await self._restarted(error, turn.known_project, turn.nemo, turn.language),
        )
        await self._fail(turn, regret.reply(self._services.catalogue, turn.language))

    async def _restarted(
        self, error: CutroomError, project: Project | None, nemo: Nemo, language: str
    ) -> int | None:
        """Start a project anew that the backend has forgotten; give it if there are files to send again."""
        if not isinstance(error, SessionLost) or project is None:
            return None
        await self._services.projects.restart(project, nemo, language=language)
        return project.id if await self._services.projects.sent.of(project.id) else None

    async def _fail(self, turn: Turn, reply: Reply) -> None:
        """Say it and close the turn: in this order, so that dying in between says it twice, not never."""
        if not (await self._services.inbox.get(turn.entry.id)).is_open:
            return
        await costs.settle(turn)
        turn.heading = ""
        try:
            await turn.finish(reply.text, buttons=reply.buttons)
        except Gone:
            await self._services.chats.gone(turn.entry.incoming.chat)
        except Exception:
            log.exception("turn_failed_untold")
        await self._services.inbox.close(turn.entry.id, Phase.FAILED)

    async def _tidy(self, turn: Turn) -> None:
        """Throw away what a turn that is over has kept on our disk."""
        entry = await self._services.inbox.find(turn.entry.id)
        if entry is None or not entry.is_open:
            await asyncio.to_thread(shutil.rmtree, turn.folder, ignore_errors=True)

    async def export(self, args: Args, attempt: int, _: Token) -> None:
        """Take one export to its end."""
        export = await self._services.exports.get(int(args["export"] or 0))
        with trail.following(trail.of_turn(export.turn)):
            await self._export(export, attempt)

    async def _export(self, export: Export, attempt: int) -> None:
        log.info("export_begun", extra={"export": export.id, "attempt": attempt, "stage": export.stage})
        chat = await self._services.chats.get(export.chat)
        nemo = self._nemo(chat)
        project = await self._services.projects.get(export.project)
        language = self._services.catalogue.closest(chat.language or self._settings.language)

        async def sorry(error: CutroomError) -> Reply:
            regret = Regret(
                error,
                account=await self._voices.account(nemo.holder),
                again=f"retry:{export.id}",
                lost=await self._restarted(error, project, nemo, language),
            )
            return regret.reply(self._services.catalogue, language)

        around = Surroundings(
            exports=self._services.exports,
            project=project,
            nemo=nemo,
            platform=self._platforms[export.chat.platform],
            catalogue=self._services.catalogue,
            language=language,
            link=lambda url: self._link(export, project, nemo, url),
            sorry=sorry,
            pace=CLOUD_PACE if self._settings.uses_cloud else STUDIO_PACE,
            clock=self._services.clock,
            watch=self._services.watch,
            room=self._services.room,
            settings=self._settings,
            links=self._services.links,
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
            await self._services.chats.gone(chat)
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
        return self._services.skills.get(chat.skill, self._settings.skill)

    def _nemo(self, chat: Chat) -> Nemo:
        per_chat = self._settings.identity is Identity.PER_CHAT
        return self._voices.nemo(self._skill(chat), str(chat.key) if per_chat else BOT)

    @property
    def _settings(self) -> Settings:
        return self._services.settings
