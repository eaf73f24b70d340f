"""Whatever anybody sends, the studio does not fail."""

import asyncio
import contextlib
import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path as Folder
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.clock import SystemClock
from core.nemo.wire import Path
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import Caller, Json, arrive, data, door, turn
from tests.contract.clips import picture

PATHS = tuple(value for name, value in vars(Path).items() if name.isupper())
NEARLY = (Path.SESSIONS, Path.CLAIM_TOKEN, Path.RUN, Path.UPLOAD, Path.RENDERS)

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_header = st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x7f"), max_size=40)
_type = st.sampled_from(("application/json", "multipart/form-data; boundary=x", "text/plain")) | _header
_range = st.from_regex(r"(bytes=)?([0-9]{0,30}-[0-9]{0,6},?){0,3}", fullmatch=True) | _header
_quick = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)


class Junk:
    """Sends things to a studio that runs in a loop of its own."""

    def __init__(self, runner: asyncio.Runner, caller: Caller) -> None:
        self._runner, self._caller = runner, caller
        self.url = ""
        self.session_id = ""
        self.valid: dict[str, Json] = {}

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
        """Send bytes to a path."""
        raw = {name: value.encode("latin-1") for name, value in headers.items()}
        return self._runner.run(
            self._caller.call(method, path, content=body, headers=raw)  # type: ignore[arg-type]  # bytes pass
        )

    async def prepare(self) -> None:
        """Make a project, and a good request for each door that takes one."""
        session = await self._caller.session()
        self.session_id = session["session_id"]
        uploaded = await self._caller.upload(self.session_id, ("logo.png", picture()))
        self.url = data(uploaded)["files"][0]["cdn_url"]
        draft = (await self._caller.state(self.session_id))["state"]["draft"]
        self.valid = {
            Path.SESSIONS: {"task_name": "project", "language": "en"},
            Path.CLAIM_TOKEN: {"task_id": session["task_id"], "session_id": self.session_id},
            Path.RUN: turn(self.session_id, 'add a title "Hi"'),
            Path.UPLOAD: {"urls": ["ftp://nowhere"], "source_type": "url"},
            Path.RENDERS: {
                "id": "render_1",
                "sessionId": self.session_id,
                "draft": draft,
                "output": {"format": "mp4", "quality": "high", "resolution": "90p", "fps": 10},
            },
        }


@pytest.fixture
def junk(tmp_path: Folder) -> Iterator[Junk]:
    """A studio, a person, a session with a picture: everything that junk may hit."""
    with asyncio.Runner() as runner:
        stack = contextlib.AsyncExitStack()

        async def start() -> Junk:
            url = await stack.enter_async_context(serve(StudioConfig(tmp_path), clock=SystemClock()))
            junk = Junk(runner, await arrive(await stack.enter_async_context(door(url))))
            await junk.prepare()
            return junk

        yield runner.run(start())
        runner.run(stack.aclose())


def _spots(value: Json) -> Iterator[tuple[Json, str | int]]:
    """Every place in a body where something else could stand."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield value, key
        yield from _spots(held)


def _is_told(answer: httpx.Response) -> bool:
    """Tell whether the answer is a yes, or a no in an envelope, and in any case not a failure."""
    return answer.status_code < 400 or (answer.status_code < 500 and answer.json()["code"] != 0)


@_quick
@given(
    method=st.sampled_from(("GET", "POST", "PUT", "DELETE")),
    path=st.sampled_from(PATHS),
    part=st.text(min_size=1, max_size=12),
    body=st.binary(max_size=60) | _json.map(lambda value: json.dumps(value).encode()),
    content_type=_type,
)
def test_junk_is_told_no(  # noqa: PLR0917 - hypothesis hands these in by name
    junk: Junk, method: str, path: str, part: str, body: bytes, content_type: str
) -> None:
    """Any bytes of any type at any door."""
    filled = path.format(session_id=quote(part, safe=""), render_id=quote(part, safe=""))

    assert _is_told(junk.send(method, filled, body, {"Content-Type": content_type}))


@_quick
@given(path=st.sampled_from(NEARLY), at=st.integers(0, 200), value=_json)
def test_a_request_that_is_right_but_for_one_thing_is_told(
    junk: Junk, path: str, at: int, value: object
) -> None:
    """One value of a good request replaced: it goes through, or the answer says no."""
    body = copy.deepcopy(junk.valid[path])
    spots = list(_spots(body))
    holder, key = spots[at % len(spots)]
    holder[key] = value
    content = json.dumps(body).encode()

    filled = path.format(session_id=junk.session_id)
    assert _is_told(junk.send("POST", filled, content, {"Content-Type": "application/json"}))


@_quick
@given(asked=_range, unless=_header)
def test_odd_ranges_are_no_failure(junk: Junk, asked: str, unless: str) -> None:
    """A player may ask for anything."""
    answer = junk.send(
        "GET", junk.url, b"", {"Range": asked, "If-Range": unless} if unless else {"Range": asked}
    )

    assert answer.status_code in {200, 206, 400, 416}
