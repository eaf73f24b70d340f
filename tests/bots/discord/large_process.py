"""A process that fetches a file from Discord, sends it back, and prints by how many KiB it grew."""

import asyncio
import json
import resource
import sys
from pathlib import Path
from typing import Any

from bots.discord.platform import Discord
from core.chat import Attachment, ChatKey, Media, Reply, Style
from core.clock import SystemClock
from core.settings import Settings


def _peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def _carry(order: dict[str, Any]) -> int:
    chat = ChatKey("discord", order["channel"])
    settings = Settings.model_validate(order["settings"])
    folder = Path(order["folder"]) / "fetched"
    await asyncio.to_thread(folder.mkdir)
    async with Discord.open(settings, clock=SystemClock()) as platform:
        await platform.send(chat, Reply("ready"))
        before = _peak_kib()
        path = await platform.fetch(Media("/1", "large.mp4", link=order["link"]), folder)
        await platform.send(chat, Reply(attachment=Attachment(path, "large.mp4", Style.NATIVE)))
        return _peak_kib() - before


print(asyncio.run(_carry(json.loads(sys.argv[1]))))  # noqa: T201 - what the test reads
