"""Starting anew, looking at what there is, and going back to an older project."""

from core.chat import Button
from core.turn import Turn


async def new(turn: Turn) -> None:
    """Start a fresh project; the old one stays."""
    if turn.entry.project is None:
        name = turn.decision.args.strip()[:40] or turn.t("project-name")
        project = await turn.services.projects.start(
            turn.chat.key, turn.nemo, language=turn.language, name=name
        )
        await turn.services.inbox.belongs(turn.entry.id, project.id)
    else:
        project = await turn.services.projects.get(turn.entry.project)
    await turn.finish(turn.t("project-new", number=project.number))


async def projects(turn: Turn) -> None:
    """List the chat's projects, or switch to the one whose number is given."""
    wanted = turn.decision.args.strip().lstrip("#")
    if wanted:
        await _switch(turn, wanted)
        return
    listed = await turn.services.projects.listed(turn.chat.key)
    if not listed:
        await turn.finish(turn.t("project-none"))
        return
    lines = [
        turn.t(
            "project-line",
            number=project.number,
            name=project.name,
            current="yes" if project.id == turn.chat.project else "no",
        )
        for project in listed
    ]
    rows = tuple(
        (Button(f"{project.number}. {project.name}", action=f"project:{project.number}"),)
        for project in listed[:8]
        if project.id != turn.chat.project
    )
    rows += ((Button(turn.t("button-new"), action="new"),),)
    await turn.finish("\n".join([turn.t("project-list"), *lines]), buttons=rows)


async def _switch(turn: Turn, wanted: str) -> None:
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0
    project = await turn.services.projects.switch(turn.chat.key, number)
    if project is None:
        await turn.finish(turn.t("project-unknown", number=wanted[:20]))
        return
    await turn.finish(turn.t("project-switched", number=project.number, name=project.name))
