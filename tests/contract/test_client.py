"""Our own client and a backend understand each other, from the first call to the file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from core.clock import SystemClock
from core.errors import ExportBlocked, SessionLost, TokenExpired, UnsupportedFile
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.transport import Pool
from core.nemo.wire import Output, RenderRequest, RenderStatus
from core.probe import probe
from tests.contract.caller import POLL, Caller
from tests.contract.clips import clip

TEST = Attribution("video-maker-4k", "1.0.0", "unknown")


class Bearer:
    """Holds one token and has no other."""

    def __init__(self, token: str) -> None:
        self._token = SecretStr(token)

    async def token(self) -> SecretStr:
        return self._token

    async def renew(self, refused: SecretStr) -> SecretStr:
        raise TokenExpired(f"there is no token but {refused}")


@pytest.fixture
async def pool(base_url: str) -> AsyncIterator[Pool]:
    async with Pool.open(base_url) as pool:
        yield pool


@pytest.fixture
async def nemo(pool: Pool, caller: Caller) -> Nemo:
    return Nemo(pool, TEST, Bearer(caller.token), SystemClock())


async def test_a_clip_becomes_a_film(nemo: Nemo, tmp_path: Path) -> None:
    """Upload, edit, render and download, all through the client."""
    source, target = tmp_path / "beach.mp4", tmp_path / "out" / "film.mp4"
    source.write_bytes(clip(2))
    target.parent.mkdir()
    session = await nemo.sessions.create(language="en")
    uploads = await nemo.uploads.files(session.session_id, [source])
    said = [event async for event in nemo.turns.run(session.session_id, 'add a title "Holiday"')]
    snapshot = await nemo.state.latest(session.session_id)
    assert snapshot.state.draft is not None
    request = RenderRequest(
        id="render_film",
        session_id=session.session_id,
        draft=snapshot.state.draft,
        output=Output(resolution="180p"),
    )
    render = await nemo.renders.create(request)
    while render.status in {RenderStatus.PENDING, RenderStatus.PROCESSING}:
        await POLL.sleep(0.05)
        render = await nemo.renders.get("render_film")
    await nemo.renders.download(render, target)

    assert [file.filename for file in uploads.files] == ["beach.mp4"]
    assert said
    assert render.status is RenderStatus.COMPLETED
    assert min(probe(target).width, probe(target).height) == 180


async def test_refusals_are_the_errors_that_we_know(nemo: Nemo, pool: Pool, tmp_path: Path) -> None:
    """Each code arrives as its own error."""
    source = tmp_path / "notes.mp4"
    source.write_bytes(b"these are notes")
    session = await nemo.sessions.create(language="en")
    stranger = Nemo(pool, TEST, Bearer("nmv_usr_nobody"), SystemClock())
    nameless = Nemo(pool, Attribution("", "", ""), Bearer("nmv_usr_nobody"), SystemClock())
    request = RenderRequest(id="render_1", session_id=session.session_id, draft={"t": []})

    with pytest.raises(UnsupportedFile):
        await nemo.uploads.files(session.session_id, [source])
    with pytest.raises(SessionLost):
        await nemo.state.latest("404")
    with pytest.raises(TokenExpired):
        await stranger.credits.get()
    with pytest.raises((ExportBlocked, TokenExpired)):
        await nameless.renders.create(request)
