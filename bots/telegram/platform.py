"""Telegram as a platform: where people are, and nothing of what is said there is decided here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Self

from telegram import ChatMember, Update, User
from telegram.constants import ChatType
from telegram.error import InvalidToken, TelegramError

from bots.telegram import menu
from bots.telegram.calls import Calls
from bots.telegram.connection import Line, line
from bots.telegram.drafts import Drafts
from bots.telegram.files import CLOUD_BYTES, Files
from bots.telegram.intake import Intake
from bots.telegram.people import NAME, Me, admins, key
from bots.telegram.polling import Polling
from bots.telegram.rendering import TEXT
from bots.telegram.rights import Rights
from bots.telegram.sending import Sender
from bots.telegram.uploads import Uploads
from bots.telegram.webhook import Place, Webhook
from core.chat import ChatKey, Gone, Handle, Limits, Media, MessageRef, Refused, Reply, Unknown
from core.clock import Clock
from core.errors import SettingsError
from core.locales import catalogue_of
from core.routing import Action
from core.routing.keywords import Table
from core.routing.reading import RESERVED
from core.settings import Settings
from core.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

CLOUD_BYTES_OUT: Final = 49_000_000
LOCAL_BYTES: Final = 2_000_000_000
PRIVATE_EDIT_S: Final = 4.0
GROUP_EDIT_S: Final = 6.0
FOLDER: Final = "telegram"
GREETING_PAUSES_S: Final = (1.0, 2.0, 5.0, 15.0)
IN_CHAT: Final = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED})


class Telegram:
    """All conversations of one bot."""

    name = NAME

    def __init__(self, settings: Settings, opened: Line, files: Files, clock: Clock, watch: Watch) -> None:
        self._settings = settings
        self._line = opened
        self._files = files
        self._clock = clock
        self._catalogue = catalogue_of(settings.locales)
        self._sender = Sender(opened, Calls(clock, watch), Uploads(opened, clock))
        self._watch = watch
        watch.connected(NAME, is_connected=False)
        self._drafts = Drafts(opened.bot, clock)

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings, *, clock: Clock, watch: Watch = UNWATCHED) -> AsyncIterator[Self]:
        """Open the line that the settings describe; nothing is asked of Telegram yet."""
        if settings.telegram_token is None:
            raise SettingsError("empty", setting="TELEGRAM_TOKEN")
        async with (
            line(
                settings.telegram_token, settings.telegram_api_url, is_local=settings.telegram_local
            ) as opened,
            Files.open(opened, clock) as files,
        ):
            yield cls(settings, opened, files, clock, watch)

    def limits(self, chat: ChatKey) -> Limits:
        """Tell what this very chat allows."""
        is_local = self._line.is_local
        return Limits(
            text=TEXT,
            bytes_in=LOCAL_BYTES if is_local else CLOUD_BYTES,
            bytes_out=LOCAL_BYTES if is_local else CLOUD_BYTES_OUT,
            edit_every_s=GROUP_EDIT_S if chat.chat.startswith("-") else PRIVATE_EDIT_S,
            preview_every_s=self._drafts.every_s(chat),
        )

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Send a new message."""
        return await self._sender.send(chat, reply)

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Make a sent message say something else."""
        if reply.is_preview and await self._drafts.show(message, reply):
            return
        await self._sender.edit(message, reply)

    async def fetch(self, media: Media, into: Path) -> Path:
        """Bring what somebody sent to our disk."""
        return await self._files.fetch(media, into)

    async def run(self, handle: Handle) -> None:
        """Hand over what arrives until cancelled."""
        me = await self._introduced()
        intake = Intake(
            me,
            self._line.bot,
            handle=handle,
            complete=Rights(self._line.bot, self._clock).completed,
            joined=lambda update: self._joined(update, me),
            folder=self._settings.data / FOLDER,
            clock=self._clock,
        )
        menus = asyncio.create_task(menu.show(self._line.bot, self._catalogue, admins(self._settings.admins)))
        try:
            await intake.recover()
            await self._receiving(intake)
        finally:
            menus.cancel()
            await asyncio.wait({menus})
            await intake.close()

    async def _receiving(self, intake: Intake) -> None:
        settings = self._settings
        if settings.telegram_webhook_url is None:
            await Polling(self._line, intake, self._clock, self._say, watch=self._watch).run()
            return
        host, _, port = settings.telegram_webhook_listen.rpartition(":")
        place = Place(settings.telegram_webhook_url, host, int(port), settings.telegram_webhook_secret)
        await Webhook(self._line, intake, place, self._clock, self._watch).run()

    async def _introduced(self) -> Me:
        """Ask who we are, until Telegram can be reached."""
        misses = 0
        while True:
            try:
                user = await self._line.bot.get_me()
            except InvalidToken:
                raise SettingsError(self._say("telegram-token-refused"), setting="TELEGRAM_TOKEN") from None
            except TelegramError as error:
                log.warning("telegram_unreachable: %s", type(error).__name__)
                await self._clock.sleep(GREETING_PAUSES_S[min(misses, len(GREETING_PAUSES_S) - 1)])
                misses += 1
                continue
            self._watch.connected(NAME, is_connected=True)
            return self._me(user)

    def _me(self, user: User) -> Me:
        commands = Table.load(self._settings.routes).commands
        return Me(
            user.id,
            user.username or "",
            frozenset(commands),
            bool(user.can_read_all_group_messages),
            frozenset(name for name, one in commands.items() if Action(one.action) in RESERVED),
            frozenset(admins(self._settings.admins)),
        )

    async def _joined(self, update: Update, me: Me) -> None:
        """Say, when a group takes the bot in, how it is spoken to and what it cannot see."""
        change = update.my_chat_member
        if change is None or change.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return
        if change.new_chat_member.status not in IN_CHAT or change.old_chat_member.status in IN_CHAT:
            return
        language = change.from_user.language_code or self._settings.language
        sees = "everything" if me.sees_everything else "addressed"
        text = self._catalogue.say(language, "telegram-joined", bot=me.username, sees=sees)
        try:
            await self._sender.send(key(change.chat), Reply(text))
        except (Gone, Refused, Unknown):
            log.info("telegram_joined_unsaid")

    def _say(self, name: str) -> str:
        return self._catalogue.say(self._settings.language, name)
