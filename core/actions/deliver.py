"""What the buttons under an export do: stop it, send its file again, or make it once more."""

from core.actions.cancel import stop_export
from core.actions.export import once_more
from core.exports import Export, Stage
from core.press import Press
from core.turn import Turn


async def deliver(turn: Turn, press: Press) -> None:
    """Obey a press that points at an export of this chat."""
    export = await _pointed(turn, press.number)
    if export is None:
        await turn.finish(turn.t("export-gone"))
    elif not turn.services.guard.may_stop(turn.entry.incoming, export.person):
        await turn.finish(turn.t("cancel-not-yours"))
    elif press.name == "stop":
        await stop_export(turn, export)
    elif press.name == "resend":
        await turn.services.exports.reopen(export)
    elif export.stage is Stage.FAILED:
        await once_more(turn, export)


async def _pointed(turn: Turn, number: int | None) -> Export | None:
    try:
        export = await turn.services.exports.get(number or 0)
    except KeyError:
        return None
    return export if export.chat == turn.chat.key else None
