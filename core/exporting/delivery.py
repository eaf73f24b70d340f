"""The way a finished video takes to its chat: in place, else as a document; and what a refusal means.

Every rung ends in something that people can open. The limit is that of this very chat, and a refusal for size
lowers it.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core.chat import Attachment, Button, ChatKey, Platform, Refused, Reply, Style, TooLarge
from core.probe import Facts

# What is tried next where a platform refuses a size without telling what it takes: what many take, then all.
USUAL_BYTES: Final = (49_000_000, 8_000_000)
MOST_REFUSALS: Final = len(USUAL_BYTES)
# Told a limit this near to what was refused, nobody knows more than that it was refused.
NEAR: Final = 0.9


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is delivered, and the words that go with it; without a file, they are all there is."""

    name: str
    text: str
    path: Path | None = None
    facts: Facts | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """How large a file a chat takes; a guess where it was only found to be less than something."""

    bytes: int
    is_guess: bool = False


def lowered(size: int, told: int | None, refusals: int) -> Limit:
    """Give what is tried after so many refusals, of which the last was of this size."""
    if told is not None and told < size * NEAR:
        return Limit(told)
    usual = USUAL_BYTES[min(refusals, len(USUAL_BYTES)) - 1]
    return Limit(min(size // 2, usual), is_guess=True)


async def deliver(platform: Platform, chat: ChatKey, parcel: Parcel) -> None:
    """Send a video in place, or else as a document; raises TooLarge when this chat takes it in no way."""
    if parcel.path is None or parcel.facts is None:
        await platform.send(chat, Reply(parcel.text, buttons=parcel.buttons))
        return
    reply = _reply(parcel, parcel.path, parcel.facts)
    try:
        await platform.send(chat, reply)
    except Refused:
        await _as_document(platform, chat, reply)


async def _as_document(platform: Platform, chat: ChatKey, reply: Reply) -> None:
    if reply.attachment is not None:
        reply = replace(reply, attachment=replace(reply.attachment, style=Style.DOCUMENT))
    try:
        await platform.send(chat, reply)
    except Refused as error:
        raise TooLarge from error


def _reply(parcel: Parcel, path: Path, facts: Facts) -> Reply:
    attachment = Attachment(
        path=path,
        name=parcel.name,
        style=Style.NATIVE,
        width=facts.width,
        height=facts.height,
        duration_ms=facts.duration_ms,
    )
    return Reply(parcel.text, buttons=parcel.buttons, attachment=attachment)
