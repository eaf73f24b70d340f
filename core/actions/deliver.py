"""What the buttons under an export do: stop it, send its file again, link to it, or make it once more."""

from typing import Final

from core.actions.cancel import stop_export
from core.actions.export import once_more
from core.exporting.exports import Export, Stage
from core.exporting.letter import waits, where
from core.exporting.wrapping import ticket
from core.press import Press
from core.turn import Turn

# An export that has ended so has left no file.
GONE: Final = frozenset({Stage.FAILED, Stage.CANCELLED})


async def deliver(turn: Turn, press: Press) -> None:
    """Obey a press that points at an export of this chat."""
    export = await _pointed(turn, press.number)
    if export is None:
        await turn.finish(turn.t("export-gone"))
    elif press.name == "whole":
        await _give_link(turn, export)
    elif not turn.services.guard.may_stop(turn.entry.incoming, export.person):
        await turn.finish(turn.t("cancel-not-yours"))
    elif press.name == "stop":
        await stop_export(turn, export)
    elif press.name == "resend":
        await turn.services.exports.reopen(export)
    elif export.stage is Stage.FAILED:
        await once_more(turn, export)


async def _give_link(turn: Turn, export: Export) -> None:
    """Give the link to the whole file, if it can be reached by now."""
    if export.stage in GONE or export.kept_until <= turn.services.clock.now():
        await turn.finish(turn.t("export-gone"))
        return
    link = turn.services.links.address(ticket(export, await turn.services.projects.get(export.project)))
    is_admin = turn.entry.incoming.who in turn.services.settings.admins
    told = where(turn.t, link, export.kept_until) if link else waits(turn.t, is_admin=is_admin)
    await turn.finish(told)


async def _pointed(turn: Turn, number: int | None) -> Export | None:
    try:
        export = await turn.services.exports.get(number or 0)
    except KeyError:
        return None
    return export if export.chat == turn.chat.key else None
