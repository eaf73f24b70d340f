"""The last lines of the log, as they may be read: few as a text, many as a file."""

import asyncio
from typing import Final

from core.chat import Attachment, Reply, Style
from core.turn import Turn

USUAL: Final = 20
MOST_TEXT: Final = 3000
FILE: Final = "cutroom.log"


async def logs(turn: Turn) -> None:
    """Show the last lines, or as many as are asked for."""
    asked = turn.decision.args.strip()
    most = int(asked) if asked.isdecimal() and 0 < len(asked) < 6 else USUAL
    lines = list(turn.services.lines())[-max(1, most) :]
    text = "\n".join(lines)
    if not lines:
        await turn.finish(turn.t("logs-none"))
        return
    if len(text) <= MOST_TEXT:
        await turn.finish(f"{turn.t('logs-last', count=len(lines))}\n{text}")
        return
    await asyncio.to_thread(turn.folder.mkdir, parents=True, exist_ok=True)
    path = turn.folder / FILE
    await asyncio.to_thread(path.write_text, f"{text}\n", encoding="utf-8")
    await turn.finish(turn.t("logs-last", count=len(lines)))
    await turn.platform.send(turn.chat.key, Reply(attachment=Attachment(path, FILE, Style.DOCUMENT)))
