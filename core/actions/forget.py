"""Forgetting whoever asks for it, after asking once more."""

from typing import Final

from core.actions.confirming import confirmed
from core.chat import Button
from core.inbox import Phase
from core.keeping.forgetting import left_behind
from core.turn import Turn

ERASES: Final = "erases"


async def forget(turn: Turn) -> None:
    """Ask whether it is meant, or do it when whoever was asked has pressed the button."""
    if not await _is_confirmed(turn):
        button = Button(turn.t("button-erase"), action=f"erase:{turn.entry.id}")
        await turn.finish(turn.t("forget-ask"), buttons=((button,),))
        return
    incoming, forgetting = turn.entry.incoming, turn.services.forgetting
    await turn.advance(Phase.RECEIVED, **{ERASES: True})
    await turn.services.guard.carry_over(incoming.who)
    done = await forgetting.forget(incoming.who, but=turn.entry.id)
    lines = [turn.t("forget-done", turns=done.turns, exports=done.exports, projects=done.projects)]
    if done.shared:
        lines.append(turn.t("forget-shared", count=done.shared))
    settings = turn.services.settings
    if done.projects and (left := left_behind(settings)):
        lines.append(turn.t(left, link=settings.nemo_web_url))
    lines.append(turn.t("forget-chat"))
    await turn.finish("\n".join(lines))
    await forgetting.last(turn.entry.id)


async def _is_confirmed(turn: Turn) -> bool:
    """Tell whether this person pressed the button of a question that was put to them, in this chat."""
    if ERASES in turn.entry.progress:  # begun before a restart, which the question did not outlive
        return True
    return await confirmed(turn) is not None
