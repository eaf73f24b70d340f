"""The whole bot with a studio, as a process that a test may kill."""

import asyncio
import json
import sys
from pathlib import Path

from bots.discord.platform import Discord
from core.clock import SystemClock
from core.cutroom import Cutroom
from core.settings import Settings
from studio.api.serving import StudioConfig, serve


async def _run(settings: Settings) -> None:
    clock = SystemClock()
    async with (
        serve(StudioConfig(settings.data / "studio"), clock=clock) as url,
        Discord.open(settings, clock=clock, ready_s=0.05) as platform,
        Cutroom.open(settings, url, [platform], clock=clock) as cutroom,
        asyncio.TaskGroup() as group,
    ):
        group.create_task(cutroom.run())
        group.create_task(platform.run(cutroom.desk.handle))


own = json.loads(sys.argv[1])
asyncio.run(_run(Settings.model_validate({**own, "CUTROOM_DATA": Path(own["CUTROOM_DATA"])})))
