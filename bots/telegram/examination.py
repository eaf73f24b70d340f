"""Whether the Telegram bot can work: its token, what it sees in groups, how it is called, where files are."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from bots.finding import Finding, Patient, bad, good, skipped, warning
from bots.telegram.connection import line
from core.settings import Settings


async def examine(patient: Patient) -> list[Finding]:
    """Ask Telegram about the bot; nothing is changed there."""
    settings = patient.settings
    if settings.telegram_token is None:
        return []
    opening = line(settings.telegram_token, settings.telegram_api_url, is_local=settings.telegram_local)
    async with opening as opened:
        try:
            me = await opened.bot.get_me()
        except InvalidToken:
            return [bad("doctor-telegram-refused")]
        except TelegramError as error:
            return [bad("doctor-telegram-down", url=opened.url, name=type(error).__name__)]
        sees = "all" if me.can_read_all_group_messages else "addressed"
        found = [good("doctor-telegram-good", name=me.username or "", sees=sees)]
        try:
            found.append(await _called(opened.bot, settings))
            if settings.telegram_local:
                found.append(await _files(opened.bot, me))
        except TelegramError as error:
            found.append(warning("doctor-telegram-down", url=opened.url, name=type(error).__name__))
        return found


async def _called(bot: Bot, settings: Settings) -> Finding:
    """Look at how messages are handed over. A webhook's path may be a secret, so its host alone is told."""
    info = await bot.get_webhook_info()
    host = urlsplit(info.url).hostname or ""
    if settings.telegram_webhook_url is None:
        return warning("doctor-telegram-webhook", host=host) if info.url else good("doctor-telegram-polls")
    if info.url != settings.telegram_webhook_url:
        return warning("doctor-telegram-unhooked", host=host or "none")
    if info.last_error_message:
        return warning("doctor-telegram-hook-fails", detail=info.last_error_message)
    return good("doctor-telegram-hooked", host=host)


async def _files(bot: Bot, me: User) -> Finding:
    """See whether a path that the local server names can be read from here; the bot's own picture is one."""
    photos = await bot.get_user_profile_photos(me.id, limit=1)
    if not photos.photos:
        return skipped("doctor-telegram-local-unknown")
    file = await bot.get_file(photos.photos[0][-1].file_id)
    if await asyncio.to_thread(Path(file.file_path or "").is_file):
        return good("doctor-telegram-local")
    return bad("doctor-telegram-local-hidden")
