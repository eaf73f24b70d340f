"""Somebody who calls a backend over plain HTTP and looks at what comes back, raw."""

import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx

from core.clock import SystemClock
from core.nemo.wire import ATTRIBUTION_HEADERS, Path

POLL = SystemClock()
ATTRIBUTION = dict.fromkeys(ATTRIBUTION_HEADERS, "test")
Json = Any


class Caller:
    """One person with a token."""

    def __init__(self, http: httpx.AsyncClient, token: str, user_id: str = "") -> None:
        self._http = http
        self.token, self.user_id = token, user_id

    @property
    def base_url(self) -> httpx.URL:
        """Where the backend is."""
        return self._http.base_url

    async def call(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        """Call a path with the token and the attribution."""
        signed = {"Authorization": f"Bearer {self.token}", **ATTRIBUTION, **(headers or {})}
        return await self._http.request(method, path, headers=signed, **more)

    async def session(self, language: str = "en") -> Json:
        """Begin a project."""
        body = {"task_name": "project", "language": language}
        return data(await self.call("POST", Path.SESSIONS, json=body))

    async def upload(self, session_id: str, *files: tuple[str, bytes]) -> httpx.Response:
        """Send files as a form."""
        parts = [("files", file) for file in files]
        return await self.call("POST", Path.UPLOAD.format(session_id=session_id), files=parts)

    async def say(self, session_id: str, text: str) -> list[Json]:
        """Ask for a turn and read its events to the end."""
        response = await self.call("POST", Path.RUN, json=turn(session_id, text))
        assert response.status_code == 200, response.text
        return events(response)

    async def state(self, session_id: str) -> Json:
        """Read a project."""
        return data(await self.call("GET", Path.STATE.format(session_id=session_id)))

    async def credits(self) -> Json:
        """Read the balance."""
        return data(await self.call("GET", Path.CREDITS))

    async def render(self, session_id: str, render_id: str, draft: Json, **output: Json) -> httpx.Response:
        """Submit a render."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": draft,
            "output": {"format": "mp4", "quality": "high", **output},
        }
        return await self.call("POST", Path.RENDERS, json=body)

    async def rendered(self, render_id: str) -> Json:
        """Poll a render until it has ended."""
        while True:
            told = (await self.call("GET", Path.RENDER.format(render_id=render_id))).json()
            if told["status"] not in {"pending", "processing"}:
                return told
            await POLL.sleep(0.05)  # a render is real work of another process, and the API can only be polled


@asynccontextmanager
async def door(base_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """Open a connection to a backend."""
    async with httpx.AsyncClient(base_url=base_url, timeout=60, trust_env=False) as http:
        yield http


async def arrive(http: httpx.AsyncClient, client_id: str | None = None) -> Caller:
    """Come as somebody new."""
    headers = {"X-Client-Id": client_id or str(uuid.uuid4())}
    token = data(await http.post(Path.ANONYMOUS_TOKEN, headers=headers))
    return Caller(http, token["token"], token["user_id"])


def data(response: httpx.Response) -> Json:
    """Open an envelope that says yes."""
    assert response.status_code == 200, response.text
    body = response.json()
    assert body["code"] == 0, body
    return body["data"]


def refusal(response: httpx.Response) -> tuple[int, int]:
    """Open an envelope that says no: (HTTP status, code)."""
    body = response.json()
    assert body["message"], body
    return response.status_code, body["code"]


def turn(session_id: str, text: str) -> Json:
    """Make the body of a turn."""
    return {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": session_id,
        "new_message": {"parts": [{"text": text}]},
    }


def events(response: httpx.Response) -> list[Json]:
    """Read a whole event stream."""
    return [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: ")]
