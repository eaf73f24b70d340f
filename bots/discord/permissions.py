"""What we need to be allowed, and what of it is missing somewhere. Pure."""

from collections.abc import Mapping
from typing import Final

import discord
from discord.utils import oauth_url

SCOPES: Final = ("bot", "applications.commands")
# By the sentence that names it as Discord's settings do.
NEEDED: Final[Mapping[str, str]] = {
    "view_channel": "discord-may-view",
    "send_messages": "discord-may-send",
    "send_messages_in_threads": "discord-may-send-threads",
    "attach_files": "discord-may-attach",
    "embed_links": "discord-may-embed",
    "read_message_history": "discord-may-history",
}
# Only with a thread for each project.
FOR_THREADS: Final = ("create_public_threads",)
_SPEAKS_IN_THREADS: Final = "send_messages_in_threads"
_SPEAKS_ELSEWHERE: Final = "send_messages"


def invitation(application_id: int) -> str:
    """Give the link by which somebody lets us into a server."""
    wanted = discord.Permissions(**dict.fromkeys((*NEEDED, *FOR_THREADS), True))
    return oauth_url(application_id, permissions=wanted, scopes=SCOPES)


def missing(allowed: discord.Permissions, *, is_thread: bool) -> tuple[str, ...]:
    """Give the sentences that name what is missing."""
    other = _SPEAKS_ELSEWHERE if is_thread else _SPEAKS_IN_THREADS
    return tuple(
        sentence
        for name, sentence in NEEDED.items()
        if name != other and not getattr(allowed, name) and not allowed.administrator
    )
