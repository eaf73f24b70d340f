"""Discord as the core sees it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final, Self

import aiohttp
import discord

from bots.discord import addresses
from bots.discord.answers import Answers
from bots.discord.client import BASIC, FULL, Receiver
from bots.discord.files import Files
from bots.discord.hearing import Hearing
from bots.discord.incoming import NAME, has_admins
from bots.discord.permissions import invitation
from bots.discord.places import Places
from bots.discord.post import Post
from bots.discord.sending import Sender
from bots.discord.throttling import limits
from core.chat import ChatKey, Handle, Limits, Media, MessageRef, Reply, TooLarge, Unknown
from core.clock import Clock
from core.errors import SettingsError
from core.locales import catalogue_of
from core.settings import Settings
from core.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

FOLDER: Final = "discord"
READY_S: Final = 2.0
STOP_S: Final = 4.0
AGAIN_S: Final = (1.0, 2.0, 5.0, 15.0, 60.0)
TOKEN: Final = "DISCORD_TOKEN"  # noqa: S105 - the setting's name
NOT_OURS: Final = 4004  # the gateway does not know the token
TROUBLES: Final = (
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    discord.HTTPException,
    discord.GatewayNotFound,
    discord.ConnectionClosed,
)


class Discord:
    """Everything that Cutroom says and hears on Discord."""

    name = NAME

    def __init__(
        self,
        settings: Settings,
        rest: discord.Client,
        session: aiohttp.ClientSession,
        *,
        clock: Clock,
        announce: Callable[[str], object],
        ready_s: float,
        watch: Watch,
    ) -> None:
        self._settings = settings
        self._watch = watch
        watch.connected(NAME, is_connected=False)
        self._rest = rest
        self._clock = clock
        self._announce = announce
        self._ready_s = ready_s
        self._catalogue = catalogue_of(settings.locales)
        self._answers = Answers()
        self._post = Post(rest.http, clock)
        self._sender = Sender(self._post, self._answers)
        self._files = Files(session, self._post, partial(addresses.may_serve, settings))
        self._places = Places(settings.discord_bytes, self._answers)
        self._login = asyncio.Lock()
        self._is_in = False

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        settings: Settings,
        *,
        clock: Clock,
        announce: Callable[[str], object] = log.info,
        ready_s: float = READY_S,
        watch: Watch = UNWATCHED,
    ) -> AsyncIterator[Self]:
        """Open what sends and fetches; nothing is asked of Discord before it is needed."""
        addresses.point(settings)
        async with AsyncExitStack() as stack:
            rest = discord.Client(intents=BASIC, max_messages=None, http_trace=limits(watch))
            stack.push_async_callback(closed, rest)
            session = await stack.enter_async_context(
                aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False)
            )
            yield cls(settings, rest, session, clock=clock, announce=announce, ready_s=ready_s, watch=watch)

    def limits(self, chat: ChatKey) -> Limits:
        """Tell what this very place allows."""
        return self._places.limits(chat)

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Send a message."""
        await self._reach()
        try:
            return MessageRef(chat, await self._sender.send(chat.chat, reply))
        except TooLarge as error:
            size = reply.attachment.path.stat().st_size if reply.attachment is not None else 0
            raise TooLarge(self._places.learn(chat, size)) from error

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Make a message say something else."""
        await self._reach()
        await self._sender.edit(message.chat.chat, message.id, reply)

    async def fetch(self, media: Media, into: Path) -> Path:
        """Stream a file to disk."""
        await self._reach()
        return await self._files.fetch(media, into)

    async def run(self, handle: Handle) -> None:
        """Stay connected until cancelled; without the message content where the portal does not grant it."""
        hearing = Hearing(
            handle,
            post=self._post,
            answers=self._answers,
            catalogue=self._catalogue,
            language=self._settings.language,
            opens_threads=self._settings.discord_threads,
        )
        intents, failures = FULL, 0
        while True:
            began = self._clock.monotonic()
            try:
                await self._log_in()
                await self._listen(hearing, intents)
            except discord.PrivilegedIntentsRequired:
                log.warning(self._say("discord-no-content"))
                intents, self._places.sees_all = BASIC, False
            except TROUBLES as error:
                if isinstance(error, discord.ConnectionClosed) and error.code == NOT_OURS:
                    raise SettingsError(self._say("discord-bad-token"), setting=TOKEN) from error
                log.warning("Discord cannot be reached: %s", error)
                failures = 0 if self._clock.monotonic() - began > AGAIN_S[-1] else failures + 1
                await self._clock.sleep(AGAIN_S[min(failures, len(AGAIN_S) - 1)])

    async def _listen(self, hearing: Hearing, intents: discord.Intents) -> None:
        receiver = Receiver(
            hearing,
            self._catalogue,
            self._settings.data / FOLDER,
            intents=intents,
            ready_s=self._ready_s,
            watch=self._watch,
            has_admins=has_admins(self._settings.admins),
        )
        try:
            await receiver.login(self._token)
            self._places.follow(receiver)
            await receiver.connect()
        finally:
            self._watch.connected(NAME, is_connected=False)
            await closed(receiver)

    async def _reach(self) -> None:
        """Log in before the first word, without listening: stored ids are enough to speak."""
        try:
            await self._log_in()
        except (SettingsError, *TROUBLES) as error:
            raise Unknown from error

    async def _log_in(self) -> None:
        async with self._login:
            if self._is_in:
                return
            try:
                await self._rest.login(self._token)
            except discord.LoginFailure as error:
                raise SettingsError(self._say("discord-bad-token"), setting=TOKEN) from error
            self._is_in = True
            if self._rest.application_id is not None:
                self._announce(self._say("discord-invite", link=invitation(self._rest.application_id)))

    def _say(self, sentence: str, **values: str) -> str:
        return self._catalogue.say(self._settings.language, sentence, **values)

    @property
    def _token(self) -> str:
        token = self._settings.discord_token
        return token.get_secret_value() if token is not None else ""


async def closed(client: discord.Client) -> None:
    """Close a connection; one whose other end is silent is left after a moment."""
    with suppress(TimeoutError):
        async with asyncio.timeout(STOP_S):
            await client.close()
    with suppress(aiohttp.ClientError, OSError):
        await client.http.close()
