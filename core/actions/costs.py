"""What an edit costs: said before it is spent where that matters, and counted when it is over."""

from typing import Final

from core.actions import buttons
from core.guard.budget import Passed, Spending
from core.nemo.wire import State
from core.timeline import draft as drafts
from core.turn import Turn

HOUR_S: Final = 3600
MINUTE_S: Final = 60


async def may_spend(turn: Turn, state: State) -> bool:
    """Count what asking will cost; or say that a cap would be passed, and when it is possible again."""
    budget, project = turn.services.budget, await turn.project()
    if budget.is_free:
        return True
    is_new = not drafts.read(state.draft).shown and not state.video_infos
    expected = await budget.expected(project.session_id, is_new=is_new)
    balance = await turn.balance()
    spending = Spending(
        turn.entry.id, turn.entry.incoming.who, turn.nemo.holder, project.session_id, expected
    )
    passed = await budget.reserve(spending, balance)
    if passed is not None:
        await turn.finish(_refusal(turn, passed), buttons=buttons.try_again(turn))
        return False
    if balance is not None and balance.available < expected:
        turn.heading = turn.t("cost-balance", expected=expected, available=round(balance.available))
    return True


async def settle(turn: Turn) -> None:
    """Count what this turn has cost, if it was about to cost anything."""
    if await turn.services.budget.is_open(turn.entry.id):
        await turn.services.budget.settle(turn.entry.id, await turn.balance())


async def still_charged(turn: Turn, stopped: int) -> list[str]:
    """Count what a turn has cost that was stopped, and say it; nothing when nobody can tell."""
    budget = turn.services.budget
    if budget.is_free:
        return [turn.t("cancel-asked-free")]
    if not await budget.is_open(stopped):
        return []
    balance = await turn.balance()
    charged = await budget.settle(stopped, balance, held=True)
    if balance is None or charged is None:
        return []
    return [turn.t("cancel-asked"), turn.t("cancel-charge", credits=round(charged))]


def _refusal(turn: Turn, passed: Passed) -> str:
    sentence = f"cost-{passed.cap}" if passed.expected <= passed.limit else f"cost-{passed.cap}-never"
    hours, seconds = divmod(round(passed.wait_s), HOUR_S)
    return turn.t(
        sentence,
        expected=passed.expected,
        spent=round(passed.spent),
        limit=passed.limit,
        hours=hours,
        minutes=max(1, seconds // MINUTE_S),
    )
