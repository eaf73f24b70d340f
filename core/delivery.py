"""The way a finished video takes to its chat: in place, else as a document, else a link and a smaller copy.

Every rung ends in something that people can open. The limit is that of this very chat, and a refusal for size
lowers it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from core.chat import Attachment, Button, ChatKey, Platform, Refused, Reply, Style, TooLarge
from core.probe import Facts


class Rung(StrEnum):
    """How the video was delivered."""

    WHOLE = "whole"
    SMALLER = "smaller"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be delivered, and the words that go with it at each rung."""

    path: Path
    name: str
    facts: Facts
    whole: str
    smaller: str
    link: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    thumbnail: Path | None = None


Shrink = Callable[[], Awaitable[tuple[Path, Facts] | None]]


async def deliver(platform: Platform, chat: ChatKey, parcel: Parcel, *, shrink: Shrink) -> Rung:
    """Send the video by the first rung that holds."""
    if await _sent(platform, chat, _reply(parcel, parcel.path, parcel.facts, parcel.whole)):
        return Rung.WHOLE
    smaller = await shrink()
    if smaller is not None and await _sent(platform, chat, _reply(parcel, *smaller, parcel.smaller)):
        return Rung.SMALLER
    await platform.send(chat, Reply(parcel.link, buttons=parcel.buttons))
    return Rung.LINK


async def _sent(platform: Platform, chat: ChatKey, reply: Reply) -> bool:
    """Send a file as a video, or else as a document; false when it is too large for this chat."""
    limit = platform.limits(chat).bytes_out
    if reply.attachment is None or (limit is not None and reply.attachment.path.stat().st_size > limit):
        return False
    for style in (Style.NATIVE, Style.DOCUMENT):
        try:
            await platform.send(chat, replace(reply, attachment=replace(reply.attachment, style=style)))
        except Refused:
            continue
        except TooLarge:
            return False
        return True
    return False


def _reply(parcel: Parcel, path: Path, facts: Facts, text: str) -> Reply:
    attachment = Attachment(
        path=path,
        name=parcel.name,
        style=Style.NATIVE,
        width=facts.width,
        height=facts.height,
        duration_ms=facts.duration_ms,
        thumbnail=parcel.thumbnail,
    )
    return Reply(text, buttons=parcel.buttons, attachment=attachment)
