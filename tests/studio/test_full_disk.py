"""A studio on a disk without room says so, keeps what it has, and works again once there is room."""

import asyncio
from pathlib import Path

from core.clock import SystemClock
from studio.api.rendering import NO_ROOM
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import arrive, door, refusal
from tests.contract.clips import clip, picture
from tests.fakes.disk import fill, small_disk

# Enough for a row about a render, and not for the render.
LITTLE = 96 * 1024


async def test_what_must_stay_free_is_never_taken(tmp_path: Path) -> None:
    """Uploads and renders are refused while the database can still write."""
    config = StudioConfig(tmp_path, spare_bytes=10**15)
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        caller = await arrive(http)
        session = (await caller.session())["session_id"]

        assert refusal(await caller.upload(session, ("a.mp4", clip()))) == (507, 507)


async def test_a_full_disk_costs_nothing_that_was_there(tmp_path: Path) -> None:
    """A render that found no room has failed and says why; the project is as it was, and renders later."""
    with small_disk(tmp_path / "data", size="3m") as disk:
        config = StudioConfig(disk, spare_bytes=0)
        async with serve(config, clock=SystemClock()) as url, door(url) as http:
            caller = await arrive(http)
            session = (await caller.session())["session_id"]
            await caller.upload(session, ("a.mp4", clip()))
            before = (await caller.state(session))["state"]
            filler = await asyncio.to_thread(fill, disk, left=LITTLE)

            await caller.render(session, "r1", before["draft"], resolution="1080p", fps=60)
            failed = await caller.rendered("r1")
            await asyncio.to_thread(fill, disk)
            refused = await caller.upload(session, ("b.png", picture()))
            filler.unlink()
            after = (await caller.state(session))["state"]
            await caller.render(session, "r2", after["draft"], resolution="360p")
            done = await caller.rendered("r2")

    assert (failed["status"], failed["error"]) == ("failed", NO_ROOM)
    assert refusal(refused) == (507, 507)
    assert after == before
    assert done["status"] == "completed"
