"""What may still be spent, and what an edit costs."""

from core.turn import Turn


async def balance(turn: Turn) -> None:
    """Say how many credits there are."""
    balance = await turn.nemo.credits.get()
    told = turn.t(
        "credits-balance",
        available=round(balance.available),
        reserved=round(balance.frozen),
        total=round(balance.total),
    )
    cost = "credits-cost-cloud" if turn.services.settings.uses_cloud else "credits-cost-studio"
    if not turn.services.settings.uses_cloud and turn.services.settings.studio_credits is not None:
        cost = "credits-cost-cloud"
    await turn.finish(f"{told}\n{turn.t(cost)}")
