"""The password at the door: compared by its scrypt hash, and slower with every wrong one."""

import asyncio
import hashlib
import hmac
import ipaddress
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Self

from pydantic import SecretStr

from bots.web.refusals import No, Reason
from core.clock import Clock
from core.store.db import Database

FREE_TRIES: Final = 5
FIRST_PAUSE_S: Final = 2.0
LONGEST_PAUSE_S: Final = 300.0
FORGIVEN_S: Final = 3600.0
MOST_ADDRESSES: Final = 4096
LONGEST_PASSWORD: Final = 1024
MOST_WAITING: Final = 16  # for their turn to be weighed
COST: Final = 2**15  # 32 MiB and about a tenth of a second


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    until: float = 0.0
    last: float = 0.0


class Door:
    """Lets in who knows the password; everybody, when there is none."""

    def __init__(self, clock: Clock, name: str, lock: int, salt: bytes, hashed: bytes) -> None:
        self.name = name
        self.lock = lock  # which password this is: who came in under another one has to say this one
        self._clock = clock
        self._salt = salt
        self._hashed = hashed
        self._tries: OrderedDict[str, _Tries] = OrderedDict()
        self._turn = asyncio.Lock()  # one hash at a time: they are dear
        self._waiting = 0

    @classmethod
    async def open(cls, database: Database, clock: Clock, password: SecretStr | None) -> Self:
        """Hang the door; a changed password closes it to everybody who knew the old one."""
        row = await database.row("web_house", name=secrets.token_hex(3))
        if row is None:
            raise KeyError("web_house")
        if password is None:
            return cls(clock, row["name"], 0, b"", b"")
        said = password.get_secret_value()
        salt, hashed, lock = row["salt"] or b"", row["hash"] or b"", row["lock"]
        if not hashed or not hmac.compare_digest(await asyncio.to_thread(_hash, said, salt), hashed):
            salt = secrets.token_bytes(16)
            hashed = await asyncio.to_thread(_hash, said, salt)
            changed = await database.row("web_lock", salt=salt, hash=hashed)
            lock = 0 if changed is None else changed["lock"]
        return cls(clock, row["name"], lock, salt, hashed)

    @property
    def is_locked(self) -> bool:
        """Tell whether a password is asked for."""
        return bool(self._hashed)

    async def judge(self, address: str, password: str) -> None:
        """Refuse a wrong password, and one that comes too soon after others."""
        if self._waiting >= MOST_WAITING:
            raise _too_often(1)
        self._waiting += 1
        try:
            async with self._turn:
                await self._weigh(_network(address), password[:LONGEST_PASSWORD])
        finally:
            self._waiting -= 1

    async def _weigh(self, address: str, password: str) -> None:
        tries = self._of(address)
        wait_s = tries.until - self._clock.monotonic()
        if wait_s > 0:
            raise _too_often(int(wait_s) + 1)
        if hmac.compare_digest(await asyncio.to_thread(_hash, password, self._salt), self._hashed):
            del self._tries[address]
            return
        tries.wrong += 1
        tries.last = self._clock.monotonic()
        if tries.wrong >= FREE_TRIES:
            pause_s = FIRST_PAUSE_S * 2 ** min(tries.wrong - FREE_TRIES, 20)
            tries.until = tries.last + min(pause_s, LONGEST_PAUSE_S)
        raise No(Reason.WRONG_PASSWORD)

    def _of(self, address: str) -> _Tries:
        now = self._clock.monotonic()
        tries = self._tries.setdefault(address, _Tries(last=now))
        if now - tries.last > FORGIVEN_S:
            tries.wrong = 0
        self._tries.move_to_end(address)
        while len(self._tries) > MOST_ADDRESSES:
            self._tries.popitem(last=False)
        return tries


def _too_often(wait_s: int) -> No:
    return No(Reason.SLOW_DOWN, headers={"Retry-After": str(wait_s)})


def _network(address: str) -> str:
    """Give what one person can hold of addresses: of IPv6, a whole network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=COST, r=8, p=1, maxmem=COST * 8 * 128 * 2, dklen=32)
