"""One render: submitted once under its id, and followed to its end."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from core.errors import BackendDown, ExportBlocked, RenderFailed, SessionLost
from core.exporting.rendering import BLIND_LOOKS, CLOUD_PACE, Pace, create, follow, new_id, submit
from core.nemo.client import Nemo
from core.nemo.wire import Path, Render
from tests.core.conversing import voice
from tests.fakes.answers import bare, enveloped, no, plain, say, successful
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud

DRAFT = {"t": [{"tt": 0, "sg": [{}]}]}
CANCEL = Path.RENDER_CANCEL.format(render_id="r1")


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        yield cloud


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def nemo(cloud: Cloud, clock: JumpingClock) -> AsyncIterator[Nemo]:
    async with voice(cloud, clock) as nemo:
        yield nemo


def _at(progress: float, status: str = "processing", **more: Any) -> dict[str, Any]:
    return {"taskId": "r1", "status": status, "progress": progress, **more}


async def _follow(nemo: Nemo, clock: JumpingClock) -> tuple[Render, list[float]]:
    shares: list[float] = []

    async def progress(share: float) -> None:
        shares.append(share)

    return await follow(nemo, "r1", clock=clock, pace=CLOUD_PACE, progress=progress), shares


async def _create(nemo: Nemo) -> None:
    await create(nemo, render_id="r1", session_id="s1", draft=DRAFT, output={"resolution": "4k", "fps": 60})


async def _submit(nemo: Nemo) -> None:
    await submit(nemo, render_id="r1", session_id="s1", draft=DRAFT, output={"resolution": "4k", "fps": 60})


def test_every_id_is_a_new_one() -> None:
    """And one that the contract takes."""
    assert new_id() != new_id()
    assert new_id().startswith("render_")


def test_a_pace_goes_on_with_its_last_step() -> None:
    """Quick at first, then steady."""
    waits = Pace((1.0, 2.0)).waits()

    assert [next(waits) for _ in range(4)] == [1.0, 2.0, 2.0, 2.0]


async def test_the_wish_and_the_draft_are_sent(cloud: Cloud, nemo: Nemo) -> None:
    """Resolution and rate go to the render, in the contract's spelling."""
    await _create(nemo)

    assert cloud.calls(Path.RENDERS)[0].json == {
        "id": "r1",
        "sessionId": "s1",
        "draft": DRAFT,
        "output": {"format": "mp4", "quality": "high", "resolution": "4k", "fps": 60.0},
    }


async def test_a_render_that_is_there_is_not_submitted_again(cloud: Cloud, nemo: Nemo) -> None:
    """After a restart the id tells."""
    await _submit(nemo)
    cloud.when(Path.RENDER, no(404, status=404))
    await _submit(nemo)

    assert len(cloud.calls(Path.RENDERS)) == 1


async def test_a_submission_of_unknown_fate_is_looked_up(cloud: Cloud, nemo: Nemo) -> None:
    """The connection broke, but the render is there: it is not asked for twice."""
    cloud.when(Path.RENDERS, cloud.breaks())
    await _create(nemo)

    cloud.when(Path.RENDERS, cloud.breaks())
    cloud.when(Path.RENDER, no(404, status=404))
    with pytest.raises(BackendDown):
        await _create(nemo)

    assert len(cloud.calls(Path.RENDERS)) == 2


@pytest.mark.parametrize(("code", "error"), [(402, ExportBlocked), (1002, SessionLost)])
async def test_a_refused_render_comes_out_as_it_is(
    cloud: Cloud, nemo: Nemo, code: int, error: type[Exception]
) -> None:
    """Whoever asked has to know why."""
    cloud.when(Path.RENDERS, no(code))

    with pytest.raises(error):
        await _create(nemo)


@pytest.mark.parametrize("wrap", [bare, successful, enveloped])
async def test_a_render_is_followed_in_every_shape(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock, wrap: Any
) -> None:
    """Bare with an output, or wrapped with an address."""
    cloud.wrap_render = wrap
    cloud.when(Path.RENDER, say(wrap(_at(0, "pending"))), say(wrap(_at(40))))

    render, shares = await _follow(nemo, clock)

    assert render.output is not None
    assert render.output.url == "/files/r1.mp4"
    assert (shares, clock.slept) == ([0.0, 0.4, 1.0], [30, 30])


@pytest.mark.parametrize("status", ["failed", "cancelled"])
async def test_a_failed_render_gives_its_reason(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock, status: str
) -> None:
    """In the backend's words."""
    cloud.when(Path.RENDER, say(_at(10, status, error="no such font")))

    with pytest.raises(RenderFailed, match="no such font"):
        await _follow(nemo, clock)


async def test_a_render_that_stands_still_is_given_up_and_stopped(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock
) -> None:
    """Half an hour without progress; whoever tries again does not wait behind it."""
    begun = clock.now()
    cloud.when(Path.RENDER, *[say(_at(10))] * 100)

    with pytest.raises(RenderFailed):
        await _follow(nemo, clock)

    assert clock.now() - begun == 1800
    assert len(cloud.calls(CANCEL)) == 1


async def test_waiting_in_line_and_moving_on_is_no_standing_still(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock
) -> None:
    """An hour in line and an hour of slow progress are followed to the end."""
    cloud.when(Path.RENDER, *[say(_at(0, "pending"))] * 120, *[say(_at(n / 2)) for n in range(120)])

    render, _ = await _follow(nemo, clock)

    assert render.progress == 100
    assert cloud.calls(CANCEL) == []


async def test_looking_goes_on_while_the_backend_is_away(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock
) -> None:
    """A render outlives a restart of the backend; but nobody looks forever."""
    away = [plain("down", 503)] * 5  # one look with all its repeats
    cloud.when(Path.RENDER, *away * (BLIND_LOOKS - 1), say(_at(50)), *away * (BLIND_LOOKS - 1))
    render, _ = await _follow(nemo, clock)
    assert render.progress == 100

    cloud.when(Path.RENDER, *away * BLIND_LOOKS)
    with pytest.raises(BackendDown):
        await _follow(nemo, clock)
