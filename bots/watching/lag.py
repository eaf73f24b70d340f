"""How late the event loop is: it is asked to wake somebody at a time, and the time is compared."""

from typing import Final

from core.clock import Clock
from core.watch import Watch

EVERY_S: Final = 0.25


async def measure_lag(watch: Watch, clock: Clock) -> None:
    """Measure until cancelled."""
    while True:
        due = clock.monotonic() + EVERY_S
        await clock.sleep(EVERY_S)
        watch.lagged(max(0.0, clock.monotonic() - due))
