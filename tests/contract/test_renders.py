"""Renders: submitted, polled, fetched, cancelled."""

from pathlib import Path as File

from core.nemo.wire import Path
from core.probe import probe
from tests.contract.caller import Caller, refusal
from tests.contract.clips import clip


async def _draft(caller: Caller, session_id: str) -> dict[str, object]:
    await caller.upload(session_id, ("beach.mp4", clip()))
    draft: dict[str, object] = (await caller.state(session_id))["state"]["draft"]
    return draft


async def test_a_render_comes_out_as_asked(caller: Caller, session_id: str, tmp_path: File) -> None:
    """It is pending at first and a file in the end: the length of the timeline, in the size asked for."""
    draft = await _draft(caller, session_id)
    submitted = await caller.render(session_id, "render_1", draft, resolution="360p", fps=24)
    told = await caller.rendered("render_1")
    served = await caller.call("GET", told["output"]["url"], headers={"Authorization": ""})
    downloaded = await caller.call("GET", Path.RENDER_DOWNLOAD.format(render_id="render_1"))
    path = tmp_path / "out.mp4"
    path.write_bytes(served.content)
    facts = probe(path)

    assert submitted.json() == {"id": "render_1", "status": "pending", "progress": 0}
    assert (told["taskId"], told["status"], told["progress"]) == ("render_1", "completed", 100)
    assert told["output"]["size"] == len(served.content)
    assert abs(told["output"]["duration"] - 1) < 0.2
    assert served.content == downloaded.content
    assert min(facts.width, facts.height) == 360
    assert facts.fps == 24


async def test_an_export_without_attribution_is_blocked(caller: Caller) -> None:
    """HTTP 402, as the contract says."""
    answer = await caller.call(
        "POST", Path.RENDERS, json={}, headers={"X-Skill-Source": "", "X-Skill-Version": ""}
    )

    assert refusal(answer) == (402, 402)


async def test_an_empty_timeline_is_not_rendered(caller: Caller, session_id: str) -> None:
    """There has to be something in it."""
    assert refusal(await caller.render(session_id, "render_1", {"t": []}))[1] == 400


async def test_a_render_that_nobody_submitted_is_not_found(caller: Caller) -> None:
    """Its status, its cancelling and its file alike."""
    answers = [
        await caller.call("GET", Path.RENDER.format(render_id="none")),
        await caller.call("POST", Path.RENDER_CANCEL.format(render_id="none")),
        await caller.call("GET", Path.RENDER_DOWNLOAD.format(render_id="none")),
    ]

    assert [refusal(answer)[0] for answer in answers] == [404, 404, 404]


async def test_a_cancelled_render_ends_without_a_file(caller: Caller, session_id: str) -> None:
    """It is told as failed, in the contract's own words, and has nothing to fetch."""
    draft = await _draft(caller, session_id)
    await caller.render(session_id, "render_1", draft, resolution="4k")
    await caller.call("POST", Path.RENDER_CANCEL.format(render_id="render_1"))
    told = await caller.rendered("render_1")

    assert told["status"] == "failed"
    assert told["error"]
    assert "output" not in told
