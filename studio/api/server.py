"""The API: its exact paths, each with a thin endpoint; what is asked is read here, and done elsewhere."""

import re
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.clock import Clock
from core.nemo.wire import AGENT, ATTRIBUTION_HEADERS, Path, RenderRequest, RunRequest, State
from core.nemo.wire import Uploads as Told
from core.store.db import Database
from studio.api import answers, links
from studio.api.accounts import Accounts
from studio.api.adk import events
from studio.api.body import ClaimRequest, SessionRequest, UrlsRequest, pieces, read
from studio.api.contents import check
from studio.api.disk import Disk
from studio.api.fetch import Fetcher
from studio.api.intake import Basket, Intake
from studio.api.projects import Projects
from studio.api.refusals import Reason, Refusal
from studio.api.renders import Renders
from studio.api.turns import Turns
from studio.api.uploads import Uploads
from studio.timeline import draft


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything that the endpoints need."""

    clock: Clock
    database: Database
    disk: Disk
    accounts: Accounts
    projects: Projects
    turns: Turns
    intake: Intake
    fetcher: Fetcher
    uploads: Uploads
    renders: Renders


Open = Callable[[Studio, Request], Awaitable[Response]]
Signed = Callable[[Studio, str, Request], Awaitable[Response]]


async def issue_token(studio: Studio, request: Request) -> Response:
    """Give an anonymous token."""
    client_id = request.headers.get("x-client-id", "").strip()
    return answers.envelope(await studio.accounts.issue(client_id))


async def claim_token(studio: Studio, user_id: str, request: Request) -> Response:
    """Give what opens a project in the browser."""
    asked = await read(request, ClaimRequest)
    session = await studio.projects.get(user_id, asked.session_id)
    if session.task_id != asked.task_id:
        raise Refusal(Reason.SESSION)
    return answers.envelope(await studio.accounts.claim(session.session_id))


async def open_session(studio: Studio, user_id: str, request: Request) -> Response:
    """Begin a project."""
    asked = await read(request, SessionRequest)
    session = await studio.projects.open(user_id, name=asked.task_name, language=asked.language)
    return answers.envelope(
        {"task_id": session.task_id, "session_id": session.session_id, "user_id": session.user_id}
    )


async def run(studio: Studio, user_id: str, request: Request) -> Response:
    """Have one instruction carried out, then tell how it went."""
    asked = await read(request, RunRequest)
    for field, value, known in (
        ("app_name", asked.app_name, {AGENT}),
        ("user_id", asked.user_id, {"me", user_id}),
    ):
        if value not in known:
            raise Refusal(Reason.BAD_REQUEST, f"{field}: unknown")

    async def told() -> answers.Events:
        answer = await studio.turns.run(user_id, asked.session_id, asked.new_message.text)
        return events(answer, invocation=f"e-{uuid.uuid4()}", now=studio.clock.now())

    return await answers.stream_of(told())


async def upload(studio: Studio, user_id: str, request: Request) -> Response:
    """Take files, by their bytes or by their addresses, and place them in the project."""
    session_id = request.path_params["session_id"]
    await studio.projects.get(user_id, session_id)
    kind = request.headers.get("content-type", "")
    async with studio.intake.basket(_announced(request)) as basket:
        if kind.lower().startswith("application/json"):
            await _fetch(studio.fetcher, basket, (await read(request, UrlsRequest)).urls)
        else:
            await basket.receive_form(kind, pieces(request))
        checked = [await check(arrival) for arrival in basket.files]
        files = await studio.uploads.add(user_id, session_id, checked)
    return answers.envelope(Told(files=files, session_state_applied=True))


async def credits_left(studio: Studio, user_id: str, _: Request) -> Response:
    """Tell what may still be spent."""
    return answers.envelope(await studio.accounts.balance(user_id))


async def state(studio: Studio, user_id: str, request: Request) -> Response:
    """Show a project as it stands."""
    session = await studio.projects.get(user_id, request.path_params["session_id"])
    timeline, canvas = session.project.timeline, session.project.timeline.canvas
    files = [studio.uploads.told(kept) for kept in await studio.uploads.of(session.session_id)]
    is_empty = not (timeline.clips or timeline.sounds or timeline.titles)
    shown = State(
        draft=None if is_empty else draft.write(timeline, title=session.name),
        video_infos=[file.model_dump(mode="json") for file in files],
        canvas_config={"width": canvas.width, "height": canvas.height, "fps": float(canvas.fps)},
    )
    return answers.envelope(
        {
            "session_id": session.session_id,
            "task_id": session.task_id,
            "task_name": session.name,
            "state": shown.model_dump(mode="json"),
        }
    )


async def submit_render(studio: Studio, user_id: str, request: Request) -> Response:
    """Put a render in line."""
    for header in ATTRIBUTION_HEADERS:
        if not request.headers.get(header, "").strip():
            raise Refusal(Reason.ATTRIBUTION, header)
    asked = await read(request, RenderRequest)
    await studio.renders.submit(user_id, asked)
    return answers.bare({"id": asked.id, "status": "pending", "progress": 0})


async def render_status(studio: Studio, user_id: str, request: Request) -> Response:
    """Tell where a render is."""
    return answers.bare(await studio.renders.status(user_id, request.path_params["render_id"]))


async def cancel_render(studio: Studio, user_id: str, request: Request) -> Response:
    """Stop a render and tell where it is."""
    await studio.renders.cancel(user_id, request.path_params["render_id"])
    return await render_status(studio, user_id, request)


async def download_render(studio: Studio, user_id: str, request: Request) -> Response:
    """Give the file of one's own render."""
    render_id = request.path_params["render_id"]
    path = await studio.renders.file(user_id, render_id)
    return answers.file(path, f"{render_id}.mp4", disposition="attachment")


async def render_file(studio: Studio, request: Request) -> Response:
    """Give a render's file to whoever knows its address."""
    row = await studio.database.row("render_by_key", key=request.path_params["key"])
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    path = studio.renders.path(row["key"])
    return answers.file(path, f"{row['render_id']}.mp4", disposition="attachment")


async def media_file(studio: Studio, request: Request) -> Response:
    """Give an uploaded file to whoever knows its address."""
    key = request.path_params["key"]
    row = await studio.database.row("media_by_key", key=key)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    path = studio.disk.media / f"{key}.{row['suffix']}"
    return answers.file(path, request.path_params["name"], disposition="inline")


OPEN: Final[tuple[tuple[str, str, Open], ...]] = (
    ("POST", Path.ANONYMOUS_TOKEN, issue_token),
    ("GET", links.MEDIA_PATH, media_file),
    ("GET", links.RENDER_PATH, render_file),
)
SIGNED: Final[tuple[tuple[str, str, Signed], ...]] = (
    ("POST", Path.CLAIM_TOKEN, claim_token),
    ("POST", Path.SESSIONS, open_session),
    ("POST", Path.RUN, run),
    ("POST", Path.UPLOAD, upload),
    ("GET", Path.CREDITS, credits_left),
    ("GET", Path.STATE, state),
    ("POST", Path.RENDERS, submit_render),
    ("GET", Path.RENDER, render_status),
    ("POST", Path.RENDER_CANCEL, cancel_render),
    ("GET", Path.RENDER_DOWNLOAD, download_render),
)


def app(studio: Studio, *, hosts: list[str]) -> Starlette:
    """Make the application that serves a studio to callers that name it by one of these hosts."""

    def open_to_all(endpoint: Open) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            return await endpoint(studio, request)

        return serve

    def signed(endpoint: Signed) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            user_id = await studio.accounts.user_of(request.headers.get("authorization", ""))
            return await endpoint(studio, user_id, request)

        return serve

    routes = [Route(path, open_to_all(endpoint), methods=[method]) for method, path, endpoint in OPEN]
    routes += [Route(path, signed(endpoint), methods=[method]) for method, path, endpoint in SIGNED]
    made = Starlette(
        routes=routes,
        # A page in somebody's browser must not reach a loopback server under a name of its own.
        middleware=[Middleware(answers.LastResort), Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
        exception_handlers={Refusal: answers.on_refusal, HTTPException: answers.on_http_error},
    )
    made.router.redirect_slashes = False
    return made


async def _fetch(fetcher: Fetcher, basket: Basket, urls: list[str]) -> None:
    for url in urls:
        async with fetcher.open(url) as remote:
            basket.expect(remote.size)
            await basket.receive(remote.name, remote.pieces)


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else 0
