"""The wish for a finished file: checked against the timeline, then kept as a job that outlives everything."""

from collections.abc import Mapping

from core.actions.edit import FRUITLESS
from core.exporting.exports import Export
from core.timeline import draft as drafts
from core.turn import Turn


async def export(turn: Turn) -> None:
    """Queue an export of the timeline as it stands now, unless the edit before it came to nothing."""
    if turn.entry.progress.get("outcome") in FRUITLESS:
        return
    await want(turn, {"resolution": turn.skill.default_resolution, **turn.decision.output})


async def once_more(turn: Turn, failed: Export) -> None:
    """Queue another export of the same kind, because a person asks for it."""
    await want(turn, failed.wish["output"])


async def want(turn: Turn, output: Mapping[str, object]) -> None:
    """Queue an export, once for each turn; its message goes on where this turn's stands."""
    exports = turn.services.exports
    if await exports.of_turn(turn.entry.id) is not None:
        return
    state = await turn.state()
    if not drafts.ready_for_export(drafts.read(state.draft)):
        await turn.finish(turn.t("export-nothing"))
        return
    await turn.services.room.check()
    project = await turn.project()
    wanted = await exports.want(
        turn=turn.entry.id,
        chat=turn.entry.incoming.chat,
        project=project.id,
        number=await turn.services.projects.count_export(project),
        person=turn.entry.incoming.person.id,
        wish={"output": dict(output), "draft": state.draft},
        message=turn.open_message,
    )
    ahead = await exports.ahead(wanted)
    if ahead:
        await turn.finish(turn.t("export-queued", place=ahead + 1))
        if wanted.status_message is None and turn.status.message is not None:
            await exports.shown(wanted, turn.status.message)
