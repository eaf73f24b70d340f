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
    if turn.services.budget.is_free:
        await turn.finish(f"{told}\n{turn.t('credits-cost-studio')}")
        return
    share = await turn.services.budget.share(turn.entry.incoming.who)
    used = turn.t("credits-share", spent=round(share.spent), cap=share.cap)
    await turn.finish("\n".join((told, used, turn.t("credits-cost-cloud"))))
