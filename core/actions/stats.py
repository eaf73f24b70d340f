"""What was done today and lately, in words."""

from typing import Final

from core.exporting.exports import Stage
from core.inbox import Phase
from core.statistics import Figures
from core.turn import Turn

WEEK: Final = 7
# What people wait for; this answer is itself among what passes by the line.
QUEUES: Final = frozenset({"turns", "exports", "broadcasts"})


async def stats(turn: Turn) -> None:
    """Tell what happened today and in a week, and what waits."""
    counts = turn.services.statistics
    # What is over is kept only so long, and nothing more is known.
    days = min(WEEK, max(1, int(turn.services.settings.keep_days)))
    windows = [await counts.of(each) for each in dict.fromkeys((1, days))]
    told = [_told(turn, figures) for figures in windows]
    queues = [
        turn.t("stats-queue", queue=depth.queue, waiting=depth.waiting, running=depth.running)
        for depth in await counts.queues()
        if depth.queue in QUEUES and (depth.waiting or depth.running)
    ]
    told.append(turn.t("stats-queues", list=", ".join(queues) or "none"))
    await turn.finish("\n\n".join(told))


def _told(turn: Turn, figures: Figures) -> str:
    turns, exports = figures.turns, figures.exports
    lines = [
        turn.t("stats-days", days=figures.days),
        turn.t(
            "stats-turns",
            count=sum(turns.values()),
            done=turns.get(Phase.DONE, 0),
            failed=turns.get(Phase.FAILED, 0),
            cancelled=turns.get(Phase.CANCELLED, 0),
        ),
        turn.t(
            "stats-exports",
            count=sum(exports.values()),
            delivered=exports.get(Stage.DELIVERED, 0),
            doubted=exports.get(Stage.DOUBTED, 0),
            failed=exports.get(Stage.FAILED, 0),
            cancelled=exports.get(Stage.CANCELLED, 0),
        ),
        turn.t("stats-people", people=figures.people, chats=figures.chats),
    ]
    if figures.credits is not None:
        lines.append(turn.t("stats-credits", credits=round(figures.credits)))
    return "\n".join(lines)
