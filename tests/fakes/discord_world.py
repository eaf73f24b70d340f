"""What there is on a Discord of our own: servers, channels, people, messages, files and commands."""

import itertools
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

Json = dict[str, Any]

EPOCH_MS: Final = 1_420_070_400_000
STAMP: Final = "2026-01-01T00:00:00+00:00"
LOADING: Final = 1 << 7
EVERYTHING: Final = (1 << 53) - 1
MANAGE_GUILD: Final = 1 << 5
ATTACH_FILES: Final = 1 << 15

_counter = itertools.count(1)


def snowflake() -> int:
    """Make an id as Discord does: the time, and a number."""
    return (int(time.time() * 1000) - EPOCH_MS << 22) + next(_counter)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, or a bot."""

    id: int
    name: str
    is_bot: bool = False
    is_admin: bool = False

    def json(self) -> Json:
        return {
            "id": str(self.id),
            "username": self.name,
            "global_name": self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.is_bot,
        }


BOT: Final = Someone(900, "cutroom", is_bot=True)
ANN: Final = Someone(901, "Ann")
BEN: Final = Someone(902, "Ben")
EVE: Final = Someone(903, "Eve", is_admin=True)
ROBOT: Final = Someone(904, "robot", is_bot=True)
GUILD: Final = 7000
BOT_ROLE: Final = 7001


@dataclass(slots=True)
class Channel:
    """A text channel, a thread (type 11), or a direct conversation (type 1)."""

    id: int
    kind: int = 0
    guild: int | None = GUILD
    parent: int | None = None
    name: str = "videos"
    may: int = EVERYTHING  # what the bot may do here
    is_open: bool = True  # whether the bot is a member here
    max_bytes: int = 10 * 1024**2
    messages: dict[str, Json] = field(default_factory=dict)

    def json(self) -> Json:
        facts: Json = {"id": str(self.id), "type": self.kind, "name": self.name, "flags": 0}
        if self.guild is None:
            return {**facts, "recipients": [ANN.json()]}
        facts |= {"guild_id": str(self.guild), "position": 0, "permission_overwrites": [], "nsfw": False}
        if self.kind == 0:
            return facts
        thread: Json = {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": STAMP,
            "locked": False,
        }
        more: Json = {
            "owner_id": str(BOT.id),
            "message_count": 0,
            "member_count": 1,
            "thread_metadata": thread,
        }
        return {**facts, "parent_id": str(self.parent), **more}


@dataclass(slots=True)
class Called:
    """One use of a command or a button, with the token that answers it."""

    id: int
    token: str
    channel: int
    data: Json
    held: str | None = None  # the message that holds the answer's place
    answered_as: int | None = None
    is_expired: bool = False
    is_guest: bool = False


@dataclass(slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    json: Json
    token: str | None
    size: int = 0


@dataclass(slots=True)
class World:
    """All of it."""

    channels: dict[int, Channel] = field(default_factory=dict)
    called: dict[str, Called] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)  # by attachment id
    commands: list[Json] = field(default_factory=list)
    syncs: int = 0
    asked: list[Asked] = field(default_factory=list)
    pings: list[str] = field(default_factory=list)  # messages that could have called somebody
    signature: int = 1  # of file addresses: those of an older one have expired
    grants_content: bool = True
    token: str = "a.known.token"
    features: tuple[str, ...] = ()
    tier: int = 0

    def channel(self, **facts: Any) -> Channel:
        """Add a channel."""
        made = Channel(snowflake(), **facts)
        self.channels[made.id] = made
        return made

    def guild(self) -> Json:
        """Tell of the server, as the gateway does."""
        role: Json = {
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": True,
            "mentionable": False,
            "flags": 0,
            "position": 1,
        }
        return {
            "id": str(GUILD),
            "name": "A server",
            "owner_id": "1",
            "premium_tier": self.tier,
            "features": list(self.features),
            "preferred_locale": "en-US",
            "member_count": 3,
            "roles": [
                {**role, "id": str(GUILD), "name": "@everyone", "permissions": "0", "position": 0},
                {
                    **role,
                    "id": str(BOT_ROLE),
                    "name": "cutroom",
                    "permissions": str(EVERYTHING & ~8),
                    "tags": {"bot_id": str(BOT.id)},
                },
                {**role, "id": "7002", "name": "admins", "permissions": str(MANAGE_GUILD)},
            ],
            "emojis": [],
            "stickers": [],
            "channels": [
                one.json() | self._denied(one)
                for one in self.channels.values()
                if one.kind == 0 and one.guild
            ],
            "threads": [one.json() for one in self.channels.values() if one.kind == 11],
            "members": [self.member(BOT) | {"user": BOT.json()}],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "voice_states": [],
            "presences": [],
        }

    def _denied(self, channel: Channel) -> Json:
        deny = str(EVERYTHING & ~channel.may)
        return {"permission_overwrites": [{"id": str(BOT_ROLE), "type": 0, "allow": "0", "deny": deny}]}

    def member(self, someone: Someone) -> Json:
        """Tell of somebody as a member of the server."""
        roles = [str(BOT_ROLE)] if someone is BOT else ["7002"] if someone.is_admin else []
        return {"roles": roles, "joined_at": STAMP, "deaf": False, "mute": False, "flags": 0, "nick": None}

    def message(self, channel: Channel, author: Someone, content: str, **facts: Any) -> Json:
        """Put a message into a channel."""
        made: Json = {
            "id": str(snowflake()),
            "channel_id": str(channel.id),
            "author": author.json(),
            "content": content,
            "timestamp": STAMP,
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "type": 0,
            "flags": 0,
            **facts,
        }
        channel.messages[made["id"]] = made
        return made

    def find(self, message: str) -> tuple[Channel, Json]:
        """Find a message anywhere."""
        for channel in self.channels.values():
            if message in channel.messages:
                return channel, channel.messages[message]
        raise KeyError(message)
