"""The menu of commands that Telegram shows beside the keyboard: for each language and each kind of chat."""

import logging
from collections.abc import Callable, Mapping
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
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


async def show(bot: Bot, catalogue: Catalogue) -> None:
    """Set all menus; the one without a language is for whoever speaks none of ours."""
    try:
        for scope, names in MENUS.items():
            for language in (None, *catalogue.languages):
                await bot.set_my_commands(
                    _commands(catalogue, language or FALLBACK, names), scope=scope(), language_code=language
                )
    except TelegramError as error:
        log.warning("menu_not_set: %s", type(error).__name__)


def _commands(catalogue: Catalogue, language: str, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, catalogue.say(language, f"telegram-command-{name}")) for name in names]
