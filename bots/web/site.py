"""The web chat's paths, each with a thin endpoint: what is asked is read here, and done elsewhere."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bots.web import body
from bots.web.door import Door
from bots.web.events import Events, gone
from bots.web.files import PATH, Files
from bots.web.front import Address, Front
from bots.web.lending import PATH as LENT
from bots.web.lending import ROOT as LENDING
from bots.web.lending import Lending
from bots.web.me import Me
from bots.web.refusals import No, Reason, telling_when_full
from bots.web.uploads import Uploads
from bots.web.visitors import Visitor, Visitors
from core.locales import Catalogue

PAGE: Final = Path(__file__).parent / "page"
COOKIE_DAYS: Final = 400  # browsers keep none for longer
OFFSET: Final = "Upload-Offset"
UPLOAD: Final = "/api/uploads/{id}"
# What the router refuses by itself.
BY_STATUS: Final = {404: Reason.NOT_FOUND, 405: Reason.METHOD}

Hear = Callable[[Visitor, body.Message], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the endpoints need."""

    address: Address
    catalogue: Catalogue
    door: Door
    visitors: Visitors
    me: Me
    events: Events
    uploads: Uploads
    files: Files
    lending: Lending
    hear: Hear

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, and two of us may be on one host."""
        return f"cutroom_{self.door.name}"

    async def visitor(self, request: Request) -> Visitor | None:
        """Give whoever asks, if their cookie is known."""
        return await self.visitors.find(request.cookies.get(self.cookie, ""))

    async def inside(self, request: Request) -> Visitor:
        """Give whoever asks, or refuse."""
        visitor = await self.visitor(request)
        if visitor is None or (visitor.lock != self.door.lock and self.door.is_locked):
            raise No(Reason.SIGN_IN)
        return visitor

    def remember(self, response: Response, secret: str) -> None:
        """Give a browser its cookie."""
        response.set_cookie(
            self.cookie,
            secret,
            max_age=COOKIE_DAYS * 86_400,
            path="/",
            secure=(self.address.origin or "").startswith("https:"),
            httponly=True,
            samesite="strict",
        )


async def login(site: Site, request: Request) -> Response:
    """Let somebody in who knows the password."""
    asked = await body.read(request, body.Login)
    if site.door.is_locked:
        await site.door.judge(request.client.host if request.client else "", asked.password)
    response = Response(status_code=204)
    visitor = await site.visitor(request)
    if visitor is None:
        _, secret = await site.visitors.make(_wished(site, request), lock=site.door.lock)
        site.remember(response, secret)
    else:
        await site.visitors.admit(visitor, lock=site.door.lock)
    return response


async def me(site: Site, request: Request) -> Response:
    """Tell a visitor who they are; whoever comes for the first time becomes one."""
    visitor, secret = await site.visitor(request), ""
    if site.door.is_locked:
        visitor = await site.inside(request)
    elif visitor is None:
        visitor, secret = await site.visitors.make(_wished(site, request), lock=site.door.lock)
    response = JSONResponse(await site.me.tell(visitor, needs_password=site.door.is_locked))
    if secret:
        site.remember(response, secret)
    return response


async def events(site: Site, request: Request) -> Response:
    """Tell what happens in this visitor's chat."""
    if not site.door.is_locked and await site.visitor(request) is None:
        return gone()
    visitor = await site.inside(request)
    if request.method == "HEAD":
        return Response()
    since = request.headers.get("last-event-id") or request.query_params.get("after", "0")
    return site.events.listen(visitor.id, _number(since))


async def say(site: Site, request: Request) -> Response:
    """Take in what somebody says."""
    visitor = await site.inside(request)
    number = await site.hear(visitor, await body.read(request, body.Message))
    return JSONResponse({"message": f"m{number}" if number else None}, status_code=202)


async def begin_upload(site: Site, request: Request) -> Response:
    """Take a file's name and size."""
    visitor = await site.inside(request)
    asked = await body.read(request, body.Upload)
    upload, offset, is_new = await site.uploads.begin(visitor.id, asked.id, asked.name, asked.bytes)
    return JSONResponse({"id": upload.id, "offset": offset}, status_code=201 if is_new else 200)


async def look_at_upload(site: Site, request: Request) -> Response:
    """Tell how much of a file is here."""
    visitor = await site.inside(request)
    upload = await site.uploads.get(visitor.id, request.path_params["id"])
    return JSONResponse({"offset": await site.uploads.offset(upload), "bytes": upload.bytes})


async def go_on_with_upload(site: Site, request: Request) -> Response:
    """Take in the next bytes of a file."""
    visitor = await site.inside(request)
    upload = await site.uploads.get(visitor.id, request.path_params["id"])
    offset = _number(request.headers.get(OFFSET, ""))
    here = await site.uploads.write(upload, offset, body.blocks(request))
    return Response(status_code=204, headers={OFFSET: str(here)})


async def drop_upload(site: Site, request: Request) -> Response:
    """Forget a file."""
    visitor = await site.inside(request)
    await site.uploads.drop(await site.uploads.get(visitor.id, request.path_params["id"]))
    return Response(status_code=204)


async def file(site: Site, request: Request) -> Response:
    """Give a file that a message shows."""
    visitor = await site.inside(request)
    wants = "download" in request.query_params
    return await site.files.serve(visitor.id, request.path_params["key"], download=wants)


async def lent(site: Site, request: Request) -> Response:
    """Give a file to whoever has a link to it."""
    return await site.lending.serve(request.path_params["ticket"], request.path_params["name"])


Endpoint = Callable[[Site, Request], Awaitable[Response]]
ENDPOINTS: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("POST", "/api/login", login),
    ("GET", "/api/me", me),
    ("GET", "/api/events", events),
    ("POST", "/api/messages", say),
    ("POST", "/api/uploads", begin_upload),
    ("GET", UPLOAD, look_at_upload),
    ("PATCH", UPLOAD, go_on_with_upload),
    ("DELETE", UPLOAD, drop_upload),
    ("GET", PATH, file),
    ("GET", LENT, lent),
)


def app(site: Site) -> Front:
    """Make the application."""
    page = StaticFiles(directory=PAGE)

    async def index(request: Request) -> Response:
        return await page.get_response("index.html", request.scope)

    def served(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            with telling_when_full():
                return await endpoint(site, request)

        return serve

    async def refused(request: Request, no: No) -> Response:
        return await refusal(site, request, no)

    async def on_no(request: Request, error: Exception) -> Response:
        return await refused(request, error if isinstance(error, No) else No(Reason.INTERNAL))

    async def on_http_error(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        return await refused(request, No(BY_STATUS.get(status, Reason.BAD_REQUEST)))

    made = Starlette(
        routes=[
            Route("/", index),
            Mount("/page", page),
            *(Route(path, served(endpoint), methods=[method]) for method, path, endpoint in ENDPOINTS),
        ],
        exception_handlers={No: on_no, HTTPException: on_http_error},
    )
    made.router.redirect_slashes = False
    return Front(made, address=site.address, refuse=refused)


async def refusal(site: Site, request: Request, no: No) -> Response:
    """Say no in the language of whoever asked; at the door, with the words that the door itself needs."""
    visitor = await site.visitor(request)
    language = site.me.spoken(_languages(request)) if visitor is None else await site.me.language(visitor)
    told = {"error": site.catalogue.say(language, no.reason.sentence, **no.values)}
    if request.url.path.startswith(LENDING):  # a link is opened by people, not by the page
        return PlainTextResponse(told["error"], status_code=no.reason.status, headers=no.headers)
    words = site.me.words(language) if no.reason is Reason.SIGN_IN else {}
    return JSONResponse({**words, **told}, status_code=no.reason.status, headers=no.headers)


def _wished(site: Site, request: Request) -> str | None:
    return site.me.wished(_languages(request))


def _languages(request: Request) -> str:
    return request.headers.get("accept-language", "")


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise No(Reason.BAD_REQUEST)
    return int(text)
