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
    settings = turn.services.settings
    costs = settings.uses_cloud or settings.studio_credits is not None
    await turn.finish(f"{told}\n{turn.t('credits-cost-cloud' if costs else 'credits-cost-studio')}")
