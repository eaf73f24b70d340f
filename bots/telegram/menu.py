"""The menu of commands that Telegram shows beside the keyboard: for each language and each kind of chat."""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from core.locales import FALLBACK, Catalogue

log = logging.getLogger(__name__)

EVERYWHERE: Final = ("export", "status", "credits", "cancel", "help")
MENUS: Final[Mapping[Callable[[], BotCommandScope], tuple[str, ...]]] = {
    BotCommandScopeAllPrivateChats: ("new", "projects", *EVERYWHERE, "skill", "language", "forget"),
    BotCommandScopeAllGroupChats: ("edit", "upload", "new", *EVERYWHERE, "forget"),
    BotCommandScopeAllChatAdministrators: (
        "edit",
        "upload",
        "new",
        "projects",
        *EVERYWHERE,
        "skill",
        "language",
        "forget",
    ),
}
# What is offered beside that in private to those whom the operator made admins.
ADMINS: Final = ("stats", "allow", "deny", "limits", "broadcast", "logs")


async def show(bot: Bot, catalogue: Catalogue, admins: Iterable[str] = ()) -> None:
    """Set all menus, also in the private chats of these people."""
    for scope, names in MENUS.items():
        await _set(bot, catalogue, scope(), names)
    for admin in admins:
        # Fails, harmlessly, for somebody who has never written to the bot: that chat does not exist yet.
        names = (*MENUS[BotCommandScopeAllPrivateChats], *ADMINS)
        await _set(bot, catalogue, BotCommandScopeChat(int(admin)), names)


async def _set(bot: Bot, catalogue: Catalogue, scope: BotCommandScope, names: tuple[str, ...]) -> None:
    """Set one menu; the one without a language is for whoever speaks none of ours."""
    try:
        for language in (None, *catalogue.languages):
            commands = _commands(catalogue, language or FALLBACK, names)
            await bot.set_my_commands(commands, scope=scope, language_code=language)
    except TelegramError as error:
        log.warning("menu_not_set: %s", type(error).__name__)


def _commands(catalogue: Catalogue, language: str, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, catalogue.say(language, f"telegram-command-{name}")) for name in names]
