"""A Discord of our own: REST, gateway and CDN on one loopback port, and people who say things there.

async with Discord.open(tmp_path) as discord:
    channel = discord.world.channel()
    await discord.command(channel, "edit", wish="trim the first second", file=clip)
    shown = await discord.until(lambda: discord.shown(channel, "Done"))
"""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from aiohttp import web

from tests.fakes.discord_gateway import Gateway
from tests.fakes.discord_rest import API, Answer, Rest, yes
from tests.fakes.discord_world import ANN, BOT, GUILD, Called, Channel, Json, Someone, World, snowflake

PATIENCE_S: Final = 40.0
T = TypeVar("T")


@dataclass(slots=True)
class Discord:
    """The whole of it, for a test to act on."""

    world: World
    rest: Rest
    gateway: Gateway

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path) -> AsyncIterator[Self]:
        """Serve on loopback for as long as the context lasts."""
        world = World()
        files = folder / "discord-cdn"
        files.mkdir(exist_ok=True)
        rest, gateway = Rest(world, files), Gateway(world)
        app = web.Application(client_max_size=1024**3)
        app.add_routes([*rest.routes(), web.get("/gateway/", gateway.serve)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
            listener.bind(("127.0.0.1", 0))
            rest.base = f"http://127.0.0.1:{listener.getsockname()[1]}"
            rest.gateway = gateway.url = f"{rest.base.replace('http', 'ws')}/gateway/"
            await web.SockSite(runner, listener).start()
            try:
                yield cls(world, rest, gateway)
            finally:
                await gateway.drop()
                await runner.cleanup()

    @property
    def settings(self) -> dict[str, str]:
        """The settings that lead here."""
        return {
            "DISCORD_TOKEN": self.world.token,
            "DISCORD_API_URL": self.rest.base + API,
            "DISCORD_GATEWAY_URL": self.gateway.url,
        }

    async def say(
        self,
        channel: Channel,
        text: str,
        *files: Path,
        author: Someone = ANN,
        reply_to: Json | None = None,
        is_heard: bool = True,
        **facts: Any,
    ) -> Json:
        """Let somebody say something."""
        attached = [self.rest.attachment(channel, path, path.name, _kind(path)) for path in files]
        called = [BOT.json()] if f"<@{BOT.id}>" in text else []
        facts = {"mentions": called, **facts}
        message = self.world.message(channel, author, text, attachments=attached, **facts)
        if reply_to is not None:
            message |= {"type": 19, "referenced_message": reply_to}
            message["message_reference"] = {"message_id": reply_to["id"], "channel_id": str(channel.id)}
            channel.messages[message["id"]] = message
        if is_heard:
            await self.repeat(channel, message, author)
        return message

    async def repeat(self, channel: Channel, message: Json, author: Someone | None = None) -> None:
        """Tell of a message, perhaps not for the first time."""
        told = dict(message)
        if channel.guild is not None:
            someone = author or Someone(int(message["author"]["id"]), "", is_bot=message["author"]["bot"])
            told |= {"guild_id": str(channel.guild), "member": self.world.member(someone)}
        await self.gateway.emit("MESSAGE_CREATE", told)

    async def command(
        self,
        channel: Channel,
        name: str,
        /,
        *,
        author: Someone = ANN,
        locale: str = "en-US",
        is_guest: bool = False,
        **given: Any,
    ) -> Called:
        """Let somebody use a slash command; paths are attached."""
        options, resolved = [], {}
        for option, value in given.items():
            is_file = isinstance(value, Path)
            if is_file:
                file = self.rest.attachment(channel, value, value.name, _kind(value)) | {"ephemeral": True}
                resolved[file["id"]] = file
                value = file["id"]  # noqa: PLW2901 - what goes over the wire in its stead
            kind = 11 if is_file else 4 if isinstance(value, int) else 3
            options.append({"name": option, "type": kind, "value": value})
        data: Json = {
            "id": "1",
            "name": name,
            "type": 1,
            "options": options,
            "resolved": {"attachments": resolved},
        }
        return await self._call(channel, 2, data, author, locale=locale, is_guest=is_guest)

    async def menu(self, channel: Channel, name: str, target: Json, *, author: Someone = ANN) -> Called:
        """Let somebody use a command from a message's menu."""
        resolved = {"messages": {target["id"]: target}}
        data: Json = {"id": "2", "name": name, "type": 3, "target_id": target["id"], "resolved": resolved}
        return await self._call(channel, 2, data, author)

    async def press(
        self, channel: Channel, message: Json, label: str, *, author: Someone = ANN, is_guest: bool = False
    ) -> Called:
        """Let somebody press a button, or choose from a menu."""
        for one in (one for row in message["components"] for one in row["components"]):
            data: Json = {"component_type": one["type"], "custom_id": one.get("custom_id")}
            if one["type"] == 3:
                values = [option["value"] for option in one["options"] if option["label"] == label]
                return await self._call(
                    channel, 3, data | {"values": values}, author, message=message, is_guest=is_guest
                )
            if one["label"] == label:
                return await self._call(channel, 3, data, author, message=message, is_guest=is_guest)
        raise KeyError(label)

    async def _call(
        self,
        channel: Channel,
        kind: int,
        data: Json,
        author: Someone,
        *,
        locale: str = "en-US",
        is_guest: bool = False,
        message: Json | None = None,
    ) -> Called:
        called = Called(snowflake(), f"tok{secrets.token_hex(8)}", channel.id, data, is_guest=is_guest)
        self.world.called[called.token] = called
        told: Json = {
            "id": str(called.id),
            "application_id": str(BOT.id),
            "type": kind,
            "token": called.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": channel.json(),
            "locale": locale,
            "app_permissions": str(channel.may),
            "attachment_size_limit": channel.max_bytes,
            "entitlements": [],
            "context": 1 if channel.kind == 1 else 2 if channel.guild is None else 0,
            "authorizing_integration_owners": {"1": str(author.id)}
            if is_guest
            else {"0": str(channel.guild or 0)},
        }
        if message is not None:
            told["message"] = message
        if channel.guild is None:
            told["user"] = author.json()
        else:
            permissions = str(1 << 5 if author.is_admin else 0)
            told["guild_id"] = str(GUILD)
            told["guild"] = {"id": str(GUILD), "locale": "en-US", "features": []}
            told["member"] = self.world.member(author) | {"user": author.json(), "permissions": permissions}
        called.data = told
        await self.gateway.emit("INTERACTION_CREATE", told)
        return called

    def hold_files(self) -> asyncio.Event:
        """Let all files wait at a gate."""
        self.rest.gate = asyncio.Event()
        return self.rest.gate

    async def until(self, found: Callable[[], T | None]) -> T:
        """Wait until something is the case."""
        async with asyncio.timeout(PATIENCE_S):
            while not (value := found()):
                self.rest.changed.clear()
                try:
                    async with asyncio.timeout(0.1):
                        await self.rest.changed.wait()
                except TimeoutError:
                    continue
            return value

    def ours(self, channel: Channel) -> list[Json]:
        """Give what the bot has said in a channel, in order."""
        return [one for one in channel.messages.values() if one["author"]["id"] == str(BOT.id)]

    def shown(self, channel: Channel, *words: str) -> Json | None:
        """Give the newest message of the bot that says all this."""
        found = [one for one in self.ours(channel) if all(word in one["content"] for word in words)]
        return found[-1] if found else None

    def film(self, channel: Channel) -> Path | None:
        """Give the newest video that the bot has sent."""
        files = [
            file
            for one in self.ours(channel)
            for file in one["attachments"]
            if file["filename"].endswith(".mp4")
        ]
        return self.world.files[files[-1]["id"]] if files else None

    def labels(self, message: Json) -> Sequence[str]:
        """Give what stands on the buttons of a message."""
        return [one["label"] for row in message["components"] for one in row["components"] if "label" in one]


def too_many(seconds: float, *, is_global: bool = False) -> Answer:
    """Ask to slow down, with the headers of the real one."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        headers = {"Via": "1.1 google", "Retry-After": str(seconds), "X-RateLimit-Scope": "user"}
        body = {"message": "You are being rate limited.", "retry_after": seconds, "global": is_global}
        return yes(body, 429, **headers)

    return answer


def refuse(status: int, code: int = 0) -> Answer:
    """Refuse with one of Discord's numbers."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        return yes({"message": "no", "code": code}, status)

    return answer


def vanish() -> Answer:
    """Break the connection off when the request was read."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    return answer


def _kind(path: Path) -> str:
    return {".mp4": "video/mp4", ".png": "image/png", ".ogg": "audio/ogg"}.get(
        path.suffix, "application/octet-stream"
    )
