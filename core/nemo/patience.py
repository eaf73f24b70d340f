"""How often a call may go out: one renewed token, one wait for a limit, a few repeats of what is safe."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final, Protocol, TypeVar

from pydantic import SecretStr

from core.clock import Clock
from core.errors import BackendDown, RateLimited, TokenExpired

RETRIES_S: Final = (0.5, 1.0, 2.0, 4.0)
LIMITED_WAIT_S: Final = 30.0
LONGEST_WAIT_S: Final = 120.0

T = TypeVar("T")


class Bearer(Protocol):
    """Whoever knows the token, and how to get another one."""

    async def token(self) -> SecretStr:
        """Give the token to speak with."""
        ...

    async def renew(self, refused: SecretStr) -> SecretStr:
        """Give another token in place of this one; raises TokenExpired when there is none to be had."""
        ...


async def patiently(
    send: Callable[[SecretStr | None], Awaitable[T]],
    *,
    bearer: Bearer | None,
    clock: Clock,
    retries_s: Iterable[float] = (),
) -> T:
    """Send; after a refused token or a reached limit it is sent again, since nothing was done."""
    token = await bearer.token() if bearer is not None else None
    may_renew = may_wait = True
    retries = iter(retries_s)
    while True:
        try:
            return await send(token)
        except TokenExpired:
            if not may_renew or bearer is None or token is None:
                raise
            may_renew = False
            token = await bearer.renew(token)
        except RateLimited as error:
            wait_s = LIMITED_WAIT_S if error.retry_after_s is None else error.retry_after_s
            if not may_wait or wait_s > LONGEST_WAIT_S:
                raise
            may_wait = False
            await clock.sleep(wait_s)
        except BackendDown:
            pause_s = next(retries, None)
            if pause_s is None:
                raise
            await clock.sleep(pause_s)
