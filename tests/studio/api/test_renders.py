"""A render job is put in line once, tells how far it is, and ends in words."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from core.nemo.wire import Path as Url
from core.nemo.wire import RenderRequest
from core.queue import SCHEMA as QUEUE_SCHEMA
from core.queue import Args, SqliteQueue, Token
from core.store.db import Database
from studio.api.disk import Disk
from studio.api.links import Links
from studio.api.projects import Projects
from studio.api.refusals import Refusal
from studio.api.renders import GIVEN_UP, MAX_WAITING, QUEUE, TASK, Renders
from studio.api.schema import FILE, SCHEMA
from studio.api.serving import StudioConfig, serve
from studio.api.uploads import Uploads
from tests import media
from tests.contract.caller import POLL, Caller, Json, arrive, door, refusal
from tests.contract.clips import clip, picture


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        yield http


async def _project(http: httpx.AsyncClient, name: str, content: bytes) -> tuple[Caller, str, Json]:
    caller = await arrive(http)
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, (name, content))
    return caller, session_id, (await caller.state(session_id))["state"]["draft"]


async def _status(caller: Caller, render_id: str) -> Json:
    return (await caller.call("GET", Url.RENDER.format(render_id=render_id))).json()


async def test_a_running_render_is_cancelled_and_frees_its_place(http: httpx.AsyncClient) -> None:
    """It was on its way, it stops, and the next one of the same project is rendered."""
    caller, session_id, draft = await _project(http, "a.mp4", clip(3))
    await caller.render(session_id, "render_1", draft, resolution="1080p")
    while (running := await _status(caller, "render_1"))["progress"] == 0:
        await POLL.sleep(0.05)
    await caller.call("POST", Url.RENDER_CANCEL.format(render_id="render_1"))
    cancelled = await _status(caller, "render_1")
    await caller.render(session_id, "render_2", draft, resolution="90p")

    assert running["status"] == "processing"
    assert 0 < running["progress"] < 100
    assert (cancelled["status"], cancelled["error"]) == ("failed", "cancelled")
    assert (await caller.rendered("render_2"))["status"] == "completed"
    assert (await _status(caller, "render_1"))["status"] == "failed"


async def test_cancelling_what_has_ended_changes_nothing(http: httpx.AsyncClient) -> None:
    """A finished file stays."""
    caller, session_id, draft = await _project(http, "logo.png", picture())
    await caller.render(session_id, "render_1", draft, resolution="90p")
    await caller.rendered("render_1")
    answer = await caller.call("POST", Url.RENDER_CANCEL.format(render_id="render_1"))

    assert answer.json()["status"] == "completed"


async def test_what_the_check_found_is_told(http: httpx.AsyncClient) -> None:
    """Clicks can never be as loud as asked: the render is there, and says so; a good one says nothing."""
    clicks = media.coloured(
        "clicks.mp4", "gray", seconds=2, tone="aevalsrc='lt(mod(t,1),0.0005)':d=2:s=48000"
    )
    caller, session_id, draft = await _project(http, "clicks.mp4", clicks.read_bytes())
    await caller.render(session_id, "render_1", draft, resolution="90p")
    loud = {**draft, "m": {**draft["m"], "loudness": -8}}
    await caller.render(session_id, "render_2", loud, resolution="90p")

    good, bad = await caller.rendered("render_1"), await caller.rendered("render_2")

    assert "faults" not in good["output"]
    assert bad["output"]["faults"] == ["loudness"]


async def test_a_failure_is_told_in_words(http: httpx.AsyncClient, tmp_path: Path) -> None:
    """A source that is gone fails the job, without a path or a trace in its error."""
    caller, session_id, draft = await _project(http, "logo.png", picture())
    _remove_all(tmp_path / "media")
    await caller.render(session_id, "render_1", draft)
    told = await caller.rendered("render_1")

    assert told["status"] == "failed"
    assert told["error"]
    assert "/" not in told["error"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"draft": {"t": "x"}}, "draft"),
        ({"draft": []}, "draft"),
        ({"id": "../x"}, "id"),
        ({"id": ""}, "id"),
        ({"output": {"format": "avi"}}, "output.format"),
        ({"output": {"resolution": "huge"}}, "output.resolution"),
        ({"output": {"fps": 9999}}, "output.fps"),
        ({"sessionId": 5}, "sessionId"),
    ],
)
async def test_a_render_that_makes_no_sense_names_its_field(
    http: httpx.AsyncClient, change: dict[str, Json], named: str
) -> None:
    """Code 400 before anything is put in line."""
    caller, session_id, draft = await _project(http, "logo.png", picture())
    body = {"id": "render_1", "sessionId": session_id, "draft": draft, **change}
    answer = await caller.call("POST", Url.RENDERS, json=body)

    assert refusal(answer) == (400, 400)
    assert named in answer.json()["message"]
    assert refusal(await caller.call("GET", Url.RENDER.format(render_id="render_1"))) == (404, 404)


async def test_a_render_that_lost_its_job_to_a_crash_is_put_back_in_line(tmp_path: Path) -> None:
    """The row was written and the job was not: the next start makes up for it."""
    config = StudioConfig(tmp_path)
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        caller, session_id, draft = await _project(http, "logo.png", picture())
    async with await Database.open(tmp_path / FILE, QUEUE_SCHEMA, SCHEMA) as database:
        request = RenderRequest.model_validate(
            {"id": "render_1", "sessionId": session_id, "draft": draft, "output": {"resolution": "90p"}}
        )
        await database.run(
            "submit_render",
            key="k",
            user_id=caller.user_id,
            render_id="render_1",
            session_id=session_id,
            draft=json.dumps(request.draft),
            output=request.output.model_dump_json(),
            now=0,
        )
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        told = await Caller(http, caller.token).rendered("render_1")

    assert told["status"] == "completed"


async def test_a_job_that_the_queue_gave_up_is_a_failed_render(tmp_path: Path) -> None:
    """Nobody polls for ever, and nobody's line grows for ever."""
    config = StudioConfig(tmp_path, render_concurrency=1)
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        caller, session_id, draft = await _project(http, "logo.png", picture())
    async with await Database.open(tmp_path / FILE, QUEUE_SCHEMA, SCHEMA) as database:
        queue = SqliteQueue(database, SystemClock())
        renders = _renders(database, queue, tmp_path)
        for number in range(MAX_WAITING):
            request = {"id": f"render_{number}", "sessionId": session_id, "draft": draft}
            await renders.submit(caller.user_id, RenderRequest.model_validate(request))
        request = {"id": "one-more", "sessionId": session_id, "draft": draft}
        with pytest.raises(Refusal, match="at once"):
            await renders.submit(caller.user_id, RenderRequest.model_validate(request))
        has_failed = asyncio.Event()

        async def dies(_args: Args, _attempt: int, _token: Token) -> None:
            has_failed.set()
            raise RuntimeError

        queue.task(TASK, dies)
        worker = asyncio.create_task(queue.worker([QUEUE], concurrency=1))
        await has_failed.wait()
        while (told := await renders.status(caller.user_id, "render_0")).status != "failed":
            await POLL.sleep(0.01)
        worker.cancel()
        await asyncio.wait([worker])

    assert told.error == GIVEN_UP


def _remove_all(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _renders(database: Database, queue: SqliteQueue, folder: Path) -> Renders:
    clock = SystemClock()
    disk, links, projects = Disk(folder, 10**9), Links("http://x"), Projects(database, clock)
    uploads = Uploads(database, clock, disk, projects, links)
    return Renders(database, queue, clock, disk, projects, uploads, links)
