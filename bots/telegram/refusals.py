"""Telegram's ways to say no, as the core knows them: by class, then by words. Pure.

`BadRequest` and `TimedOut` are kinds of `NetworkError`, and a 413 is a plain one: order matters here.
"""

from typing import Final

from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from core.chat import Gone, Refused, TooLarge, Unknown

UNCHANGED: Final = "message is not modified"
UNPARSED: Final = "can't parse entities"
TOO_LARGE: Final = ("too large", "too big")
CLOSED: Final = (
    "chat not found",
    "bot was kicked",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "chat_restricted",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was upgraded",
)
# Told by httpx before a byte went out: what failed so may be said again.
UNSENT: Final = ("ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "ProxyError")


def says(error: TelegramError, *words: str) -> bool:
    """Tell whether an error speaks of this."""
    said = error.message.lower()
    return any(word in said for word in words)


def was_unsent(error: TelegramError) -> bool:
    """Tell whether a request surely never reached the server."""
    return type(error.__cause__).__name__ in UNSENT


def was_refused(error: TelegramError) -> bool:
    """Tell whether the server itself said that it failed, which is no connection that broke on the way."""
    return type(error) is NetworkError and error.__cause__ is None


def meaning(error: TelegramError) -> Exception:
    """Say in the core's terms why something could not be sent."""
    if isinstance(error, Forbidden) or says(error, *CLOSED):
        return Gone()
    if says(error, *TOO_LARGE):
        return TooLarge()
    if isinstance(error, BadRequest):
        return Refused(error.message)
    return Unknown()
