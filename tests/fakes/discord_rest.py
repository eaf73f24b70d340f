"""The REST side of our Discord: as strict as the real one about lengths, buttons, sizes and tokens."""

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from aiohttp import BodyPartReader, web

from tests.fakes.discord_world import (
    ATTACH_FILES,
    BOT,
    LOADING,
    STAMP,
    Asked,
    Called,
    Channel,
    Json,
    World,
    snowflake,
)

API: Final = "/api/v10"
SEND_MESSAGES: Final = 1 << 11
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class No(Exception):
    """A refusal, by Discord's numbers."""

    def __init__(self, status: int, code: int, message: str = "no", **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers


def yes(value: Any, status: int = 200, **headers: str) -> web.Response:
    """Answer with JSON, without a charset: the library takes it for text otherwise."""
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json", **headers})


@dataclass(slots=True)
class Rest:
    """All endpoints."""

    world: World
    folder: Path
    base: str = ""
    gateway: str = ""
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    scripted: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    nonces: dict[str, str] = field(default_factory=dict)
    guilds: list[Json] = field(default_factory=list)  # as the bot itself is told of them
    flags: int = 0  # of the application
    served: int = 0  # files that somebody fetched
    wanted: int = 0  # files that somebody wants, or has
    gate: asyncio.Event | None = None  # where files wait

    def routes(self) -> list[web.RouteDef]:
        """Give the table of endpoints."""
        message = "/channels/{channel}/messages/{message}"
        hook = "/webhooks/{app}/{token}"
        table: list[tuple[str, str, Answer]] = [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/gateway/bot", self._where),
            ("GET", "/users/@me/guilds", self._guilds),
            ("GET", "/applications/{app}/commands", self._known_commands),
            ("PUT", "/applications/{app}/commands", self._commands),
            ("POST", "/channels/{channel}/messages", self._send),
            ("GET", message, self._get),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", f"{message}/threads", self._thread),
            ("POST", "/interactions/{id}/{token}/callback", self._callback),
            ("GET", f"{hook}/messages/{{message}}", self._hooked),
            ("PATCH", f"{hook}/messages/{{message}}", self._hook_edit),
            ("POST", hook, self._hook_send),
        ]
        routes = [
            web.route(method, API + path, self._endpoint(path, answer)) for method, path, answer in table
        ]
        return [*routes, web.get("/attachments/{channel}/{id}/{name}", self._file)]

    def when(self, method: str, path: str, *answers: Answer) -> None:
        """Give the next requests of one endpoint these answers."""
        self.scripted[f"{method} {path}"].extend(answers)

    def when_lost(self, method: str, path: str, usual: Answer) -> None:
        """Let the next request of one endpoint be done, and its answer be lost."""

        async def answer(request: web.Request) -> web.StreamResponse:
            done = await usual(request)
            if request.transport is not None:
                request.transport.abort()
            return done

        self.when(method, path, answer)

    def lose_sent(self) -> None:
        """Take the next message of the bot, and lose the answer."""
        self.when_lost("POST", "/channels/{channel}/messages", self._send)

    def _endpoint(self, path: str, usual: Answer) -> Answer:
        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                script = self.scripted[f"{request.method} {path}"]
                if script:
                    return await script.popleft()(request)
                by_token = path.startswith(("/webhooks", "/interactions"))
                if not by_token and request.headers.get("Authorization") != f"Bot {self.world.token}":
                    raise No(401, 0, "401: Unauthorized")
                return await usual(request)
            except No as no:
                return yes({"message": str(no), "code": no.code}, no.status, **no.headers)
            finally:
                self.changed.set()

        return answer

    async def _me(self, _: web.Request) -> web.Response:
        return yes(BOT.json())

    async def _application(self, _: web.Request) -> web.Response:
        facts: Json = {"id": str(BOT.id), "name": "cutroom", "icon": None, "description": ""}
        facts["flags"] = self.flags
        more: Json = {
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "",
            "owner": BOT.json(),
        }
        return yes(facts | more)

    async def _where(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        return yes({"url": self.gateway, "shards": 1, "session_start_limit": limit})

    async def _guilds(self, _: web.Request) -> web.Response:
        return yes(self.guilds)

    async def _known_commands(self, _: web.Request) -> web.Response:
        return yes(self.world.commands)

    async def _commands(self, request: web.Request) -> web.Response:
        self.world.syncs += 1
        self.world.commands = await request.json()
        for command in self.world.commands:
            _judge_command(command)
        return yes(
            [
                {
                    "description": "",
                    **one,
                    "id": str(snowflake()),
                    "application_id": str(BOT.id),
                    "version": "1",
                }
                for one in self.world.commands
            ]
        )

    async def _send(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        payload, files, size = await self._read(request)
        self._note(request, payload, size)
        if not channel.is_open:
            raise No(403, 50001, "Missing Access")
        if not channel.may & SEND_MESSAGES or (files and not channel.may & ATTACH_FILES):
            raise No(403, 50013, "Missing Permissions")
        if size > channel.max_bytes:
            raise No(413, 40005, "Request entity too large")
        nonce = payload.get("nonce")
        if nonce and payload.get("enforce_nonce") and nonce in self.nonces:
            return yes(channel.messages[self.nonces[nonce]])
        self._judge(payload, has_file=bool(files))
        made = self.world.message(
            channel, BOT, payload.get("content") or "", components=payload.get("components") or []
        )
        made["attachments"] = [self._attach(channel, file) for file in files]
        if payload.get("message_reference"):
            made["message_reference"] = payload["message_reference"]
        if nonce:
            self.nonces[str(nonce)] = made["id"]
        return yes(made)

    async def _get(self, request: web.Request) -> web.Response:
        return yes(self._signed(self._message(request)))

    async def _edit(self, request: web.Request) -> web.Response:
        message = self._message(request)
        payload = await request.json()
        self._note(request, payload)
        if not self._channel(request).is_open:
            raise No(403, 50001, "Missing Access")
        if message["author"]["id"] != str(BOT.id):
            raise No(403, 50005, "Cannot edit a message authored by another user")
        self._change(message, payload)
        return yes(message)

    async def _delete(self, request: web.Request) -> web.Response:
        message = self._message(request)
        self._note(request, {})
        del self._channel(request).messages[message["id"]]
        return web.Response(status=204)

    async def _thread(self, request: web.Request) -> web.Response:
        parent, message = self._channel(request), self._message(request)
        payload = await request.json()
        self._note(request, payload)
        if int(message["id"]) in self.world.channels:
            raise No(400, 160004, "A thread has already been created for this message")
        thread = Channel(
            int(message["id"]), kind=11, guild=parent.guild, parent=parent.id, name=payload["name"]
        )
        self.world.channels[thread.id] = thread
        return yes(thread.json(), 201)

    async def _callback(self, request: web.Request) -> web.Response:
        called = self._called(request)
        payload = await request.json()
        self._note(request, payload, token=called.token)
        if called.answered_as is not None:
            raise No(400, 40060, "Interaction has already been acknowledged.")
        if called.is_expired:
            raise No(404, 10062, "Unknown interaction")
        called.answered_as = payload["type"]
        about: Json = {"id": str(called.id), "type": 2}
        if payload["type"] == 5:
            channel = self.world.channels[called.channel]
            called.held = self.world.message(channel, BOT, "", flags=LOADING, type=20)["id"]
            about |= {"response_message_id": called.held, "response_message_loading": True}
        return yes({"interaction": about})

    async def _hooked(self, request: web.Request) -> web.Response:
        return yes(self._by_token(request))

    async def _hook_edit(self, request: web.Request) -> web.Response:
        message = self._by_token(request)
        payload = await request.json()
        self._note(request, payload, token=request.match_info["token"])
        self._change(message, payload)
        return yes(message)

    async def _hook_send(self, request: web.Request) -> web.Response:
        called = self._alive(request)
        payload, files, size = await self._read(request)
        self._note(request, payload, size, token=called.token)
        channel = self.world.channels[called.channel]
        if size > channel.max_bytes:
            raise No(413, 40005, "Request entity too large")
        self._judge(payload, has_file=bool(files))
        made = self.world.message(
            channel, BOT, payload.get("content") or "", components=payload.get("components") or []
        )
        made["attachments"] = [self._attach(channel, file) for file in files]
        return yes(made)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Serve a file to whoever has its address, until that expires."""
        if "Authorization" in request.headers or request.query.get("hm") != f"sig{self.world.signature}":
            return web.Response(status=403)
        self.wanted += 1
        if self.gate is not None:
            await self.gate.wait()
        self.served += 1
        return web.FileResponse(self.world.files[request.match_info["id"]])

    def address(self, channel: Channel, number: str, name: str) -> str:
        """Give a file's address, signed for now."""
        return f"{self.base}/attachments/{channel.id}/{number}/{name}?ex=1&is=1&hm=sig{self.world.signature}"

    def attachment(
        self, channel: Channel, path: Path, name: str, kind: str | None, size: int | None = None
    ) -> Json:
        """Put a file into the CDN."""
        number = str(snowflake())
        self.world.files[number] = path
        url = self.address(channel, number, name)
        facts: Json = {"id": number, "filename": name, "size": size or path.stat().st_size, "url": url}
        return facts | {"proxy_url": url, "content_type": kind}

    def _attach(self, channel: Channel, file: tuple[str, Path]) -> Json:
        return self.attachment(channel, file[1], file[0], None)

    def _signed(self, message: Json) -> Json:
        channel = self.world.channels[int(message["channel_id"])]
        files = [
            one | {"url": self.address(channel, one["id"], one["filename"])} for one in message["attachments"]
        ]
        return message | {"attachments": files}

    def _change(self, message: Json, payload: Json) -> None:
        self._judge({**message, **payload}, has_file=bool(message["attachments"]))
        message["flags"] &= ~LOADING
        message["content"] = payload.get("content") or ""
        message["components"] = payload.get("components") or []
        message["edited_timestamp"] = STAMP

    def _judge(self, payload: Json, *, has_file: bool) -> None:
        content = payload.get("content") or ""
        if len(content) > 2000:
            raise No(400, 50035, "Must be 2000 or fewer in length.")
        if not content and not has_file:
            raise No(400, 50006, "Cannot send an empty message")
        _judge_rows(payload.get("components") or [])
        if (payload.get("allowed_mentions") or {}).get("parse", ["all"]) and re.search(
            r"@everyone|<@", content
        ):
            self.world.pings.append(content)

    def _channel(self, request: web.Request) -> Channel:
        channel = self.world.channels.get(int(request.match_info["channel"]))
        if channel is None:
            raise No(404, 10003, "Unknown Channel")
        return channel

    def _message(self, request: web.Request) -> Json:
        message = self._channel(request).messages.get(request.match_info["message"])
        if message is None:
            raise No(404, 10008, "Unknown Message")
        return message

    def _called(self, request: web.Request) -> Called:
        called = self.world.called.get(request.match_info["token"])
        if called is None:
            raise No(404, 10062, "Unknown interaction")
        return called

    def _alive(self, request: web.Request) -> Called:
        called = self._called(request)
        if called.is_expired:
            raise No(401, 50027, "Invalid Webhook Token")
        return called

    def _by_token(self, request: web.Request) -> Json:
        called = self._alive(request)
        name = request.match_info["message"]
        wanted = called.held if name == "@original" else name
        message = self.world.channels[called.channel].messages.get(wanted or "")
        if message is None:
            raise No(404, 10008, "Unknown Message")
        return message

    def _note(self, request: web.Request, payload: Json, size: int = 0, token: str | None = None) -> None:
        path = request.path.removeprefix(API)
        self.world.asked.append(Asked(request.method, path, payload, token, size))

    async def _read(self, request: web.Request) -> tuple[Json, list[tuple[str, Path]], int]:
        """Take a message in, its files straight to disk."""
        if not request.content_type.startswith("multipart/"):
            return await request.json(), [], 0
        payload: Json = {}
        files: list[tuple[str, Path]] = []
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "payload_json":
                payload = json.loads(await part.text())
            else:
                files.append((part.filename or "", await self._save(part)))
        return payload, files, sum(path.stat().st_size for _, path in files)

    async def _save(self, part: BodyPartReader) -> Path:
        path = self.folder / f"{snowflake()}-{sha256((part.filename or '').encode()).hexdigest()[:8]}"
        with path.open("wb") as file:
            while chunk := await part.read_chunk(256 * 1024):
                file.write(chunk)
        return path


def _judge_rows(rows: list[Json]) -> None:
    """Refuse buttons as Discord does."""
    ids: list[str] = []
    for row in rows:
        if not 1 <= len(row["components"]) <= 5:
            raise No(400, 50035, "components: 1 to 5 in a row")
        for one in row["components"]:
            ids += [one["custom_id"]] if "custom_id" in one else []
            if one["type"] == 2 and not 1 <= len(one["label"]) <= 80:
                raise No(400, 50035, "label: 1 to 80")
            if len(one.get("options", ())) > 25:
                raise No(400, 50035, "options: up to 25")
    if len(rows) > 5 or len(ids) != len(set(ids)) or any(len(one) > 100 for one in ids):
        raise No(400, 50035, "components are invalid")


def _judge_command(command: Json) -> None:
    """Refuse commands as Discord does."""
    names = [command["name"], *(command.get("name_localizations") or {}).values()]
    texts = [command.get("description", ""), *(command.get("description_localizations") or {}).values()]
    if any(len(name) > 32 for name in names) or any(len(text) > 100 for text in texts):
        raise No(400, 50035, "a name or a description is too long")
    if command["type"] == 1 and any(
        not re.fullmatch(r"[-_\w]{1,32}", name) or name != name.lower() for name in names
    ):
        raise No(400, 50035, "a name is invalid")
