"""Saying something to everybody: asked once more, with how many chats, and done in the background."""

from typing import Final

from core.actions.confirming import confirmed
from core.chat import Button
from core.turn import Turn

STOP: Final = "stop"
MOST_TEXT: Final = 3500  # fits into one message everywhere but on Discord, which gets two


async def broadcast(turn: Turn) -> None:
    """Ask whether it is meant, or begin when whoever was asked has pressed the button."""
    text = turn.decision.args.strip()
    question = await confirmed(turn)
    if question is not None:
        await _begin(turn, question.id)
    elif turn.entry.incoming.press is not None and text.isdecimal():
        await turn.finish(turn.t("broadcast-not-yours"))
    elif text.lower() == STOP:
        stopped = await turn.services.broadcasts.stop()
        await turn.finish(turn.t("broadcast-stopped" if stopped else "broadcast-nothing"))
    elif not text:
        await turn.finish(turn.t("broadcast-how"))
    elif len(text) > MOST_TEXT:
        await turn.finish(turn.t("broadcast-long", most=MOST_TEXT))
    else:
        await _ask(turn, text)


async def _ask(turn: Turn, text: str) -> None:
    count = len(await turn.services.broadcasts.reach())
    await turn.advance(turn.entry.phase, text=text)
    button = Button(turn.t("button-spread", count=count), action=f"spread:{turn.entry.id}")
    await turn.finish(turn.t("broadcast-ask", text=text), buttons=((button,),))


async def _begin(turn: Turn, question: int) -> None:
    asked = await turn.services.inbox.get(question)
    text = str(asked.progress.get("text", ""))
    if not text:
        await turn.finish(turn.t("broadcast-not-yours"))
        return
    incoming = turn.entry.incoming
    count = await turn.services.broadcasts.begin(question, incoming.chat, incoming.who, text)
    stop = Button(turn.t("button-stop-broadcast"), action=f"spread:{STOP}")
    await turn.finish(turn.t("broadcast-begun", count=count), buttons=((stop,),))
