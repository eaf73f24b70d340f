"""Saying things in a chat: new messages, messages that change, and files with words under them."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bots.telegram.calls import Calls
from bots.telegram.connection import Line
from bots.telegram.refusals import UNCHANGED, UNPARSED, says
from bots.telegram.rendering import CAPTION, Piece, keyboard, pieces
from bots.telegram.uploads import Address, Uploads
from core.chat import Attachment, ChatKey, MessageRef, Refused, Reply

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
MOST_LONG: Final = 1000  # messages whose further pieces are remembered
SILENCE: Final = "…"  # a message cannot be empty

T = TypeVar("T")


class Sender:
    """Writes into chats, by their stored names alone."""

    def __init__(self, line: Line, calls: Calls, uploads: Uploads) -> None:
        self._bot = line.bot
        self._calls = calls
        self._uploads = uploads
        self._tails: OrderedDict[MessageRef, list[str]] = OrderedDict()

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Send a reply as one message, or as several where it is long; the first one stands for it."""
        if reply.attachment is not None:
            return await self._send_file(chat, reply, reply.attachment)
        first, *others = pieces(reply.text) or (Piece(SILENCE, SILENCE),)
        markup = keyboard(reply.buttons)
        ref = await self._say(chat, first, None if others else markup, reply.answers)
        await self._go_on(ref, others, markup)
        return ref

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Change a message, and those that went on from it."""
        first, *others = pieces(reply.text) or (Piece(SILENCE, SILENCE),)
        markup = keyboard(reply.buttons)
        await self._change(message, first, None if others else markup)
        await self._go_on(message, others, markup)

    async def _send_file(self, chat: ChatKey, reply: Reply, attachment: Attachment) -> MessageRef:
        caption, *others = pieces(reply.text, first=CAPTION) or (None,)
        markup = keyboard(reply.buttons)

        async def send(chat_id: int, caption_text: str | None, parse_mode: str | None) -> Message:
            address = Address(
                chat_id=chat_id,
                thread=_thread(chat),
                caption=caption_text,
                parse_mode=parse_mode,
                markup=None if others else markup,
                reply=_answering(reply.answers),
            )
            return await self._uploads.send(attachment, address)

        message = await self._written(chat, caption, send, has_file=True)
        ref = MessageRef(chat, str(message.message_id))
        for number, piece in enumerate(others, 1):
            await self._say(chat, piece, markup if number == len(others) else None, None)
        return ref

    async def _say(
        self, chat: ChatKey, piece: Piece, markup: InlineKeyboardMarkup | None, answers: str | None
    ) -> MessageRef:
        async def send(chat_id: int, text: str | None, parse_mode: str | None) -> Message:
            return await self._bot.send_message(
                chat_id,
                text or SILENCE,
                message_thread_id=_thread(chat),
                parse_mode=parse_mode,
                reply_markup=markup,
                reply_parameters=_answering(answers),
                link_preview_options=NO_PREVIEW,
            )

        message = await self._written(chat, piece, send, has_file=False)
        return MessageRef(chat, str(message.message_id))

    async def _change(self, ref: MessageRef, piece: Piece, markup: InlineKeyboardMarkup | None) -> None:
        async def edit(chat_id: int, text: str | None, parse_mode: str | None) -> None:
            try:
                await self._bot.edit_message_text(
                    text or SILENCE,
                    chat_id,
                    int(ref.id),
                    parse_mode=parse_mode,
                    reply_markup=markup,
                    link_preview_options=NO_PREVIEW,
                )
            except BadRequest as error:
                if not says(error, UNCHANGED):
                    raise

        await self._calls.again(ref.chat, lambda chat_id: _parsed(piece, lambda *said: edit(chat_id, *said)))

    async def _written(
        self,
        chat: ChatKey,
        piece: Piece | None,
        send: Callable[[int, str | None, str | None], Awaitable[Message]],
        *,
        has_file: bool,
    ) -> Message:
        ask = self._calls.once if has_file else self._calls.said
        return await ask(chat, lambda chat_id: _parsed(piece, lambda *said: send(chat_id, *said)))

    async def _go_on(self, ref: MessageRef, others: list[Piece], markup: InlineKeyboardMarkup | None) -> None:
        """Say the rest of a long text in messages of its own, which change with it."""
        tail = self._tails.pop(ref, [])
        for number, piece in enumerate(others):
            under = markup if number == len(others) - 1 else None
            if number < len(tail):
                await self._change(MessageRef(ref.chat, tail[number]), piece, under)
            else:
                tail.append((await self._say(ref.chat, piece, under, None)).id)
        for spare in tail[len(others) :]:
            await self._remove(MessageRef(ref.chat, spare))
        if others:
            self._tails[ref] = tail[: len(others)]
            while len(self._tails) > MOST_LONG:
                self._tails.popitem(last=False)

    async def _remove(self, ref: MessageRef) -> None:
        try:
            await self._calls.again(ref.chat, lambda chat_id: self._bot.delete_message(chat_id, int(ref.id)))
        except Refused:
            return


async def _parsed(piece: Piece | None, say: Callable[[str | None, str | None], Awaitable[T]]) -> T:
    """Say it in HTML, or plainly should Telegram not understand what we wrote."""
    if piece is None:
        return await say(None, None)
    try:
        return await say(piece.html, ParseMode.HTML)
    except BadRequest as error:
        if not says(error, UNPARSED):
            raise
        return await say(piece.plain, None)


def _thread(chat: ChatKey) -> int | None:
    return int(chat.thread) if chat.thread else None


def _answering(answers: str | None) -> ReplyParameters | None:
    """Answer a message by its number; a deleted one, or one from before a group moved, holds nothing up."""
    if answers is None or not answers.isdecimal():
        return None
    return ReplyParameters(int(answers), allow_sending_without_reply=True)
