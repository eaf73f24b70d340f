"""A studio starts, stops, shares its data with another, and comes back from being killed."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from core.nemo.wire import Path as Url
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import POLL, Caller, arrive, door
from tests.contract.clips import clip, picture

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def _process(data: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Run a studio in a process of its own; whatever happens, it is gone at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.studio.serving_process",
        str(data),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(30):
            url = (await process.stdout.readline()).decode().strip()
        yield process, url
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _half_way(caller: Caller, render_id: str) -> int:
    """Wait until a render is in the middle of its work."""
    while True:
        told = (await caller.call("GET", Url.RENDER.format(render_id=render_id))).json()
        assert told["status"] in {"pending", "processing"}
        if told["progress"] > 0:
            return int(told["progress"])
        await POLL.sleep(0.05)


async def test_nothing_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    """Killed in mid-render: the file, the edit and its undo are there, and the render completes."""
    async with _process(tmp_path) as (process, url), door(url) as http:
        caller = await arrive(http)
        session_id = (await caller.session())["session_id"]
        await caller.upload(session_id, ("a.mp4", clip(3)), ("logo.png", picture()))
        await caller.say(session_id, 'add a title "Holiday"')
        before = (await caller.state(session_id))["state"]["draft"]
        await caller.render(session_id, "render_1", before, resolution="1080p")
        reached = await _half_way(caller, "render_1")
        process.kill()
        await process.wait()

    async with _process(tmp_path) as (_, url), door(url) as http:
        again = Caller(http, caller.token)
        state = (await again.state(session_id))["state"]
        file = await again.call("GET", state["video_infos"][0]["cdn_url"])
        told = await again.rendered("render_1")
        await again.say(session_id, "undo")
        undone = (await again.state(session_id))["state"]["draft"]

    assert 0 < reached < 100
    assert state["draft"] == before
    assert file.content == clip(3)
    assert (told["status"], told["progress"]) == ("completed", 100)
    assert "Holiday" in str(before)
    assert "Holiday" not in str(undone)


async def test_two_studios_serve_the_same_data(tmp_path: Path) -> None:
    """What one is told, the other knows; a render asked of one may be made by either."""
    config = StudioConfig(tmp_path)
    async with (
        serve(config, clock=SystemClock()) as one,
        serve(config, clock=SystemClock()) as two,
        door(one) as http,
        door(two) as other,
    ):
        first = await arrive(http)
        second = Caller(other, first.token)
        session_id = (await first.session())["session_id"]
        await first.upload(session_id, ("logo.png", picture()))
        async with asyncio.TaskGroup() as group:
            for caller, word in ((first, "One"), (second, "Two"), (first, "Three"), (second, "Four")):
                group.create_task(caller.say(session_id, f'add a title "{word}"'))
        draft = (await second.state(session_id))["state"]["draft"]
        await first.render(session_id, "render_1", draft, resolution="90p")
        told = await second.rendered("render_1")
        file = await second.call("GET", told["output"]["url"])

    assert [word for word in ("One", "Two", "Three", "Four") if word not in str(draft)] == []
    assert told["output"]["url"].startswith(two)
    assert file.content[4:8] == b"ftyp"


async def test_answers_on_a_kept_connection_come_at_once(tmp_path: Path) -> None:
    """Fifty small calls take the time of fifty calls, not of fifty delayed acknowledgements (40 ms each)."""
    clock = SystemClock()
    async with serve(StudioConfig(tmp_path), clock=clock) as url, door(url) as http:
        caller = await arrive(http)
        begun = clock.monotonic()
        for _ in range(50):
            await caller.credits()

        assert clock.monotonic() - begun < 1.5


async def test_a_studio_that_stopped_is_gone(tmp_path: Path) -> None:
    """Its port is closed and its database free."""
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url:
        pass
    async with door(url) as http:
        with pytest.raises(httpx.ConnectError):
            await http.get("/")


async def test_a_failure_inside_comes_out_as_it_was(tmp_path: Path) -> None:
    """Whoever uses a studio sees their own exception, not a group of them."""
    with pytest.raises(KeyError, match="mine"):
        async with serve(StudioConfig(tmp_path), clock=SystemClock()):
            raise KeyError("mine")
