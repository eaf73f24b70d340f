"""Who may ask, and what they may spend: anonymous tokens, credits and claim tokens.

Only hashes of tokens are kept. Credits are set aside (a hold) while a session's first edit runs and charged
once it is made; later edits of that session are covered by the same charge.
"""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from core.clock import Clock
from core.nemo.wire import ClaimToken, Credits, Token
from core.store.db import Database, Transaction
from studio.api.refusals import Reason, Refusal

DAY_S = 86_400
TOKEN_DAYS = 7
GRANT = 100
SESSION_PRICE = 50
MAX_CLIENT_ID = 64
OPERATOR = "operator"
NO_CLIENT = ""  # which nobody can be


@dataclass(frozen=True, slots=True)
class Accounts:
    """The people this studio knows; `credits` None means that edits are free."""

    database: Database
    clock: Clock
    credits: int | None = None
    operator_token: str = field(default="", repr=False)

    @property
    def is_free(self) -> bool:
        """Tell whether edits cost nothing."""
        return self.credits is None

    async def issue(self, client_id: str) -> Token:
        """Give a token to a client id that holds none; the user stays the same from token to token."""
        if self.operator_token:
            raise Refusal(Reason.CLOSED)
        if not 1 <= len(client_id) <= MAX_CLIENT_ID:
            raise Refusal(Reason.CLIENT_ID)
        now, token = self.clock.now(), f"nmv_usr_{secrets.token_urlsafe(32)}"
        expires_at = now + TOKEN_DAYS * DAY_S
        grant = GRANT if self.credits is None else self.credits
        row = await self.database.row(
            "issue_token",
            user_id=f"anon_{secrets.token_hex(8)}",
            client_id=client_id,
            token_hash=_hash(token),
            expires_at=expires_at,
            balance=grant,
            now=now,
        )
        if row is None:
            raise Refusal(Reason.RATE, retry_after_s=await self._wait_s(client_id))
        until = datetime.fromtimestamp(expires_at, UTC).isoformat()
        return Token(token=token, user_id=row["user_id"], expires_at=until, credits=grant)

    async def admit_operator(self) -> None:
        """Give whoever knows the operator's token an account, with credits anew; the token is not kept."""
        if self.operator_token:
            grant = GRANT if self.credits is None else self.credits
            nobody = _hash(secrets.token_urlsafe(32))
            await self.database.run(
                "admit_operator", user_id=OPERATOR, client_id=NO_CLIENT, token_hash=nobody, balance=grant
            )

    async def user_of(self, authorization: str) -> str:
        """Give the user whose valid token this header carries."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refusal(Reason.TOKEN)
        if self.operator_token:
            if not secrets.compare_digest(_hash(token.strip()), _hash(self.operator_token)):
                raise Refusal(Reason.TOKEN)
            return OPERATOR
        row = await self.database.row(
            "account_of_token", token_hash=_hash(token.strip()), now=self.clock.now()
        )
        if row is None:
            raise Refusal(Reason.TOKEN)
        return str(row["user_id"])

    async def balance(self, user_id: str) -> Credits:
        """Tell what may still be spent."""
        row = await self.database.row("balance", user_id=user_id)
        if row is None:
            raise Refusal(Reason.TOKEN)
        balance, frozen = row["balance"], row["frozen"]
        return Credits(available=max(0, balance - frozen), frozen=frozen, total=balance)

    async def hold(self, user_id: str, session_id: str) -> None:
        """Set a session's price aside, or refuse when there is too little."""
        held = await self.database.run(
            "hold_credits", user_id=user_id, session_id=session_id, amount=SESSION_PRICE
        )
        if not held:
            raise Refusal(Reason.CREDITS)

    async def release(self, session_id: str) -> None:
        """Give back what was set aside for a session; nothing when it was charged."""
        await self.database.run("release_credits", session_id=session_id)

    async def release_all(self) -> int:
        """Give back what a crash left set aside.

        Another studio on the same data may have a turn running just now: its charge is taken all the same,
        since charging does not ask for the hold.
        """
        return await self.database.run("release_all_credits")

    async def charge(self, transaction: Transaction, user_id: str, session_id: str) -> None:
        """Turn a hold into a charge, within the transaction that keeps the edit."""
        await transaction.run("release_credits", session_id=session_id)
        await transaction.run("charge_credits", user_id=user_id, amount=SESSION_PRICE)
        await transaction.run("mark_paid", session_id=session_id)

    async def claim(self, session_id: str) -> ClaimToken:
        """Give a token that opens this session's project in a browser."""
        answer = ClaimToken(claim_token=f"clm_{secrets.token_urlsafe(24)}")
        await self.database.run(
            "keep_claim",
            token_hash=_hash(answer.claim_token),
            session_id=session_id,
            expires_at=self.clock.now() + answer.expires_in,
        )
        return answer

    async def _wait_s(self, client_id: str) -> float:
        row = await self.database.row("token_expiry", client_id=client_id)
        return max(1.0, row["expires_at"] - self.clock.now()) if row else 1.0


def _hash(token: str) -> str:
    # Tokens are long and random, so a plain hash keeps them as safe as a slow one would.
    return sha256(token.encode("utf-8", "replace")).hexdigest()
