"""The wish for a finished file: checked against the timeline, then kept as a job that outlives everything."""

from core import draft as drafts
from core.turn import Turn


async def export(turn: Turn) -> None:
    """Queue an export of the timeline as it stands now."""
    exports = turn.services.exports
    if await exports.of_turn(turn.entry.id) is not None:
        return
    state = await turn.state()
    if not drafts.ready_for_export(drafts.read(state.draft)):
        await turn.finish(turn.t("export-nothing"))
        return
    project = await turn.project()
    output = {"resolution": turn.skill.default_resolution, **turn.decision.output}
    wanted = await exports.want(
        turn=turn.entry.id,
        chat=turn.entry.incoming.chat,
        project=project.id,
        number=await turn.services.projects.count_export(project),
        person=turn.entry.incoming.person.id,
        wish={"output": output, "draft": state.draft},
    )
    ahead = await exports.ahead(wanted)
    if ahead:
        await turn.finish(turn.t("export-queued", place=ahead + 1))
