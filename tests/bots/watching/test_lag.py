"""A blocked event loop shows."""

import asyncio
import threading
from pathlib import Path

from bots.watching.prometheus import Prometheus
from tests.bots.watching.looking import looked_at

BLOCKED_S = 0.6


async def test_a_blocked_loop_is_seen(tmp_path: Path) -> None:
    """Whoever holds it up for a while is in the figures, and only then."""
    lag = "cutroom_event_loop_lag_seconds"
    watch = Prometheus()
    async with looked_at(tmp_path, watch) as operator:
        await operator.figures()
        threading.Event().wait(BLOCKED_S)
        async with asyncio.timeout(10):
            while (seen := await operator.figures()).of(f"{lag}_count") < 1:
                pass

    late = seen.of(f"{lag}_count") - seen.of(f"{lag}_bucket", le="0.25")
    assert late >= 1
    assert seen.of(f"{lag}_sum") >= 0.25
