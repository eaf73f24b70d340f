"""Who we are to Telegram, and who somebody else is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import Final

from telegram import CallbackQuery, Chat, Message, User

from core.chat import ChatKey, Person

NAME: Final = "telegram"
GENERAL: Final = 1  # a forum's first topic: the server knows no thread of this number


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, and the commands that it answers to."""

    id: int
    username: str
    commands: Set[str] = field(default_factory=frozenset)
    sees_everything: bool = False  # in groups: privacy mode is off
    reserved: Set[str] = field(default_factory=frozenset)  # commands that it has for these people alone
    admins: Set[str] = field(default_factory=frozenset)

    def has(self, command: str, user: User | None) -> bool:
        """Tell whether a command that names no bot may be meant for this one."""
        if command in self.reserved:
            return user is not None and str(user.id) in self.admins
        return command in self.commands


def key(chat: Chat, message: Message | None = None) -> ChatKey:
    """Name a conversation; a topic is one of its own, a chain of replies is not."""
    thread = message.message_thread_id if message is not None and message.is_topic_message else None
    return ChatKey(NAME, str(chat.id), "" if thread in {None, GENERAL} else str(thread))


def speaker(message: Message) -> Person | None:
    """Tell who says something; None for machines and for what was said in another place."""
    if message.is_automatic_forward:
        return None
    if message.sender_chat is not None:
        # `from` is then a stand-in: an anonymous admin speaks as the group, others as their channel.
        chat = message.sender_chat
        return Person(str(chat.id), chat.title or "", is_admin=chat.id == message.chat.id)
    if message.from_user is None or message.from_user.is_bot:
        return None
    return person(message.from_user)


def presser(query: CallbackQuery) -> Person | None:
    """Tell who presses a button."""
    return None if query.from_user.is_bot else person(query.from_user)


def person(user: User) -> Person:
    """Give somebody as the core knows people."""
    return Person(str(user.id), user.full_name, user.language_code)


def admins(names: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of those of Telegram among people named `platform:id`."""
    found = (name.removeprefix(f"{NAME}:") for name in sorted(names) if name.startswith(f"{NAME}:"))
    return tuple(number for number in found if number.isdecimal())


def pointed(message: Message) -> tuple[Person, ...]:
    """Give whom a message points at: who is replied to, and who is mentioned by more than a name."""
    about = message.reply_to_message
    # In a topic everything answers the message that opened it.
    replied = None if about is None or about.forum_topic_created is not None else about.from_user
    entities = (*message.entities, *message.caption_entities)
    users = [replied, *(entity.user for entity in entities)]
    found = {user.id: person(user) for user in users if user is not None and not user.is_bot}
    return tuple(found.values())
