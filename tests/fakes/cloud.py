"""A backend that follows a script: a real server with every endpoint, which answers well unless told else.

async with Cloud.open() as cloud:
    cloud.when(Path.CREDITS, no(1001), say({...}))    # the next answers of one endpoint, in order
    cloud.when_run(piece("Hel"), None)                # the next stream; None breaks the connection off
    cloud.draft = {"t": [...]}                        # what the project holds
    ...
    assert cloud.runs("s1") == 1
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from core.nemo.wire import ATTRIBUTION_HEADERS, Path
from tests.fakes import streams
from tests.fakes.answers import PATIENCE_S, Answer, Step, Stream, Vanish, Wrap, bare, enveloped, no
from tests.fakes.asked import Asked, read
from tests.fakes.site import site

TOKEN: Final = "nmv_usr_known"
FILE: Final = "/files/{name}"


@dataclass(slots=True)
class Cloud:
    """The script and the record."""

    url: str = ""
    wrap: Wrap = enveloped
    wrap_render: Wrap = bare
    state: dict[str, Any] = field(default_factory=dict)
    balance: dict[str, Any] = field(default_factory=lambda: {"available": 90, "frozen": 10, "total": 100})
    file: bytes = b"a finished film" * 1000
    expires_at: Any = None
    asked: list[Asked] = field(default_factory=list)
    renders: set[str] | None = None  # those that exist; None: whichever is asked for
    tokens: set[str] = field(default_factory=lambda: {TOKEN})
    unknown: list[str] = field(default_factory=list)  # addresses that no endpoint has
    stuck: asyncio.Event = field(default_factory=asyncio.Event)  # set when a request waits at a gate
    left: asyncio.Event = field(default_factory=asyncio.Event)  # set when a reader leaves a stream early
    _answers: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    _looks: deque[Mapping[str, Any]] = field(default_factory=deque)
    _streams: deque[tuple[Step | None, ...]] = field(default_factory=deque)
    _connections: dict[Any, asyncio.Transport] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator[Self]:
        """Serve on loopback for as long as the context lasts."""
        cloud = cls()
        connections = cloud._connections

        class Protocol(HttpToolsProtocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own
                super().connection_made(transport)
                connections[transport.get_extra_info("peername")] = transport

        app = Starlette(routes=[*cloud._routes(), Route("/{rest:path}", cloud._lost)])
        async with site(app, http=Protocol) as port:
            cloud.url = f"http://127.0.0.1:{port}"
            yield cloud

    @property
    def draft(self) -> Any:
        """What the project holds."""
        return self.state.get("draft")

    @draft.setter
    def draft(self, draft: Any) -> None:
        self.state["draft"] = draft

    def when(self, path: str, *answers: Answer) -> None:
        """Give the next requests of an endpoint these answers; afterwards it answers well again."""
        self._answers[path].extend(answers)

    def when_stuck(self, path: str, gate: asyncio.Event, then: Answer | None = None) -> None:
        """Let the next request of an endpoint wait at a gate."""

        async def answer(request: Request) -> Response:
            self.stuck.set()
            async with asyncio.timeout(PATIENCE_S):
                await gate.wait()
            return await (then or no(500))(request)

        self._answers[path].append(answer)

    def when_run(self, *steps: Step | None) -> None:
        """Let the next run of the agent go like this."""
        self._streams.append(steps)

    def when_rendering(self, *looks: Mapping[str, Any]) -> None:
        """Let the next looks at renders that exist show this; afterwards they are completed."""
        self._looks.extend(looks)

    def breaks(self, start: bytes | None = None, *, status: int = 200, **headers: str) -> Answer:
        """Make an answer that breaks the connection off: before it began, or after its start."""

        async def answer(_: Request) -> Response:
            dashed = {name.replace("_", "-"): value for name, value in headers.items()}
            return Vanish(self._abort, start, dashed, status)

        return answer

    def expire(self) -> None:
        """Let every token expire."""
        self.tokens.clear()

    def calls(self, path: str) -> list[Asked]:
        """Give the requests that one address got."""
        return [asked for asked in self.asked if asked.path == path]

    def runs(self, session_id: str) -> int:
        """Tell how often the agent was asked in a session, heard or not."""
        return sum(asked.json["session_id"] == session_id for asked in self.calls(Path.RUN))

    def _routes(self) -> list[Route]:
        endpoints: dict[str, tuple[str, Answer]] = {
            Path.ANONYMOUS_TOKEN: ("POST", self._token),
            Path.CLAIM_TOKEN: ("POST", self._claim),
            Path.SESSIONS: ("POST", self._session),
            Path.RUN: ("POST", self._run),
            Path.UPLOAD: ("POST", self._upload),
            Path.CREDITS: ("GET", self._credits),
            Path.STATE: ("GET", self._state),
            Path.RENDERS: ("POST", self._render),
            Path.RENDER: ("GET", self._rendered),
            Path.RENDER_CANCEL: ("POST", self._cancel),
            Path.RENDER_DOWNLOAD: ("GET", self._film),
            FILE: ("GET", self._film),
        }
        return [
            Route(path, self._scripted(path, answer), methods=[method])
            for path, (method, answer) in endpoints.items()
        ]

    def _scripted(self, path: str, usual: Answer) -> Answer:
        async def endpoint(request: Request) -> Response:
            asked = await read(request)
            self.asked.append(asked)
            if self._answers[path]:
                return await self._answers[path].popleft()(request)
            if path not in {Path.ANONYMOUS_TOKEN, FILE} and asked.token not in self.tokens:
                return await no(1001, "token expired", status=401)(request)
            return await usual(request)

        return endpoint

    async def _token(self, request: Request) -> Response:
        client_id = request.headers.get("x-client-id", "")
        if not 1 <= len(client_id) <= 64:
            return await no(400, "X-Client-Id is missing", status=400)(request)
        token = f"nmv_usr_{len(self.calls(Path.ANONYMOUS_TOKEN))}"
        self.tokens.add(token)
        user = {"user_id": f"anon_{client_id[:8]}", "expires_at": self.expires_at, "credits": 100}
        return self._yes({"token": token, **user})

    async def _claim(self, _: Request) -> Response:
        return self._yes({"claim_token": "clm_1", "expires_in": 604_800})

    async def _session(self, _: Request) -> Response:
        number = len(self.calls(Path.SESSIONS))
        return self._yes({"task_id": f"t{number}", "session_id": str(number), "user_id": "anon_1"})

    async def _run(self, _: Request) -> Response:
        steps = self._streams.popleft() if self._streams else (streams.text("Done."),)
        return Stream(steps, self._abort, self.left.set)

    async def _upload(self, _: Request) -> Response:
        asked = self.asked[-1]
        names = [name for name, _ in asked.files] or (asked.json or {}).get("urls", ["film.mp4"])
        files = [
            {"filename": name, "file_type": "video", "cdn_url": f"{self.url}/cdn/{number}", "duration": 1.5}
            for number, name in enumerate(names)
        ]
        return self._yes({"files": files, "session_state_applied": True})

    async def _credits(self, _: Request) -> Response:
        return self._yes(self.balance)

    async def _state(self, request: Request) -> Response:
        session = request.path_params["session_id"]
        return self._yes(
            {"session_id": session, "task_id": "t1", "task_name": "project", "state": self.state}
        )

    async def _render(self, request: Request) -> Response:
        if not all(request.headers.get(name) for name in ATTRIBUTION_HEADERS):
            return await no(402, "export is not in your plan", status=402)(request)
        name = self.asked[-1].json["id"]
        if self.renders is not None:
            self.renders.add(name)
        return JSONResponse(self.wrap_render({"id": name, "status": "pending", "progress": 0}))

    async def _rendered(self, request: Request) -> Response:
        name = request.path_params["render_id"]
        if self.renders is not None and name not in self.renders:
            return await no(404, "no such render", status=404)(request)
        if self._looks:
            return JSONResponse(self.wrap_render({"taskId": name, **self._looks.popleft()}))
        url = FILE.format(name=f"{name}.mp4")
        done = {"status": "completed", "progress": 100}
        if self.wrap_render is bare:
            return JSONResponse({"taskId": name, **done, "output": {"url": url, "size": len(self.file)}})
        return JSONResponse(self.wrap_render({"id": name, **done, "outputUrl": url}))

    async def _cancel(self, _: Request) -> Response:
        return Response(status_code=204)

    async def _film(self, request: Request) -> Response:
        wanted = request.headers.get("range", "")
        if not wanted:
            return Response(self.file, media_type="video/mp4")
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        part = f"bytes {start}-{len(self.file) - 1}/{len(self.file)}"
        return Response(self.file[start:], 206, {"Content-Range": part}, media_type="video/mp4")

    async def _lost(self, request: Request) -> Response:
        self.unknown.append(request.url.path)
        return await no(404, status=404)(request)

    def _yes(self, data: Mapping[str, Any]) -> Response:
        return JSONResponse(self.wrap(data))

    def _abort(self, scope: Scope) -> None:
        self._connections[tuple(scope["client"])].abort()
