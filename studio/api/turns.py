"""One instruction of one session: set its price aside, have it answered, keep the edit, charge for it.

The edit is in the database before anybody hears of it, so a caller that went away has lost only the telling.
"""

import asyncio
from dataclasses import dataclass

from core.store.db import Database
from studio.agent import Answer, answer, needs_sight
from studio.api.accounts import Accounts
from studio.api.eyes import Eyes
from studio.api.projects import Projects, Session


@dataclass(frozen=True, slots=True)
class Turns:
    """The editing side of the studio."""

    database: Database
    accounts: Accounts
    projects: Projects
    eyes: Eyes

    async def run(self, user_id: str, session_id: str, instruction: str) -> Answer:
        """Answer one instruction and keep what it changed."""

        async def work(session: Session) -> Answer:
            return await self._priced(session, instruction)

        return await self.projects.alone(user_id, session_id, work)

    async def _priced(self, session: Session, instruction: str) -> Answer:
        if self.accounts.is_free or session.paid:
            return await self._answered(session, instruction, is_priced=False)
        await self.accounts.hold(session.user_id, session.session_id)
        try:
            return await self._answered(session, instruction, is_priced=True)
        finally:
            await self.accounts.release(session.session_id)

    async def _answered(self, session: Session, instruction: str, *, is_priced: bool) -> Answer:
        wanted = await asyncio.to_thread(needs_sight, instruction, session.project)
        made = await asyncio.to_thread(
            answer,
            instruction,
            session.project,
            language=session.language,
            free=self.accounts.is_free,
            seen=await self.eyes.see(session.session_id, wanted),
        )
        if made.project != session.project:
            async with self.database.transaction() as transaction:
                await self.projects.keep(transaction, session, made.project)
                if is_priced:
                    await self.accounts.charge(transaction, session.user_id, session.session_id)
        return made
