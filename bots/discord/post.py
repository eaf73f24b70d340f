"""One message on its way to Discord and back: over REST, by ids alone, each at most once."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import aiohttp
import discord
from discord.http import HTTPClient, Route, handle_message_parameters

from core.chat import Attachment, Unknown
from core.clock import Clock

PATIENCE: Final = aiohttp.ClientTimeout(total=60, sock_connect=30)
# A connection slower than this has stopped.
SLOWEST_BYTES_A_S: Final = 16 * 1024
REST_S: Final = 300
AGAIN_S: Final = (0.5, 2.0)
REPEATED: Final = frozenset({500, 502, 504, 524})  # the library has asked five times by then
SILENT: Final = discord.AllowedMentions.none()
LOADING: Final = 1 << 7  # the flag of a message that still says that we are thinking

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one message shows."""

    content: str | None = None
    view: discord.ui.View | None = None
    attachment: Attachment | None = None
    replies_to: str | None = None


class Post:
    """Discord's messages, by channel and message id."""

    def __init__(self, http: HTTPClient, clock: Clock) -> None:
        self._http = http
        self._clock = clock

    async def send(self, channel: str, sheet: Sheet) -> str:
        """Send a message; repeated on the way, it is still one, since it carries a number of its own."""
        nonce = secrets.token_hex(8)
        if sheet.attachment is not None:
            return await _known(self._upload(channel, sheet, sheet.attachment, nonce))
        return await self._patiently(lambda: self._write(channel, sheet, nonce))

    async def edit(self, channel: str, message: str, sheet: Sheet) -> None:
        """Make a message say something else."""
        route = Route("PATCH", _MESSAGE, channel_id=channel, message_id=message)
        await self._patiently(lambda: self._request(route, _parameters(sheet)))

    async def delete(self, channel: str, message: str) -> None:
        """Take one of our messages back."""
        route = Route("DELETE", _MESSAGE, channel_id=channel, message_id=message)
        await self._patiently(lambda: self._http.request(route, timeout=PATIENCE))

    async def get(self, channel: str, message: str) -> dict[str, Any]:
        """Read a message as it is now."""
        route = Route("GET", _MESSAGE, channel_id=channel, message_id=message)
        found: dict[str, Any] = await self._patiently(lambda: self._http.request(route, timeout=PATIENCE))
        return found

    async def is_waiting(self, channel: str, message: str) -> bool:
        """Tell whether a message still says that we are thinking."""
        return bool((await self.get(channel, message)).get("flags", 0) & LOADING)

    async def open_thread(self, channel: str, message: str, name: str) -> str:
        """Open the thread of a message; it has the message's own id."""
        route = Route("POST", f"{_MESSAGE}/threads", channel_id=channel, message_id=message)
        payload = {"name": name, "auto_archive_duration": 1440}
        await self._patiently(lambda: self._http.request(route, json=payload, timeout=PATIENCE))
        return message

    async def _write(self, channel: str, sheet: Sheet, nonce: str) -> str:
        route = Route("POST", _MESSAGES, channel_id=channel)
        return str((await self._request(route, _parameters(sheet, channel, nonce)))["id"])

    async def _upload(self, channel: str, sheet: Sheet, attachment: Attachment, nonce: str) -> str:
        route = Route("POST", _MESSAGES, channel_id=channel)
        parameters = _parameters(sheet, channel, nonce)
        file = await asyncio.to_thread(discord.File, attachment.path, attachment.name)
        with handle_message_parameters(**parameters, file=file) as params:
            timeout = patience(attachment.path.stat().st_size)
            sent = await self._http.request(route, files=params.files, form=params.multipart, timeout=timeout)
        return str(sent["id"])

    async def _request(self, route: Route, parameters: dict[str, Any]) -> dict[str, Any]:
        with handle_message_parameters(**parameters) as params:
            answer: dict[str, Any] = await self._http.request(route, json=params.payload, timeout=PATIENCE)
        return answer

    async def _patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask again when the connection or Discord itself fails, for what does no harm twice."""
        for pause_s in AGAIN_S:
            try:
                return await ask()
            except (aiohttp.ClientError, OSError, TimeoutError):
                await self._clock.sleep(pause_s)
            except discord.DiscordServerError as error:
                if error.status in REPEATED:
                    raise
                await self._clock.sleep(pause_s)
        return await _known(ask())


def patience(size: int) -> aiohttp.ClientTimeout:
    """Give an upload the time that its size needs; the library's own five minutes would end it."""
    return aiohttp.ClientTimeout(total=REST_S + size / SLOWEST_BYTES_A_S, sock_connect=30, sock_read=REST_S)


async def _known(asked: Awaitable[T]) -> T:
    try:
        return await asked
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Unknown from error


def _parameters(sheet: Sheet, channel: str = "", nonce: str | None = None) -> dict[str, Any]:
    parameters: dict[str, Any] = {
        "content": sheet.content,
        "allowed_mentions": SILENT,
        "view": sheet.view,
        "nonce": nonce,
    }
    if sheet.replies_to is not None:
        parameters["message_reference"] = {
            "message_id": sheet.replies_to,
            "channel_id": channel,
            "fail_if_not_exists": False,
        }
    return parameters


_MESSAGES: Final = "/channels/{channel_id}/messages"
_MESSAGE: Final = "/channels/{channel_id}/messages/{message_id}"
