"""What Discord sends, as what was said: who, where, in which words, and with which files. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import discord

from core.chat import ChatKey, Incoming, Media, Person

NAME: Final = "discord"
# Beside a message's own id: the message that holds the place for our answer to a command.
HELD: Final = "."
_MENTION: Final = re.compile(r"<@[!&]?(\d+)>")
_EMOJI: Final = re.compile(r"<a?(:\w+:)\d+>")
_SPOKEN: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})

Seen = discord.Interaction[discord.Client]


def chat_of(channel_id: int | None) -> ChatKey:
    """Give the chat of a channel, a thread or a direct conversation: each is one of its own."""
    return ChatKey(NAME, str(channel_id or 0))


def has_admins(names: Iterable[str]) -> bool:
    """Tell whether somebody on Discord is among people named `platform:id`."""
    return any(name.startswith(f"{NAME}:") for name in names)


def of_command(
    interaction: Seen,
    text: str,
    files: Iterable[discord.Attachment],
    held: int,
    who: discord.User | discord.Member | None = None,
) -> Incoming:
    """Read a command; it may point at somebody."""
    return Incoming(
        chat=chat_of(interaction.channel_id),
        message=f"{interaction.id}{HELD}{held}",
        person=_person(interaction),
        text=text,
        media=tuple(_media(file, "") for file in files),
        is_private=interaction.guild_id is None,
        about=() if who is None else (known(who),),
        is_awaited=True,
    )


def of_target(interaction: Seen, target: discord.Message, held: int) -> Incoming:
    """Read "Edit this video": its files, or else its links."""
    media = tuple(_files(target))
    links = " ".join(re.findall(r"https?://[^\s<>]+", target.content))
    said = of_command(interaction, "" if media else links, (), held)
    return Incoming(said.chat, said.message, said.person, said.text, media, is_private=said.is_private)


def of_press(interaction: Seen, action: str) -> Incoming:
    """Read the press of a button."""
    return Incoming(
        chat=chat_of(interaction.channel_id),
        message=str(interaction.id),
        person=_person(interaction),
        press=action,
        is_private=interaction.guild_id is None,
    )


def of_message(message: discord.Message, me: discord.ClientUser) -> Incoming | None:
    """Read a message; None when it was not said to us."""
    if message.author.bot or message.webhook_id is not None or message.type not in _SPOKEN:
        return None
    if not _is_addressed(message, me):
        return None
    media = tuple(_files(message)) or _replied(message)
    text = said(
        message.content, me_ids(message, me), {user.id: user.display_name for user in message.mentions}
    )
    return Incoming(
        chat=chat_of(message.channel.id),
        message=str(message.id),
        person=Person(
            str(message.author.id),
            name=message.author.display_name,
            language=_language(message.guild),
            is_admin=isinstance(message.author, discord.Member)
            and message.author.guild_permissions.manage_guild,
        ),
        text=text if text or media else _wordless(message),
        media=media,
        is_private=_is_private(message),
        about=_pointed(message, me),
    )


def _pointed(message: discord.Message, me: discord.ClientUser) -> tuple[Person, ...]:
    """Give whom a message points at: who is replied to, and who is mentioned."""
    replied = message.reference.resolved if message.reference is not None else None
    users = [*([replied.author] if isinstance(replied, discord.Message) else ()), *message.mentions]
    return tuple({user.id: known(user) for user in users if user.id != me.id and not user.bot}.values())


def known(user: discord.User | discord.Member) -> Person:
    """Give somebody as the core knows people."""
    return Person(str(user.id), name=user.display_name)


def _wordless(message: discord.Message) -> str:
    """Give what no words mean: calling our name is a hello; pointing at what we can't see needs help."""
    return "/start" if message.reference is None else "/help"


def me_ids(message: discord.Message, me: discord.ClientUser) -> frozenset[int]:
    """Give all the ids that mean us: our own, and that of the role that came with us."""
    role = message.guild.self_role if message.guild is not None else None
    return frozenset({me.id} | ({role.id} if role is not None else set()))


def said(content: str, ours: frozenset[int], names: Mapping[int, str]) -> str:
    """Give the words as people read them: without our name, with everybody else's."""

    def named(found: re.Match[str]) -> str:
        number = int(found[1])
        return "" if number in ours else f"@{names[number]}" if number in names else ""

    return " ".join(re.split(r"[ \t]+", _EMOJI.sub(r"\1", _MENTION.sub(named, content)))).strip()


def _is_addressed(message: discord.Message, me: discord.ClientUser) -> bool:
    if _is_private(message):
        return True
    ours = me_ids(message, me)
    called = {user.id for user in message.mentions} | {role.id for role in message.role_mentions}
    return bool(ours & called) or _is_reply_to(message, me)


def _is_private(message: discord.Message) -> bool:
    # Not by the server: one that the gateway has not told of yet is unknown, and no private talk.
    return isinstance(message.channel, discord.DMChannel)


def _is_reply_to(message: discord.Message, me: discord.ClientUser) -> bool:
    replied = message.reference.resolved if message.reference is not None else None
    return isinstance(replied, discord.Message) and replied.author.id == me.id


def _replied(message: discord.Message) -> tuple[Media, ...]:
    """Give the files of somebody's message that this one replies to."""
    replied = message.reference.resolved if message.reference is not None else None
    if not isinstance(replied, discord.Message) or replied.author.bot:
        return ()
    return tuple(_files(replied))


def _files(message: discord.Message) -> Iterator[Media]:
    """Give a message's files, and those of a message forwarded in it."""
    where = f"{message.channel.id}/{message.id}"
    for file in message.attachments:
        yield _media(file, where)
    for snapshot in message.message_snapshots:
        for file in snapshot.attachments:
            yield _media(file, where)


def _media(file: discord.Attachment, where: str) -> Media:
    """Describe a file; its address is signed and public, and expires, so where it stood is kept too."""
    kind = (file.content_type or "").partition(";")[0] or None
    return Media(f"{where}/{file.id}", file.filename, kind, file.size, file.url)


def _person(interaction: Seen) -> Person:
    return Person(
        str(interaction.user.id),
        name=interaction.user.display_name,
        language=str(interaction.locale),
        is_admin=interaction.guild_id is not None and interaction.permissions.manage_guild,
    )


def _language(guild: discord.Guild | None) -> str | None:
    """Give the language of a community; other servers never chose one."""
    if guild is None or "COMMUNITY" not in guild.features:
        return None
    return str(guild.preferred_locale)
