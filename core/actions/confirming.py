"""What is done only after asking once more: whether the button was pressed, and by whom it was wanted."""

from core.inbox import Entry
from core.turn import Turn


async def confirmed(turn: Turn) -> Entry | None:
    """Give the turn that asked, if this is its button and pressed by whoever was asked, in this chat."""
    incoming, asked = turn.entry.incoming, turn.decision.args.strip()
    if incoming.press is None or not asked.isdecimal() or len(asked) > 15:
        return None
    question = await turn.services.inbox.find(int(asked))
    if question is None or question.incoming.chat != incoming.chat:
        return None
    return question if question.incoming.person.id == incoming.person.id else None
