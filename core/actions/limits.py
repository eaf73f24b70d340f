"""The caps: how they are, and setting one."""

from typing import Final

from core.guard.caps import MOST, Cap
from core.turn import Turn

OFF: Final = "off"
DEFAULT: Final = "default"


async def limits(turn: Turn) -> None:
    """Show all caps, after setting the one that is named with a number, `off` or `default`."""
    words = turn.decision.args.lower().split()
    if words and not await _set(turn, words):
        names = ", ".join(f"`{cap}`" for cap in Cap)
        await turn.finish(turn.t("limits-how", names=names, off=OFF, default=DEFAULT))
        return
    caps = await turn.services.caps.all()
    lines = [turn.t(f"limits-{cap}", amount=amount) for cap, amount in caps.items()]
    names = ", ".join(f"`{cap}`" for cap in Cap)
    how = turn.t("limits-how", names=names, off=OFF, default=DEFAULT)
    await turn.finish("\n".join((turn.t("limits-list"), *lines, "", how)))


async def _set(turn: Turn, words: list[str]) -> bool:
    """Set a cap; false when that is not what the words say."""
    if len(words) != 2 or words[0] not in set(Cap):
        return False
    cap, amount = Cap(words[0]), words[1]
    if amount == DEFAULT:
        await turn.services.caps.unset(cap)
        return True
    if amount == OFF:
        amount = "0"
    if not amount.isascii() or not amount.isdecimal() or len(amount) > 10 or int(amount) > MOST:
        return False
    await turn.services.caps.set(cap, int(amount))
    return True
