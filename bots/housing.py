"""A studio inside this process: what the settings decide about it, and its running."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

from bots.obstacles import explained
from core.clock import Clock
from core.settings import Settings
from core.watch import UNWATCHED, Watch
from studio.api.serving import StudioConfig, serve

GB: Final = 1024**3


def studio_config(
    settings: Settings, *, data: Path | None = None, port: int = 0, watch: Watch = UNWATCHED
) -> StudioConfig:
    """Give what the settings decide about a studio inside this process."""
    return StudioConfig(
        data=data or settings.studio_data,
        port=port,
        watch=watch,
        credits=settings.studio_credits,
        quota_bytes=round(settings.studio_quota_gb * GB),
        spare_bytes=round(settings.spare_gb * GB),
        keep_days=settings.studio_keep_days,
    )


@asynccontextmanager
async def studio(config: StudioConfig, clock: Clock) -> AsyncIterator[str]:
    """Run a studio and give its address."""
    async with AsyncExitStack() as stack:
        with explained(config.data, config.port):
            url = await stack.enter_async_context(serve(config, clock=clock))
        yield url
