"""The gateway of our Discord: sessions with numbered events, which are played again to who resumes."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.fakes.discord_world import BOT, GUILD, Json, World

CONTENT: Final = 1 << 15
HELLO, HEARTBEAT, ACK, IDENTIFY, RESUME, RECONNECT, INVALID, DISPATCH = 10, 1, 11, 2, 6, 7, 9, 0


@dataclass(slots=True)
class Session:
    """What one client has been told."""

    id: str
    sees_content: bool
    events: list[Json] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


@dataclass(slots=True)
class Gateway:
    """All sessions."""

    world: World
    url: str = ""
    sessions: dict[str, Session] = field(default_factory=dict)
    identified: int = 0
    resumed: int = 0
    is_silent: bool = False  # does not answer when somebody wants to leave
    parting: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client."""
        socket = web.WebSocketResponse(autoclose=not self.is_silent)
        await socket.prepare(request)
        await _tell(socket, {"op": HELLO, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            await self._hear(socket, json.loads(frame.data))
        if self.is_silent:
            await self.parting.wait()
        for session in self.sessions.values():
            session.socket = None if session.socket is socket else session.socket
        return socket

    async def emit(self, event: str, data: Json) -> None:
        """Let something happen."""
        for session in self.sessions.values():
            await self._send(session, event, _seen(data) if session.sees_content else _blind(data))

    async def drop(self, code: int = 4000) -> None:
        """Break every connection off; the sessions stay."""
        self.parting.set()
        for session in self.sessions.values():
            socket, session.socket = session.socket, None
            if socket is not None:
                await socket.close(code=code)

    async def invalidate(self) -> None:
        """Forget every session, and say so."""
        sockets = [session.socket for session in self.sessions.values()]
        self.sessions.clear()
        for socket in sockets:
            if socket is not None:
                await _tell(socket, {"op": INVALID, "d": False, "s": None, "t": None})

    @property
    def is_connected(self) -> bool:
        """Tell whether somebody listens."""
        return any(session.socket is not None for session in self.sessions.values())

    async def _hear(self, socket: web.WebSocketResponse, said: Json) -> None:
        if said["op"] == HEARTBEAT:
            await _tell(socket, {"op": ACK, "d": None, "s": None, "t": None})
        elif said["op"] == IDENTIFY:
            await self._identify(socket, said["d"])
        elif said["op"] == RESUME:
            await self._resume(socket, said["d"])

    async def _identify(self, socket: web.WebSocketResponse, wanted: Json) -> None:
        if wanted["token"] != self.world.token:
            await socket.close(code=4004)
            return
        if wanted["intents"] & CONTENT and not self.world.grants_content:
            await socket.close(code=4014)
            return
        self.identified += 1
        session = Session(f"session{self.identified}", bool(wanted["intents"] & CONTENT), socket=socket)
        self.sessions = {session.id: session}
        ready: Json = {
            "v": 10,
            "user": BOT.json(),
            "guilds": [{"id": str(GUILD), "unavailable": True}],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": wanted.get("shard", [0, 1]),
            "application": {"id": str(BOT.id), "flags": 0},
        }
        await self._send(session, "READY", ready)
        await self._send(session, "GUILD_CREATE", self.world.guild())

    async def _resume(self, socket: web.WebSocketResponse, wanted: Json) -> None:
        session = self.sessions.get(wanted["session_id"])
        if session is None or wanted["token"] != self.world.token:
            await _tell(socket, {"op": INVALID, "d": False, "s": None, "t": None})
            return
        self.resumed += 1
        session.socket = socket
        for event in session.events[wanted["seq"] :]:
            await _tell(socket, event)
        await self._send(session, "RESUMED", {})

    async def _send(self, session: Session, event: str, data: Json) -> None:
        told: Json = {"op": DISPATCH, "t": event, "s": len(session.events) + 1, "d": data}
        session.events.append(told)
        if session.socket is not None and not session.socket.closed:
            await _tell(session.socket, told)


async def _tell(socket: web.WebSocketResponse, value: Json) -> None:
    await socket.send_str(json.dumps(value))


def _seen(data: Json) -> Json:
    return data


def _blind(data: Json) -> Json:
    """Hide what is said in servers without calling the bot, as Discord does from bots without the intent."""
    if "content" not in data or "guild_id" not in data:
        return data
    hidden: Json = dict(data)
    replied = hidden.get("referenced_message")
    if replied and replied["author"]["id"] != str(BOT.id):
        hidden["referenced_message"] = replied if _calls(replied) else replied | _nothing()
    return hidden if _calls(data) else hidden | _nothing()


def _calls(message: Json) -> bool:
    return any(someone["id"] == str(BOT.id) for someone in message["mentions"])


def _nothing() -> dict[str, Any]:
    return {"content": "", "attachments": [], "embeds": [], "components": []}
