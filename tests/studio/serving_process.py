"""A studio in a process of its own, to be killed: prints its base URL and serves until then."""

import asyncio
import sys
from pathlib import Path

from core.clock import SystemClock
from core.queue import Terms
from studio.api.serving import StudioConfig, serve

QUICK = Terms(lease_s=1.5, heartbeat_s=0.4, poll_s=0.1)


async def main(data: Path) -> None:
    """Serve."""
    async with serve(StudioConfig(data, terms=QUICK), clock=SystemClock()) as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
