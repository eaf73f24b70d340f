"""Who speaks to the backend for whom: one connection pool, and a `Nemo` for each profile and each holder."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote

from core.clock import Clock
from core.identity import BOT, Anonymous, Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo, Tokens
from core.nemo.transport import Bearer, Pool
from core.secrets import Vault
from core.settings import Settings
from core.skills import Skill, platform
from core.store.db import Database
from core.watch import UNWATCHED, Watch

INSTALLED_AT: Final = Path(__file__).resolve().parent


class Voices:
    """Gives everybody a voice to the backend."""

    def __init__(
        self, pool: Pool, *, settings: Settings, database: Database, vault: Vault, clock: Clock
    ) -> None:
        self._pool = pool
        self._settings = settings
        self._database = database
        self._vault = vault
        self._clock = clock
        self._platform = platform(INSTALLED_AT, settings.skill_source, Path.home())
        self._bearers: dict[str, Bearer] = {}

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        base_url: str,
        *,
        settings: Settings,
        database: Database,
        clock: Clock,
        watch: Watch = UNWATCHED,
    ) -> AsyncIterator[Self]:
        """Open the connections to the backend."""
        vault = Vault.beside(settings.data)
        async with Pool.open(base_url, watch=watch) as pool:
            yield cls(pool, settings=settings, database=database, vault=vault, clock=clock)

    def nemo(self, skill: Skill, holder: str = BOT) -> Nemo:
        """Give a voice that speaks in the name of this profile, with this holder's token."""
        attribution = Attribution(skill.name, skill.version, self._platform)
        bearer = self._bearers.get(holder) or self._bearer(holder, attribution)
        self._bearers[holder] = bearer
        return Nemo(self._pool, attribution, bearer, self._clock, holder=holder)

    async def account(self, holder: str = BOT) -> Mapping[str, str]:
        """Give what an apology says about the holder's account: its kind, and where to get more."""
        web = self._settings.nemo_web_url.rstrip("/")
        if not self._settings.uses_cloud:
            return {"kind": "studio", "link": "none"}
        if self._settings.nemo_token is not None:
            return {"kind": "registered", "link": web}
        row = await self._database.row("identity_get", holder=self._kept_as(holder))
        user_id = quote(str(row["user_id"] or ""), safe="") if row is not None else ""
        return {"kind": "anonymous", "link": f"{web}/register?bind={user_id}"}

    def _bearer(self, holder: str, attribution: Attribution) -> Bearer:
        settings = self._settings
        if settings.nemo_token is not None and settings.uses_cloud:
            return Configured(settings.nemo_token)
        if settings.studio_token is not None and not settings.uses_cloud and settings.studio_url:
            return Configured(settings.studio_token, "CUTROOM_STUDIO_TOKEN")
        return Anonymous(
            self._database,
            self._vault,
            self._clock,
            issue=Tokens.nameless(self._pool, attribution, self._clock).create,
            holder=self._kept_as(holder),
            client_id=self._settings.nemo_client_id if holder == BOT else None,
        )

    def _kept_as(self, holder: str) -> str:
        # The tokens of one backend mean nothing to another.
        return f"{holder}@{self._pool.base_url.host}" if self._settings.remote_url else f"{holder}@studio"
