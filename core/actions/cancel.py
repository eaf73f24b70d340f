"""Stopping what runs: at any point, saying what it costs and what is kept."""

from core import draft as drafts
from core.actions import buttons
from core.apology import apologise
from core.changes import diff
from core.chat import MessageRef, Reply
from core.errors import BackendError, CutroomError
from core.exports import Export, Stage
from core.inbox import Entry, Phase
from core.telling import tell
from core.turn import Turn

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
    turns = await turn.services.inbox.open_turns(turn.chat.key)
    wanted = turn.decision.args.strip()
    if wanted.isdecimal():
        turns = [entry for entry in turns if entry.id == int(wanted)]
    if turns:
        await _stop_turn(turn, turns[0])
        return
    exports = await turn.services.exports.open_in(turn.chat.key)
    if exports:
        await stop_export(turn, exports[0])
        return
    await turn.finish(turn.t("cancel-nothing"))


async def stop_export(turn: Turn, export: Export) -> None:
    """Stop one export; the timeline is untouched by it."""
    if not turn.services.guard.may_stop(turn.entry.incoming, export.person):
        await turn.finish(turn.t("cancel-not-yours"))
        return
    if await turn.services.exports.close(export, Stage.CANCELLED):
        await turn.services.exports.stop(export)
        await _stop_render(turn, export)
        await _mark(turn, export.status_message)
    await turn.finish(turn.t("cancel-export", number=export.number))


async def _stop_render(turn: Turn, export: Export) -> None:
    if export.render_id is None or export.stage is not Stage.SUBMITTED:
        return
    try:
        await turn.nemo.renders.cancel(export.render_id)
    except CutroomError:
        return  # it ends by itself, and nobody waits for it any more


async def _stop_turn(turn: Turn, entry: Entry) -> None:
    if not turn.services.guard.may_stop(turn.entry.incoming, entry.incoming.person.id):
        await turn.finish(turn.t("cancel-not-yours"))
        return
    entry = await turn.services.inbox.get(entry.id)
    closed = await turn.services.inbox.close(entry.id, Phase.CANCELLED)
    if entry.job is not None:
        await turn.services.queue.cancel(entry.job)
    if not closed:
        await turn.finish(turn.t("cancel-nothing"))
        return
    await _mark(turn, entry.status_message)
    lines = [turn.t(KEPT[entry.phase])]
    if entry.phase is Phase.ASKED:
        lines += await _done_already(turn, entry)
    await turn.finish("\n".join(lines), buttons=buttons.after_edit(turn) if len(lines) > 1 else ())


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
