"""A small backend that remembers what it was asked, and can stand still at any named point of an answer.

    at = backend.stops_at("upload.done")     # the next upload is taken in, and its answer held back
    await at.reached.wait()

A point is `<what>.arrived` (nothing was done yet, and nothing will be: the request is lost there) or
`<what>.done` (it was done, but the answer is still to come); a run of the agent also has `run.quiet` and
`run.text`, a download `download.half`.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from core.nemo.wire import Path
from tests.fakes import streams
from tests.fakes.answers import no
from tests.fakes.asked import read
from tests.fakes.site import site

FILM: Final = "/films/{render_id}.mp4"
POLLS: Final = 2  # so often a render is seen in the making
SAYS: Final = "The title is in."


@dataclass(slots=True)
class Stop:
    """A place where one request stands still until it is let go."""

    point: str
    when: Callable[[], bool]
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    may_go: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Project:
    """One session."""

    draft: dict[str, Any]
    files: list[dict[str, Any]] = field(default_factory=list)

    def add_title(self, text: str) -> None:
        """Make an edit."""
        tracks = [*self.draft["t"], {"tt": 7, "sg": [{"d": 1000, "m": {"title": text}}]}]
        self.draft = {**self.draft, "t": tracks}


@dataclass(slots=True)
class Backend:
    """What it holds, and what it was asked."""

    film: bytes
    copy: bytes = b""  # what a render of a copy gives
    url: str = ""
    projects: dict[str, Project] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # every question of every run, heard or not
    renders: dict[str, int] = field(default_factory=dict)  # how often each was looked at
    submitted: Counter[str] = field(default_factory=Counter)
    fetched: Counter[str] = field(default_factory=Counter)
    cancelled: set[str] = field(default_factory=set)
    stops: list[Stop] = field(default_factory=list)
    _answering: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    @asynccontextmanager
    async def open(cls, film: bytes) -> AsyncIterator[Self]:
        """Serve on loopback for as long as the context lasts."""
        backend = cls(film)
        async with site(backend._counting(Starlette(routes=backend._routes()))) as port:
            backend.url = f"http://127.0.0.1:{port}"
            try:
                yield backend
            finally:
                backend.let_go()

    def stops_at(self, point: str, *, when: Callable[[], bool] = lambda: True) -> Stop:
        """Let the next request that comes to this point, under this condition, stand still there."""
        stop = Stop(point, when)
        self.stops.append(stop)
        return stop

    def let_go(self) -> None:
        """Let everything go on that stands still."""
        for stop in self.stops:
            stop.when = lambda: False
            stop.may_go.set()

    async def idle(self) -> None:
        """Wait until nobody is being answered any more."""
        while self._answering:
            await asyncio.wait(set(self._answering))

    @property
    def files(self) -> list[str]:
        """Every file in every project, in order."""
        return [file["filename"] for project in self.projects.values() for file in project.files]

    def _routes(self) -> list[Route]:
        table: dict[tuple[str, str], Callable[[Request], Awaitable[Response]]] = {
            ("POST", Path.SESSIONS): self._start,
            ("POST", Path.UPLOAD): self._upload,
            ("GET", Path.STATE): self._state,
            ("POST", Path.RUN): self._run,
            ("GET", Path.CREDITS): self._credits,
            ("POST", Path.CLAIM_TOKEN): self._claim,
            ("POST", Path.RENDERS): self._render,
            ("GET", Path.RENDER): self._poll,
            ("POST", Path.RENDER_CANCEL): self._cancel,
            ("GET", FILM): self._download,
        }
        return [Route(path, endpoint, methods=[method]) for (method, path), endpoint in table.items()]

    def _counting(self, app: ASGIApp) -> ASGIApp:
        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            async def answer() -> None:
                await app(scope, receive, send)

            answering = asyncio.create_task(answer())
            self._answering.add(answering)
            answering.add_done_callback(self._answering.discard)
            await answering

        return counted

    async def _at(self, point: str) -> bool:
        """Stand still where a test wants it; tell whether it did."""
        for stop in self.stops:
            if stop.point == point and not stop.reached.is_set() and stop.when():
                stop.reached.set()
                await stop.may_go.wait()
                return True
        return False

    async def _start(self, request: Request) -> Response:
        if await self._at("start.arrived"):
            return await _lost(request)
        number = str(len(self.projects) + 1)
        segment = {"d": 2000, "m": {"title": "beach"}}
        self.projects[number] = Project({"t": [{"tt": 0, "sg": [segment]}], "d": 2000})
        await self._at("start.done")
        return _yes({"task_id": f"t{number}", "session_id": number, "user_id": "u1"})

    async def _upload(self, request: Request) -> Response:
        asked = await read(request)
        if await self._at("upload.arrived"):
            return await _lost(request)
        names = [name for name, _ in asked.files] or list(asked.json["urls"])
        files = [
            {"filename": name, "file_type": "video", "cdn_url": f"{self.url}/cdn/{name}", "duration": 2}
            for name in names
        ]
        self.projects[request.path_params["session_id"]].files += files
        await self._at("upload.done")
        return _yes({"files": files, "session_state_applied": True})

    async def _state(self, request: Request) -> Response:
        if await self._at("state.arrived"):
            return await _lost(request)
        session = request.path_params["session_id"]
        project = self.projects[session]
        state = {"draft": project.draft, "video_infos": project.files}
        return _yes({"session_id": session, "task_id": f"t{session}", "task_name": "project", "state": state})

    async def _run(self, request: Request) -> Response:
        asked = (await read(request)).json
        text = asked["new_message"]["parts"][0]["text"]
        self.asked.append(text)
        if await self._at("run.arrived"):
            return await _lost(request)

        async def told() -> AsyncIterator[bytes]:
            try:
                yield streams.HEARTBEAT
                await self._at("run.quiet")
                yield streams.line(streams.piece(f"{SAYS} "))
                await self._at("run.text")
            finally:
                # What the agent has begun it finishes, whoever listens.
                self.projects[asked["session_id"]].add_title(text)
            yield streams.line(streams.text(SAYS))
            await self._at("run.done")

        return StreamingResponse(told(), media_type="text/event-stream")

    async def _credits(self, request: Request) -> Response:
        if await self._at("credits.arrived"):
            return await _lost(request)
        return _yes({"available": 90, "frozen": 10, "total": 100})

    async def _claim(self, _: Request) -> Response:
        return _yes({"claim_token": "clm_1", "expires_in": 604_800})

    async def _render(self, request: Request) -> Response:
        name = (await read(request)).json["id"]
        self.submitted[name] += 1
        if await self._at("render.arrived"):
            return await _lost(request)
        if name in self.renders:
            return await no(400, "this id is taken", status=400)(request)
        self.renders[name] = 0
        await self._at("render.done")
        return JSONResponse({"id": name, "status": "pending", "progress": 0})

    async def _poll(self, request: Request) -> Response:
        if await self._at("poll.arrived"):
            return await _lost(request)
        name = request.path_params["render_id"]
        if name not in self.renders:
            return await no(404, "no such render", status=404)(request)
        self.renders[name] += 1
        if self.renders[name] <= POLLS:
            return JSONResponse({"taskId": name, "status": "processing", "progress": 20 * self.renders[name]})
        done = {"taskId": name, "status": "completed", "progress": 100}
        return JSONResponse({**done, "output": {"url": FILM.format(render_id=name), "size": len(self.film)}})

    async def _cancel(self, request: Request) -> Response:
        self.cancelled.add(request.path_params["render_id"])
        return Response(status_code=204)

    async def _download(self, request: Request) -> Response:
        if await self._at("download.arrived"):
            return await _lost(request)
        film = self.copy if request.path_params["render_id"].count("_") > 1 else self.film
        half = len(film) // 2

        async def pieces() -> AsyncIterator[bytes]:
            yield film[:half]
            await self._at("download.half")
            yield film[half:]
            self.fetched[request.path_params["render_id"]] += 1

        return StreamingResponse(pieces(), media_type="video/mp4")


async def _lost(request: Request) -> Response:
    return await no(500, "lost on the way", status=500)(request)


def _yes(data: dict[str, Any]) -> Response:
    return JSONResponse({"code": 0, "message": "success", "data": data})
