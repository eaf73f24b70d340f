"""What Discord's refusals mean to us, by their numbers. Pure."""

from typing import Final

import discord

from core.chat import Gone, Refused, TooLarge, Unknown

CLOSED: Final = frozenset({10003, 10004, 10013, 50001, 50007, 50013, 50278})  # nothing can be said there
UNEDITABLE: Final = frozenset({10008, 30046, 50005, 50083, 160005})  # gone, too old, not ours, archived
OVERSIZED: Final = frozenset({40005, 50045})
MAY_NOT_ATTACH: Final = 50013
TOO_LARGE: Final = 413
FIRST_SERVER_FAULT: Final = 500

ANSWERED: Final = 40060  # the interaction was answered before


def of_sending(error: discord.HTTPException, *, has_file: bool) -> Exception:
    """Tell what it means that a message could not be sent."""
    if error.status == TOO_LARGE or error.code in OVERSIZED:
        return TooLarge()
    if has_file and (error.code == MAY_NOT_ATTACH or error.code not in CLOSED | {0}):
        return Refused()
    if error.code in CLOSED or error.status in {401, 403, 404}:
        return Gone()
    return Unknown()


def of_editing(error: discord.HTTPException) -> Exception:
    """Tell what it means that a message could not be edited."""
    if error.status >= FIRST_SERVER_FAULT:
        return Unknown()
    if error.code in CLOSED:
        return Gone()
    return Refused() if error.code in UNEDITABLE or error.status in {403, 404} else Unknown()
