"""The greeting, and how to go about it."""

from core.actions import buttons
from core.turn import Turn


async def guide(turn: Turn) -> None:
    """Greet with the active profile and its things to try, or tell how it all works."""
    if turn.decision.command == "start":
        await greet(turn)
        return
    notes = turn.platform.limits(turn.chat.key).notes
    await turn.finish(
        "\n\n".join((turn.skill.speaking(turn.language).guide, *map(turn.t, ("help-commands", *notes)))),
        buttons=buttons.suggestions(turn),
    )


async def greet(turn: Turn) -> None:
    """Greet, with a status line that ends in readiness."""
    turn.heading = turn.skill.greeting(turn.language)
    rows = buttons.suggestions(turn)
    await turn.say(turn.t("greeting-wait"), buttons=rows)
    await turn.project()
    await turn.finish(turn.t("greeting-ready"), buttons=rows)
