"""What visitors say, on its way to the core: written down first, so that it is heard once and never lost."""

import logging
from typing import Any, Final

from bots.web.body import Message
from bots.web.journal import Heard, Journal
from bots.web.me import chat_of
from bots.web.refusals import No, Reason
from bots.web.uploads import Upload, Uploads
from bots.web.visitors import Visitor
from core.chat import Handle, Incoming, Media, Person

log = logging.getLogger(__name__)

START: Final = "start"  # opening the page: pressed by nobody, and so not shown as said


class Hearing:
    """Hands what is said to the core."""

    def __init__(self, handle: Handle, journal: Journal, uploads: Uploads) -> None:
        self._handle = handle
        self._journal = journal
        self._uploads = uploads

    async def hear(self, visitor: Visitor, asked: Message) -> int:
        """Take one thing in, durably, and give its number; what opens a chat has none."""
        if asked.press == START:
            await self._handle(_incoming(visitor.id, START, {"press": START, "language": visitor.language}))
            return 0
        text = asked.text.strip()
        if not (text or asked.files or asked.press):
            raise No(Reason.EMPTY)
        files = await self._uploads.whole(visitor.id, asked.files)
        incoming = {
            "text": "" if asked.press else text,
            "press": asked.press,
            "media": [{"ref": file.key, "name": file.name, "size": file.bytes} for file in files],
            "language": visitor.language,
        }
        heard = await self._journal.hear(visitor.id, asked.id, incoming, _body(asked, text, files))
        for file in files:
            await self._uploads.sent(file)
        await self._hand(heard)
        return heard.number

    async def recover(self) -> None:
        """Hand over what was written down right before the process died."""
        for heard in await self._journal.unhanded():
            try:
                await self._hand(heard)
            except Exception:  # the next of them has its own chance
                log.exception("not handed over", extra={"action": "web_recover"})

    async def _hand(self, heard: Heard) -> None:
        if not heard.is_handed:
            await self._handle(_incoming(heard.visitor, f"m{heard.number}", heard.incoming))
            await self._journal.handed(heard)


def _incoming(visitor: str, message: str, said: Any) -> Incoming:
    return Incoming(
        chat=chat_of(visitor),
        message=message,
        person=Person(visitor, language=said["language"]),
        text=said.get("text", ""),
        media=tuple(Media(**file) for file in said.get("media", ())),
        press=said["press"],
    )


def _body(asked: Message, text: str, files: list[Upload]) -> dict[str, Any]:
    """Give what stands in the chat; a press shows what was written on the button."""
    return {
        "text": text,
        "buttons": [],
        "attachment": None,
        "files": [{"name": file.name, "bytes": file.bytes} for file in files],
        "answers": asked.answers,
        "preview": False,
        "pressed": asked.press is not None,
        "timeline": None,
    }
