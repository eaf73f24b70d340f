"""Who we are to the backend: the operator's token, or an anonymous one that is kept sealed and renewed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from pydantic import SecretStr

from core.clock import Clock
from core.errors import ClientIdMissing, RateLimited, SettingsError, TokenExpired
from core.nemo.wire import Token
from core.secrets import Vault
from core.store.db import Database, Schema

SCHEMA: Final = Schema("identity", Path(__file__).parent / "store" / "identity")
BOT: Final = "bot"
# How long to look for a token that another process has asked for.
SHARING_S: Final = (0.1, 0.2, 0.4, 0.8, 1.5)

Issue = Callable[[str], Awaitable[Token]]


class Configured:
    """The operator's own token; nothing can be had in its place."""

    def __init__(self, token: SecretStr, setting: str = "NEMO_TOKEN") -> None:
        value = token.get_secret_value().strip()
        if not value.isascii() or not value.isprintable() or " " in value or not value:
            raise SettingsError("it holds what no token holds", setting=setting)
        self._token = SecretStr(value)

    async def token(self) -> SecretStr:
        """Give the token."""
        return self._token

    async def renew(self, refused: SecretStr) -> SecretStr:  # noqa: ARG002 - there is only one
        """Say that there is no other one."""
        raise TokenExpired("the configured token was refused", code=1001)


class Anonymous:
    """An anonymous token of one holder: the bot, or a chat."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: Clock,
        *,
        issue: Issue,
        holder: str = BOT,
        client_id: str | None = None,
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._issue = issue
        self._holder = holder
        self._client_id = client_id
        self._token: SecretStr | None = None
        self._expires_at: float | None = None
        # Many calls may find the token expired at once; one of them renews it.
        self._turn = asyncio.Lock()

    async def token(self) -> SecretStr:
        """Give the token; the first call finds or makes one."""
        async with self._turn:
            if self._token is None:
                await self._recall()
            if self._token is not None and not self._is_over():
                return self._token
            try:
                return await self._obtain()
            except RateLimited:
                shared = await self._shared()
                if shared is None:
                    raise
                return shared

    async def renew(self, refused: SecretStr) -> SecretStr:
        """Give another token with the same client id, once for all who were refused with this one."""
        async with self._turn:
            if self._token is not None and self._token != refused:
                return self._token
            try:
                return await self._obtain()
            except RateLimited as error:
                # The backend still holds the refused token for valid, so there is no other way in.
                raise TokenExpired(str(error), code=1001) from None

    def _is_over(self) -> bool:
        return self._expires_at is not None and self._clock.now() >= self._expires_at

    async def _shared(self) -> SecretStr | None:
        """Give the token that another process got for our client id a moment ago, and is about to keep."""
        for wait_s in SHARING_S:
            await self._clock.sleep(wait_s)
            row = await self._database.row("identity_get", holder=self._holder)
            sealed = row["sealed_token"] if row is not None else None
            token = self._vault.open(sealed) if sealed is not None else None
            if row is not None and token is not None:
                self._token, self._expires_at = token, row["expires_at"]
                return token
        return None

    async def _recall(self) -> None:
        row = await self._database.row("identity_get", holder=self._holder)
        if row is not None and row["sealed_token"] is not None:
            self._token = self._vault.open(row["sealed_token"])
            self._expires_at = row["expires_at"]
            if self._token is None:  # the key was lost, and this client id gets no other token for days
                await self._keep_client(str(uuid4()))

    async def _obtain(self) -> SecretStr:
        try:
            token = await self._issue(await self._known_client())
        except ClientIdMissing:
            token = await self._issue(await self._keep_client(str(uuid4())))
        secret = SecretStr(token.token)
        expires_at = _moment(token.expires_at)
        if expires_at is not None and expires_at <= self._clock.now():
            expires_at = None  # our clocks disagree; the backend will tell when it is over
        await self._database.run(
            "identity_keep",
            holder=self._holder,
            sealed_token=self._vault.seal(secret),
            user_id=token.user_id,
            expires_at=expires_at,
        )
        self._token, self._expires_at = secret, expires_at
        return secret

    async def _known_client(self) -> str:
        row = await self._database.row("identity_get", holder=self._holder)
        if self._client_id is not None:
            return await self._keep_client(self._client_id)
        return str(row["client_id"]) if row is not None else await self._keep_client(str(uuid4()))

    async def _keep_client(self, client_id: str) -> str:
        row = await self._database.row("identity_client", holder=self._holder, client_id=client_id)
        return client_id if row is None else str(row["client_id"])


def _moment(value: str | float | None) -> float | None:
    """Read an expiry in any of its forms; None when it says nothing that we understand."""
    if isinstance(value, int | float):
        return value / 1000 if value > 1e11 else float(value)
    try:
        return datetime.fromisoformat(value).timestamp() if value else None
    except ValueError:
        return None
