"""What an update says to us: Telegram's shapes → what the core takes in. Pure.

In groups only what is addressed to the bot says anything; all the rest is dropped here, unread and unkept.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from telegram import CallbackQuery, Message, MessageEntity, Update
from telegram.constants import ChatType

from bots.telegram.attached import attached
from bots.telegram.people import NAME, Me, key, pointed, presser, speaker
from core.chat import ChatKey, Incoming, Media, Person

_COMMAND: Final = re.compile(r"/(\w+)(?:@(\w+))?(?=\s|$)")
# Commands that work on a file: given as a reply to somebody's file, they mean that one.
ON_FILES: Final = frozenset({"edit", "upload", "export"})


def heard(update: Update, me: Me) -> Incoming | None:
    """Read one update; None when it says nothing to us."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.message is None:
        return None
    moved = _moved(update.message)
    return moved if moved is not None else said([update.message], me)


def said(messages: Sequence[Message], me: Me) -> Incoming | None:
    """Read a message, or the messages of one album: the caption of one is said of all."""
    messages = sorted(messages, key=lambda message: message.message_id)
    first = messages[0]
    who = speaker(first)
    if who is None or not any(is_addressed(message, me) for message in messages):
        return None
    words = dict.fromkeys(filter(None, (_words(message, me) for message in messages)))
    text = "\n".join(words)
    media = tuple(media for message in messages for media in attached(message)) or _replied(first, text, me)
    if not text and not media:
        return None
    return Incoming(
        chat=key(first.chat, first),
        message=str(first.message_id),
        person=who,
        text=text,
        media=media,
        is_private=_is_private(first),
        about=pointed(first),
    )


def is_addressed(message: Message, me: Me) -> bool:
    """Tell whether this is said to the bot."""
    if _is_private(message):
        return True
    command = _COMMAND.match(_raw(message))
    if command is not None:
        name, bot = command.groups()
        return bot.lower() == me.username.lower() if bot else me.has(name.lower(), message.from_user)
    return any(_names_me(message, entity, me) for entity in _entities(message)) or _answers_me(message, me)


def _pressed(query: CallbackQuery) -> Incoming | None:
    who = presser(query)
    if who is None or query.message is None or not query.data:
        return None
    message = query.message if isinstance(query.message, Message) else None
    return Incoming(
        chat=key(query.message.chat, message),
        message=f"press-{query.id}",
        person=who,
        press=query.data,
        is_private=query.message.chat.type == ChatType.PRIVATE,
    )


def _moved(message: Message) -> Incoming | None:
    """Read that a group has become a supergroup, which gave it another number."""
    old, new = message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat.id
    if new is None:
        return None
    return Incoming(
        chat=ChatKey(NAME, str(new)),
        message=f"moved-{message.message_id}",
        person=Person(str(new), message.chat.title or ""),
        is_private=False,
        moved_from=ChatKey(NAME, str(old)),
    )


def _words(message: Message, me: Me) -> str:
    """Give what was said: without our own name, and with the addresses that hide behind words."""
    text = _raw(message)
    for entity, part in _entities(message).items():
        if entity.type == MessageEntity.TEXT_LINK and entity.url and entity.url not in text:
            text = f"{text} {entity.url}"
        elif _names_me(message, entity, me):
            text = text.replace(part, "", 1)
    command = _COMMAND.match(text)
    if command is not None:
        text = f"/{command[1]}{text[command.end() :]}"
    return text.strip(" \t\n,:")


def _replied(message: Message, text: str, me: Me) -> tuple[Media, ...]:
    """Give the file that a command or, in a group, a request is said about."""
    about = message.reply_to_message
    if about is None or (about.from_user is not None and about.from_user.id == me.id):
        return ()
    command = _COMMAND.match(text)
    is_meant = command[1].lower() in ON_FILES if command is not None else not _is_private(message)
    return attached(about) if is_meant else ()


def _names_me(message: Message, entity: MessageEntity, me: Me) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    if entity.type != MessageEntity.MENTION:
        return False
    return _entities(message)[entity].removeprefix("@").lower() == me.username.lower()


def _answers_me(message: Message, me: Me) -> bool:
    about = message.reply_to_message
    # In a topic everything answers the message that opened it.
    if about is None or about.from_user is None or about.forum_topic_created is not None:
        return False
    return about.from_user.id == me.id


def _entities(message: Message) -> Mapping[MessageEntity, str]:
    return message.parse_entities() if message.text else message.parse_caption_entities()


def _raw(message: Message) -> str:
    return message.text or message.caption or ""


def _is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE
