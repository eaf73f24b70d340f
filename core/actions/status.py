"""How the project stands: the timeline in a line and in a picture, and what is running."""

import asyncio
from contextlib import suppress
from pathlib import Path

from core.actions import buttons
from core.chat import Attachment, Refused, Reply, Style, TooLarge, Unknown
from core.exporting.exports import Export
from core.inbox import Entry
from core.picture import draw
from core.room import is_full
from core.timeline import draft as drafts
from core.timeline.summary import summary
from core.turn import Turn

PICTURE = "timeline.png"


async def status(turn: Turn) -> None:
    """Show the timeline and what is running or queued."""
    timeline = drafts.read((await turn.state()).draft)
    lines = [summary(timeline, turn.t)]
    lines += [_running(turn, entry) for entry in await _others(turn)]
    lines += [_exporting(turn, export) for export in await turn.services.exports.open_in(turn.chat.key)]
    rows = buttons.after_edit(turn) if timeline.shown else ()
    await turn.finish("\n".join(lines), buttons=rows, timeline=timeline)
    if not timeline.shown or turn.platform.limits(turn.chat.key).draws:
        return
    frames = await turn.services.frames.of((await turn.project()).id, timeline)
    picture = await asyncio.to_thread(draw, timeline, turn.t, frames)
    path = await asyncio.to_thread(_kept, turn.folder, picture)
    if path is None:
        return
    attachment = Attachment(path, PICTURE, Style.PICTURE)
    with suppress(Refused, TooLarge, Unknown):  # the line above has said it in words
        await turn.platform.send(turn.chat.key, Reply(attachment=attachment))


def _kept(folder: Path, picture: bytes) -> Path | None:
    """Keep the picture to send it; None where there is no room, for the words have said it all."""
    path = folder / PICTURE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)
    except OSError as error:
        if not is_full(error):
            raise
        return None
    return path


async def _others(turn: Turn) -> list[Entry]:
    return [
        entry for entry in await turn.services.inbox.open_turns(turn.chat.key) if entry.id != turn.entry.id
    ]


def _running(turn: Turn, entry: Entry) -> str:
    asked = " ".join(entry.incoming.text.split())[:60] or turn.t(
        "status-files", count=len(entry.incoming.media)
    )
    return turn.t("status-turn", asked=asked, who=entry.incoming.person.name or "none")


def _exporting(turn: Turn, export: Export) -> str:
    return turn.t("status-export", number=export.number)
