"""Every endpoint as a person would say it, in every shape that backends are known to answer in."""

from pathlib import Path as FilePath
from typing import Any

import pytest

from core.errors import RateLimited, UnexpectedAnswer
from core.nemo.client import Nemo, Tokens
from core.nemo.transport import Pool
from core.nemo.wire import Output, Path, RenderRequest, RenderStatus
from tests.core.nemo.conftest import ATTRIBUTION
from tests.fakes.answers import Wrap, bare, enveloped, no, say, successful
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud

SHAPES = pytest.mark.parametrize("shape", [enveloped, successful, bare], ids=lambda shape: shape.__name__)


@SHAPES
async def test_every_noun_understands_every_envelope(
    nemo: Nemo, cloud: Cloud, shape: Wrap, tmp_path: FilePath
) -> None:
    """The answer is the same in all three."""
    cloud.wrap = shape
    cloud.draft = {"t": [{"tt": 0, "sg": []}]}
    film = tmp_path / "beach.mp4"
    film.write_bytes(b"film")
    session = await nemo.sessions.create(language="zh")
    snapshot = await nemo.state.latest(session.session_id)
    uploads = await nemo.uploads.files(session.session_id, [film])
    claim = await nemo.tokens.claim(task_id=session.task_id, session_id=session.session_id)

    assert (session.task_id, session.session_id) == ("t1", "1")
    assert (snapshot.session_id, snapshot.state.draft) == ("1", cloud.draft)
    assert [(file.filename, file.duration) for file in uploads.files] == [("beach.mp4", 1.5)]
    assert (claim.claim_token, claim.expires_in) == ("clm_1", 604_800)
    assert (await nemo.credits.get()).model_dump() == {"available": 90, "frozen": 10, "total": 100}


@SHAPES
async def test_a_token_is_asked_for_without_one(
    pool: Pool, cloud: Cloud, clock: JumpingClock, shape: Wrap
) -> None:
    """By client id, in a header, with no body."""
    cloud.wrap = shape
    token = await Tokens.nameless(pool, ATTRIBUTION, clock).create("client-7")

    asked = cloud.asked[0]
    assert token.token == "nmv_usr_1"
    assert asked.headers["x-client-id"] == "client-7"
    assert (asked.token, asked.size) == (None, 0)
    assert asked.headers["x-skill-source"] == ATTRIBUTION.source
    assert "nmv_usr_1" not in repr(token)


async def test_a_second_token_for_the_week_is_refused_at_once(
    pool: Pool, cloud: Cloud, clock: JumpingClock
) -> None:
    """Nobody waits for days."""
    cloud.when(Path.ANONYMOUS_TOKEN, no(429, status=429, retry_after="600000"))

    with pytest.raises(RateLimited):
        await Tokens.nameless(pool, ATTRIBUTION, clock).create("client-7")
    assert clock.slept == []


async def test_a_session_is_created_in_its_language(nemo: Nemo, cloud: Cloud) -> None:
    """Under the contract's name unless told otherwise."""
    await nemo.sessions.create(language="zh")
    await nemo.sessions.create(language="en", name="Beach")

    assert [asked.json for asked in cloud.asked] == [
        {"task_name": "project", "language": "zh"},
        {"task_name": "Beach", "language": "en"},
    ]


async def test_links_are_passed_on(nemo: Nemo, cloud: Cloud) -> None:
    """The backend fetches them by itself."""
    uploads = await nemo.uploads.links("1", ["https://a.test/x.mp4", "https://a.test/y.mov"])

    assert cloud.asked[0].json == {
        "urls": ["https://a.test/x.mp4", "https://a.test/y.mov"],
        "source_type": "url",
    }
    assert len(uploads.files) == 2


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"session_id": "1", "state": None},
        {"session_id": "1", "task_id": None, "task_name": None, "state": {}},
        {"session_id": "1", "state": {"draft": None, "video_infos": None, "canvas_config": None}},
        {"session_id": "1", "state": {"draft": {}, "video_infos": [], "canvas_config": {}}},
        {"session_id": "1", "state": {"draft": "", "canvas_config": [], "generated_media": ""}},
        {"session_id": "1", "state": []},
    ],
)
async def test_a_bare_project_is_a_project(nemo: Nemo, cloud: Cloud, data: dict[str, Any]) -> None:
    """Any part of the state may be absent, null or empty."""
    cloud.when(Path.STATE, say({"code": 0, "data": data}))

    assert not (await nemo.state.latest("1")).state.draft


@pytest.mark.parametrize("shape", [bare, enveloped, successful], ids=lambda shape: shape.__name__)
async def test_a_render_is_submitted_and_looked_at(nemo: Nemo, cloud: Cloud, shape: Wrap) -> None:
    """In the canonical shape and in the other one, wrapped or not."""
    cloud.wrap_render = shape
    draft = {"t": [{"tt": 0, "sg": [{"x": 1}]}]}
    request = RenderRequest(id="r1", session_id="7", draft=draft, output=Output(resolution="4k"))
    submitted = await nemo.renders.create(request)
    render = await nemo.renders.get("r1")

    assert cloud.asked[0].json == {
        "id": "r1",
        "sessionId": "7",
        "draft": draft,
        "output": {"format": "mp4", "quality": "high", "resolution": "4k"},
    }
    assert (submitted.id, submitted.status, submitted.progress) == ("r1", RenderStatus.PENDING, 0)
    assert (render.id, render.status, render.progress) == ("r1", RenderStatus.COMPLETED, 100)
    assert render.output is not None
    assert render.output.url == "/files/r1.mp4"


async def test_a_failed_render_is_an_answer(nemo: Nemo, cloud: Cloud) -> None:
    """Its reason is part of it."""
    cloud.when(
        Path.RENDER,
        say({"taskId": "r1", "status": "failed", "progress": 40, "error": "boom"}),
        say({"success": True, "data": {"id": "r1", "status": "failed", "progress": None, "error": "boom"}}),
    )

    for _ in range(2):
        render = await nemo.renders.get("r1")
        assert (render.status, render.error) == (RenderStatus.FAILED, "boom")


async def test_a_render_is_cancelled_with_or_without_words(nemo: Nemo, cloud: Cloud) -> None:
    """The contract names no answer."""
    await nemo.renders.cancel("r1")
    cloud.when(Path.RENDER_CANCEL, say({"code": 0}), say({"success": True, "data": None}))
    await nemo.renders.cancel("r1")
    await nemo.renders.cancel("r1")

    assert [asked.size for asked in cloud.asked] == [0, 0, 0]


async def test_a_render_of_unknown_state_is_unexpected(nemo: Nemo, cloud: Cloud) -> None:
    """A word that nobody knows is no state."""
    cloud.when(Path.RENDER, say({"taskId": "r1", "status": "dreaming", "progress": 0}))

    with pytest.raises(UnexpectedAnswer, match="status"):
        await nemo.renders.get("r1")
