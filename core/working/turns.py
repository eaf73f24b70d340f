"""A turn at work: from its arrival to its end.

Whatever goes wrong ends here, in one true sentence, or is tried again where nobody can pay twice.
"""

import logging
import sqlite3
from contextlib import suppress
from typing import Final

from core import trail
from core.actions import ACTIONS, costs
from core.actions.deliver import deliver
from core.chat import Gone, MessageRef, Refused, Reply, TooLarge
from core.desk import Desk
from core.errors import BackendDown, CutroomError, DiskFull, StreamCut
from core.figures import megabytes
from core.inbox import Entry, Moved, Phase
from core.meaning import points
from core.press import read
from core.queue import Args, Later, Retry, Token
from core.regret import Regret
from core.room import is_full, waiting_for_room
from core.status import flushing
from core.turn import Turn
from core.working.means import FULL, LATER, MOST_ATTEMPTS, RETRIES_S, Means

log = logging.getLogger(__name__)

FULL_S: Final = 120.0  # until a full disk is looked at again


class TurnWork:
    """The handler of turns."""

    def __init__(self, means: Means, desk: Desk) -> None:
        self._means = means
        self._services = means.services
        self._desk = desk
        self._unnoted: dict[int, MessageRef] = {}  # where a full disk let nobody note that a turn has spoken

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
        except Later:
            raise
        except Gone:
            await self._services.chats.gone(entry.incoming.chat)
            await self._services.inbox.close(entry.id, Phase.FAILED)
        except BackendDown as error:
            await self._later(turn, error, attempt)
        except (TooLarge, Refused) as error:
            await self._fail(turn, _unfetched(turn, error))
        except CutroomError as error:
            await self._sorry(turn, error)
        except sqlite3.Error as error:
            await self._unkept(turn, error)
        except Exception as error:
            await self._failed(turn, error)
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

    async def _unkept(self, turn: Turn, error: sqlite3.Error) -> None:
        """Wait for room where the disk is full: what cannot be written down can only be done later."""
        if not is_full(error):
            await self._failed(turn, error)
            return
        if not turn.is_answered:  # an answer stays the last word, though nobody could note that it was given
            with suppress(sqlite3.Error):
                await turn.pause(turn.t(FULL))
        if turn.status.message is not None:
            self._unnoted[turn.entry.id] = turn.status.message
        raise error

    async def _failed(self, turn: Turn, error: Exception) -> None:
        if is_full(error):
            log.warning("turn_out_of_room")
            await self._sorry(turn, DiskFull())
            return
        log.error("turn_failed", exc_info=error)
        await self._sorry(turn, CutroomError())

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
            account=await self._means.voices.account(turn.nemo.holder),
            again=f"again:{turn.entry.id}",
            lost=await self._means.restarted(error, turn.known_project, turn.nemo, turn.language),
        )
        await self._fail(turn, regret.reply(self._services.catalogue, turn.language))

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
        entry = await self._services.inbox.find(turn.entry.id)
        if entry is None or not entry.is_open:
            await self._services.tidy(turn.entry.id)

    async def _opened(self, entry: Entry) -> Turn:
        if entry.id in self._unnoted:
            await self._services.inbox.shown(entry.id, self._unnoted[entry.id])
            del self._unnoted[entry.id]
            entry = await self._services.inbox.get(entry.id)
        chat = await self._services.chats.get(entry.incoming.chat)
        return Turn(
            entry,
            self._desk.decide(entry.incoming),
            chat=chat,
            skill=self._means.skill(chat),
            nemo=self._means.nemo(chat),
            platform=self._means.platforms[entry.incoming.chat.platform],
            services=self._services,
        )


def _unfetched(turn: Turn, error: TooLarge | Refused) -> Reply:
    """Say why a file cannot be had."""
    if isinstance(error, Refused):
        return Reply(turn.t("upload-gone"))
    limit = megabytes(error.limit) if error.limit else "none"
    return Reply(turn.t("upload-too-large", limit=limit, platform=turn.entry.incoming.chat.platform))
