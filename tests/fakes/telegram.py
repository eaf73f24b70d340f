"""A Bot API server on loopback: the real one's shapes, limits and refusals. Its people: `telegram_people`.

async with BotApi.open(folder) as api:
    settings = Settings(TELEGRAM_TOKEN=api.token, TELEGRAM_API_URL=api.url)
    ann = Person(api, 1, "Ann")
    ann.say("/start")
    await api.until(lambda: "Ready" in api.last(ann.id).text)
"""

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tests.fakes.answers import Vanish
from tests.fakes.site import site
from tests.fakes.telegram_hook import Hook
from tests.fakes.telegram_rules import (
    CAPTION,
    DOWNLOAD,
    TEXT,
    UPLOAD,
    No,
    Params,
    bad,
    buttons,
    flooded,
    written,
)

TOKEN: Final = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFake0"
ME: Final = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Cutroom",
    "username": "cutroom_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
PATIENCE_S: Final = 40.0
KINDS: Final = {"sendVideo": "video", "sendDocument": "document", "sendPhoto": "photo"}

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")

Json = dict[str, Any]


@dataclass(slots=True)
class Sent:
    """A file that the bot sent."""

    kind: str
    name: str
    path: Path
    params: Params
    has_bytes: bool  # came as bytes, and not by its path or id
    thumbnail: bytes = b""


@dataclass(slots=True)
class Shown:
    """A message of the bot as people see it now."""

    chat_id: int
    id: int
    text: str
    params: Params
    buttons: list[list[Json]]
    thread: int | None = None
    file: Sent | None = None
    said: list[str] = field(default_factory=list)  # everything that it ever said
    answers: int | None = None  # what it replied to when it was sent

    def press_of(self, label: str) -> str:
        """Give what a button with these words on it would say back."""
        found = (
            b for row in self.buttons for b in row if label in b["text"] or label == b.get("callback_data")
        )
        return str(next(found)["callback_data"])


@dataclass(slots=True)
class Call:
    """One request of the bot."""

    method: str
    params: Params


@dataclass(slots=True)
class BotApi:
    """The server, its chats and everything that was asked of it."""

    folder: Path
    is_local: bool = False
    token: str = TOKEN
    url: str = ""
    me: Json = field(default_factory=lambda: dict(ME))
    has_drafts: bool = True
    upload_bytes: int = UPLOAD  # more than this it does not take
    calls: list[Call] = field(default_factory=list)
    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    drafts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    answered: set[str] = field(default_factory=set)
    commands: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    chats: dict[int, Json] = field(default_factory=dict)
    admins: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    blocked: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    threads: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    updates: deque[Json] = field(default_factory=deque)
    acknowledged: int = 0
    hook: Hook | None = None
    hooks: list[Params] = field(default_factory=list)
    hook_error: str | None = None
    portraits: list[str] = field(default_factory=list)  # of the bot itself
    _files: dict[str, Path] = field(default_factory=dict)
    _floods: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _scripts: dict[str, deque[Callable[[], Awaitable[bool]]]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    _last: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _poller: int = 0
    _connections: dict[Any, asyncio.Transport] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path, *, is_local: bool = False) -> AsyncIterator[Self]:
        """Serve for as long as the context lasts."""
        api = cls(folder, is_local)
        connections = api._connections

        class Protocol(HttpToolsProtocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own
                super().connection_made(transport)
                connections[transport.get_extra_info("peername")] = transport

        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", api._endpoint, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", api._file),
            ]
        )
        async with site(app, http=Protocol) as port:
            api.url = f"http://127.0.0.1:{port}"
            try:
                yield api
            finally:
                api._poller = -1
                api.stir()
                if api.hook is not None:
                    await api.hook.close()

    # --- what tests look at ---

    def of(self, chat_id: int, thread: int | None = None) -> list[Shown]:
        """Give the bot's messages in one chat, oldest first."""
        return [
            shown
            for (chat, _), shown in self.shown.items()
            if chat == chat_id and (thread is None or shown.thread == thread)
        ]

    def last(self, chat_id: int) -> Shown:
        """Give the bot's newest message in one chat."""
        return self.of(chat_id)[-1]

    def says(self, chat_id: int, words: str) -> Shown | None:
        """Give the message in which the bot says this now."""
        return next((shown for shown in reversed(self.of(chat_id)) if words in shown.text), None)

    def files(self, chat_id: int, kind: str | None = None) -> list[Sent]:
        """Give the files that arrived in one chat."""
        sent = [shown.file for shown in self.of(chat_id) if shown.file is not None]
        return [file for file in sent if kind in {None, file.kind}]

    def asked(self, method: str) -> list[Params]:
        """Give the requests of one method."""
        return [call.params for call in self.calls if call.method == method]

    async def until(self, holds: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
        """Wait until something holds."""
        try:
            async with asyncio.timeout(patience_s):
                while not holds():
                    await self._stirred()
        except TimeoutError:
            told = "\n".join(f"{shown.chat_id}/{shown.id}: {shown.said}" for shown in self.shown.values())
            raise AssertionError(f"waited in vain; the bot said:\n{told}") from None

    # --- what tests do ---

    def flood(self, chat_id: int, *seconds: int) -> None:
        """Refuse the next requests for a chat, each with so long a wait."""
        self._floods[chat_id].extend(seconds)

    def when(self, method: str, *refusals: No) -> None:
        """Refuse the next requests of a method."""
        for refusal in refusals:
            self._scripts[method].append(_raising(refusal))

    def lose_answer(self, method: str) -> None:
        """Do what the next request of a method asks, and break the connection off instead of answering."""
        self._scripts[method].append(_losing)

    def hang(self, method: str, gate: asyncio.Event) -> None:
        """Let the next request of a method wait at a gate, and break it off then."""

        async def wait() -> bool:
            async with asyncio.timeout(PATIENCE_S):
                await gate.wait()
            return True

        self._scripts[method].append(wait)

    def next_id(self, kind: str) -> int:
        """Count something."""
        self._last[kind] += 1
        return self._last[kind]

    def put(self, path: Path) -> str:
        """Have a file on the server, as if somebody had sent it."""
        file_id = f"file-{self.next_id('file')}"
        self._files[file_id] = path
        return file_id

    def push(self, **update: Any) -> int:
        """Let something happen that the bot is told of."""
        number = 1000 + self.next_id("update")
        self.updates.append({"update_id": number, **update})
        self.stir()
        if self.hook is not None:
            self.hook.stir()
        return number

    def stir(self) -> None:
        """Wake whoever waits for something."""
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _stirred(self) -> None:
        await self._news.wait()

    # --- the server ---

    async def _endpoint(self, request: Request) -> Response:
        method = request.path_params["method"]
        if request.path_params["token"] != self.token:
            return No(401, "Unauthorized").response()
        if int(request.headers.get("content-length", 0)) > self.upload_bytes and not self.is_local:
            async for _ in request.stream():
                pass
            return No(413, "Request Entity Too Large").response()
        async with request.form() as form:
            params = {name: value for name, value in form.items() if isinstance(value, str)}
            files = {name: value for name, value in form.items() if isinstance(value, UploadFile)}
            self.calls.append(Call(method, params))
            self.stir()
            try:
                is_lost = await self._scripts[method].popleft()() if self._scripts[method] else False
                result = await self._do(method, params, files)
            except No as refusal:
                return refusal.response()
            finally:
                self.stir()
        return Vanish(self._abort, None, {}, 200) if is_lost else JSONResponse({"ok": True, "result": result})

    async def _do(self, method: str, params: Params, files: Mapping[str, UploadFile]) -> Any:
        if "chat_id" in params:
            self._judge_chat(int(params["chat_id"]), params)
        if method in KINDS:
            return await self._send_file(KINDS[method], params, files)
        act = getattr(self, "_do_" + _HUMP.sub("_", method).lower(), None)
        if act is None:
            raise No(404, "Not Found")
        result = act(params)
        return await result if asyncio.iscoroutine(result) else result

    def _judge_chat(self, chat_id: int, params: Params) -> None:
        if self._floods[chat_id]:
            raise flooded(self._floods[chat_id].pop(0))
        if chat_id in self.migrated:
            new = self.migrated[chat_id]
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise No(400, words, migrate_to_chat_id=new)
        if chat_id not in self.chats:
            raise bad("chat not found")
        if chat_id in self.blocked:
            raise No(403, "Forbidden: bot was blocked by the user")
        thread = params.get("message_thread_id")
        if thread is not None and int(thread) not in self.threads[chat_id]:
            raise bad("message thread not found")

    def _do_get_me(self, _: Params) -> Json:
        return self.me

    async def _do_get_updates(self, params: Params) -> list[Json]:
        if self.hook is not None:
            raise No(409, "Conflict: can't use getUpdates method while webhook is active")
        self._poller = mine = self._poller + 1
        self.stir()
        offset = int(params.get("offset") or 0)
        self.acknowledged = max(self.acknowledged, offset)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        waiting = asyncio.get_running_loop().time() + float(params.get("timeout") or 0)
        while not self.updates and (left := waiting - asyncio.get_running_loop().time()) > 0:
            try:
                await asyncio.wait_for(self._stirred(), left)
            except TimeoutError:
                break
            if self._poller != mine:
                words = (
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
                raise No(409, f"Conflict: {words}")
        return list(self.updates)[: int(params.get("limit") or 100)]

    async def _do_set_webhook(self, params: Params) -> bool:
        if self.hook is not None:
            await self.hook.close()
        self.hooks.append(params)
        self.hook = Hook(params["url"], params.get("secret_token", ""), self.updates, self.stir)
        return True

    def _do_get_webhook_info(self, _: Params) -> Json:
        told = {} if self.hook_error is None else {"last_error_message": self.hook_error}
        url = "" if self.hook is None else self.hook.url
        return {"url": url, "has_custom_certificate": False, "pending_update_count": 0, **told}

    def _do_get_user_profile_photos(self, _: Params) -> Json:
        photos = [
            [{"file_id": file_id, "file_unique_id": file_id, "width": 160, "height": 160}]
            for file_id in self.portraits
        ]
        return {"total_count": len(photos), "photos": photos}

    async def _do_delete_webhook(self, _: Params) -> bool:
        if self.hook is not None:
            await self.hook.close()
        self.hook = None
        return True

    def _do_send_message(self, params: Params) -> Json:
        text = written(params, "text", TEXT)
        if not text:
            raise bad("message text is empty")
        return self._show(params, text, None)

    def _do_send_message_draft(self, params: Params) -> bool:
        if not self.has_drafts:
            raise No(404, "Not Found")
        chat_id = int(params["chat_id"])
        if self.chats[chat_id]["type"] != "private":
            raise bad("TEXTDRAFT_PEER_INVALID")
        self.drafts[chat_id].append(written(params, "text", TEXT))
        return True

    def _do_edit_message_text(self, params: Params) -> Json:
        shown = self._found(params)
        if shown.file is not None:
            raise bad("there is no text in the message to edit")
        text, rows = written(params, "text", TEXT), buttons(params)
        if (text, rows) == (shown.text, shown.buttons):
            same = "specified new message content and reply markup are exactly the same"
            raise bad(f"message is not modified: {same} as a current content and reply markup of the message")
        shown.text, shown.buttons, shown.params = text, rows, params
        shown.said.append(text)
        return self._message(shown)

    def _do_delete_message(self, params: Params) -> bool:
        del self.shown[self._found(params, "delete").chat_id, int(params["message_id"])]
        return True

    def _do_send_chat_action(self, _: Params) -> bool:
        return True

    def _do_answer_callback_query(self, params: Params) -> bool:
        self.answered.add(params["callback_query_id"])
        return True

    def _do_set_my_commands(self, params: Params) -> bool:
        scope = json.loads(params.get("scope") or '{"type": "default"}')["type"]
        names = [command["command"] for command in json.loads(params["commands"])]
        self.commands[scope, params.get("language_code", "")] = names
        return True

    def _do_get_chat_administrators(self, params: Params) -> list[Json]:
        return [
            {
                "status": "creator",
                "is_anonymous": False,
                "user": {"id": number, "is_bot": False, "first_name": "Admin"},
            }
            for number in self.admins[int(params["chat_id"])]
        ]

    def _do_get_file(self, params: Params) -> Json:
        path = self._files.get(params["file_id"])
        if path is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = path.stat().st_size if path.exists() else 0
        if size > DOWNLOAD and not self.is_local:
            raise bad("file is too big")
        shown = str(path) if self.is_local else f"files/{params['file_id']}{path.suffix}"
        return {
            "file_id": params["file_id"],
            "file_unique_id": params["file_id"],
            "file_size": size,
            "file_path": shown,
        }

    async def _file(self, request: Request) -> Response:
        path = self._files.get(Path(request.path_params["path"]).stem)
        if request.path_params["token"] != self.token or self.is_local or path is None:
            return No(404, "Not Found").response()
        return FileResponse(path)

    async def _send_file(self, kind: str, params: Params, files: Mapping[str, UploadFile]) -> Json:
        text = written(params, "caption", CAPTION)
        rows = buttons(params)
        part = files.get(kind)
        if part is not None:
            path = self.folder / f"sent-{self.next_id('sent')}-{part.filename}"
            with path.open("wb") as out:
                while chunk := await part.read(1 << 20):
                    out.write(chunk)
            name = part.filename or ""
        else:
            path = self._named(params.get(kind, ""))
            name = path.name
        small = files.get(params.get("thumbnail", "").removeprefix("attach://"))
        sent = Sent(kind, name, path, params, part is not None, await small.read() if small else b"")
        del rows
        return self._show(params, text, sent)

    def _named(self, value: str) -> Path:
        """Find a file that is given by its id, or by its path on a local server."""
        if value in self._files:
            return self._files[value]
        path = Path(value.removeprefix("file://"))
        if self.is_local and value.startswith("file:///") and path.is_file():
            return path
        raise bad("wrong file identifier/HTTP URL specified")

    def _show(self, params: Params, text: str, file: Sent | None) -> Json:
        chat_id = int(params["chat_id"])
        thread = params.get("message_thread_id")
        shown = Shown(
            chat_id,
            self.next_id(f"message{chat_id}"),
            text,
            params,
            buttons(params),
            int(thread) if thread else None,
            file,
            [text],
            json.loads(params.get("reply_parameters") or "{}").get("message_id"),
        )
        self.shown[chat_id, shown.id] = shown
        return self._message(shown)

    def _found(self, params: Params, verb: str = "edit") -> Shown:
        shown = self.shown.get((int(params["chat_id"]), int(params["message_id"])))
        if shown is None:
            raise bad(f"message to {verb} not found")
        return shown

    def _message(self, shown: Shown) -> Json:
        message: Json = {
            "message_id": shown.id,
            "date": 1_800_000_000,
            "chat": self.chats[shown.chat_id],
            "from": self.me,
        }
        if shown.thread is not None:
            message |= {"message_thread_id": shown.thread, "is_topic_message": True}
        if shown.file is None:
            return message | {"text": shown.text}
        file_id = next((i for i, path in self._files.items() if path == shown.file.path), None)
        facts: Json = {"file_id": file_id or self.put(shown.file.path), "file_unique_id": "u"}
        if shown.file.kind != "document":
            facts |= {"width": 1, "height": 1}
        if shown.file.kind == "video":
            facts |= {"duration": 1}
        body = [facts] if shown.file.kind == "photo" else facts
        return message | {"caption": shown.text, shown.file.kind: body}

    def _abort(self, scope: Scope) -> None:
        self._connections[tuple(scope["client"])].abort()


def _raising(refusal: No) -> Callable[[], Awaitable[bool]]:
    async def refuse() -> bool:
        raise refusal

    return refuse


async def _losing() -> bool:
    return True
