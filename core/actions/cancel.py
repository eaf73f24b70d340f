"""Stopping what runs: at any point, saying what it costs and what is kept."""

from contextlib import suppress
from typing import Final

from core.actions import buttons, costs
from core.apology import apologise
from core.chat import MessageRef, Reply
from core.errors import BackendError, CutroomError
from core.exporting.exports import Export, Stage
from core.inbox import Entry, Phase
from core.timeline import draft as drafts
from core.timeline.changes import diff
from core.timeline.telling import tell
from core.turn import Turn

# What this turn stops, as it is kept of it.
TURN: Final = "stops_turn"
AT: Final = "stops_at"
EXPORT: Final = "stops_export"
# What to say of a turn that was stopped, by how far it had come.
KEPT = {
    Phase.RECEIVED: "cancel-early",
    Phase.FETCHED: "cancel-early",
    Phase.UPLOADED: "cancel-uploaded",
    Phase.ASKED: "cancel-asked",
    Phase.ANSWERED: "cancel-answered",
}


async def cancel(turn: Turn) -> None:
    """Stop the running turn of this chat, or else its export."""
    if await _goes_on(turn):
        return
    turns = await turn.services.inbox.open_turns(turn.chat.key)
    wanted = turn.decision.args.strip()
    if turn.entry.incoming.press is not None and wanted:
        # A button stops the turn that it stands under, and nothing else when that is over.
        turns = [entry for entry in turns if str(entry.id) == wanted]
    if turns:
        await _stop_turn(turn, turns[0])
        return
    if turn.entry.incoming.press is not None and wanted:
        await turn.finish(turn.t("cancel-nothing"))
        return
    exports = await turn.services.exports.open_in(turn.chat.key)
    if exports:
        await stop_export(turn, exports[0])
        return
    await turn.finish(turn.t("cancel-nothing"))


async def _goes_on(turn: Turn) -> bool:
    """Go on with what was chosen before a restart: that is stopped, and not whatever comes next."""
    progress = turn.entry.progress
    if TURN in progress:
        await _stop_turn(turn, await turn.services.inbox.get(progress[TURN]))
    elif EXPORT in progress:
        await stop_export(turn, await turn.services.exports.get(progress[EXPORT]))
    return TURN in progress or EXPORT in progress


async def stop_export(turn: Turn, export: Export) -> None:
    """Stop one export; the timeline is untouched by it."""
    if not turn.services.guard.may_stop(turn.entry.incoming, export.person):
        await turn.finish(turn.t("cancel-not-yours"))
        return
    is_ours = turn.entry.progress.get(EXPORT) == export.id
    await turn.advance(Phase.RECEIVED, **{EXPORT: export.id})
    closed = await turn.services.exports.close(export, Stage.CANCELLED)
    stopped = await turn.services.exports.get(export.id)
    if not closed and not (is_ours and stopped.stage is Stage.CANCELLED):
        await turn.finish(turn.t("cancel-nothing"))
        return
    await turn.services.exports.stop(stopped)
    await _stop_render(turn, stopped)
    await _mark(turn, stopped.status_message)
    await turn.finish(turn.t("cancel-export", number=export.number))


async def _stop_render(turn: Turn, export: Export) -> None:
    for render_id in filter(None, (export.render_id, *export.copies)):
        with suppress(CutroomError):  # it ends by itself, and nobody waits for it any more
            await turn.nemo.renders.cancel(render_id)


async def _stop_turn(turn: Turn, entry: Entry) -> None:
    if not turn.services.guard.may_stop(turn.entry.incoming, entry.incoming.person.id):
        await turn.finish(turn.t("cancel-not-yours"))
        return
    inbox = turn.services.inbox
    is_ours = turn.entry.progress.get(TURN) == entry.id
    entry = await inbox.get(entry.id)
    phase = Phase(turn.entry.progress[AT]) if is_ours else entry.phase
    await turn.advance(Phase.RECEIVED, **{TURN: entry.id, AT: phase})
    closed = await inbox.close(entry.id, Phase.CANCELLED)
    if entry.job is not None:
        await turn.services.queue.cancel(entry.job)
    await turn.services.tidy(entry.id)  # one that waited to be tried again has nobody else to do it
    if not closed and not (is_ours and entry.phase is Phase.CANCELLED):
        await turn.finish(turn.t("cancel-nothing"))
        return
    await _mark(turn, entry.status_message)
    lines = [turn.t(KEPT[phase])]
    done = await _done_already(turn, entry) if phase is Phase.ASKED else []
    if phase is Phase.ASKED:
        lines = await costs.still_charged(turn, entry.id) or lines
    await turn.finish("\n".join((*lines, *done)), buttons=buttons.after_edit(turn) if done else ())


async def _done_already(turn: Turn, entry: Entry) -> list[str]:
    """Tell what the agent had changed before it was stopped."""
    if entry.project is None:
        return []
    project = await turn.services.projects.get(entry.project)
    try:
        after = (await turn.nemo.state.latest(project.session_id)).state.draft
    except BackendError as error:
        return [str(apologise(turn.services.catalogue, turn.language, error))]
    before = entry.progress.get("before")
    return list(tell(diff(drafts.read(before), drafts.read(after)), turn.t))


async def _mark(turn: Turn, message: MessageRef | None) -> None:
    if message is not None:
        await turn.platform.edit(message, Reply(turn.t("cancel-mark")))
