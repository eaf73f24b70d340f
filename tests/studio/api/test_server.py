"""The API holds for several people at once, and for whatever anybody sends."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path as Folder

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.clock import SystemClock
from core.nemo.wire import ATTRIBUTION_HEADERS, MIB, Path
from studio.api.accounts import DAY_S
from studio.api.fetch import Fetcher
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import POLL, Caller, arrive, data, door, refusal, turn
from tests.contract.clips import clip, picture
from tests.fakes.clock import JumpingClock
from tests.fakes.site import site


@pytest.fixture
async def http(tmp_path: Folder) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        yield http


@pytest.fixture
async def caller(http: httpx.AsyncClient) -> Caller:
    return await arrive(http)


async def test_nobody_sees_what_is_somebody_elses(http: httpx.AsyncClient) -> None:
    """A session, a render and its file are not there for another person, whatever is tried."""
    mine, theirs = await arrive(http), await arrive(http)
    session = await mine.session()
    session_id = session["session_id"]
    await mine.upload(session_id, ("beach.mp4", clip()))
    draft = (await mine.state(session_id))["state"]["draft"]
    await mine.render(session_id, "render_1", draft)
    other_id = (await theirs.session())["session_id"]
    claim = {"task_id": session["task_id"], "session_id": session_id}

    assert [
        refusal(await theirs.call("GET", Path.STATE.format(session_id=session_id))),
        refusal(await theirs.call("POST", Path.RUN, json=turn(session_id, "hello"))),
        refusal(await theirs.upload(session_id, ("logo.png", picture()))),
        refusal(await theirs.call("POST", Path.CLAIM_TOKEN, json=claim)),
        refusal(await theirs.render(session_id, "render_2", draft)),
        refusal(await theirs.render(other_id, "render_3", draft)),
        refusal(await theirs.call("GET", Path.RENDER.format(render_id="render_1"))),
        refusal(await theirs.call("POST", Path.RENDER_CANCEL.format(render_id="render_1"))),
        refusal(await theirs.call("GET", Path.RENDER_DOWNLOAD.format(render_id="render_1"))),
    ] == [(404, 1002)] * 5 + [(400, 400)] + [(404, 404)] * 3
    assert (await mine.rendered("render_1"))["status"] == "completed"


async def test_two_people_may_use_the_same_render_id(http: httpx.AsyncClient) -> None:
    """Ids are the caller's own; a second use by the same one is refused."""
    for caller in (await arrive(http), await arrive(http)):
        session_id = (await caller.session())["session_id"]
        await caller.upload(session_id, ("logo.png", picture()))
        draft = (await caller.state(session_id))["state"]["draft"]
        first = await caller.render(session_id, "render_1", draft)
        second = await caller.render(session_id, "render_1", draft)
        await caller.call("POST", Path.RENDER_CANCEL.format(render_id="render_1"))

        assert first.json() == {"id": "render_1", "status": "pending", "progress": 0}
        assert refusal(second) == (409, 400)


async def test_a_client_id_gets_its_token_back_after_a_week(tmp_path: Folder) -> None:
    """Expired means 1001, and the next token opens the same projects."""
    clock = JumpingClock()
    async with serve(StudioConfig(tmp_path), clock=clock) as url, door(url) as http:
        first = await arrive(http, "client-1")
        session_id = (await first.session())["session_id"]
        early = await http.post(Path.ANONYMOUS_TOKEN, headers={"X-Client-Id": "client-1"})
        clock.advance(7 * DAY_S)
        expired = await first.call("GET", Path.CREDITS)
        second = await arrive(http, "client-1")

        assert refusal(early) == (429, 429)
        assert int(early.headers["retry-after"]) == pytest.approx(7 * DAY_S, abs=5)
        assert refusal(expired) == (401, 1001)
        assert second.user_id == first.user_id
        assert (await second.state(session_id))["session_id"] == session_id


@pytest.mark.parametrize("headers", [{}, {"X-Client-Id": ""}, {"X-Client-Id": "x" * 65}])
async def test_a_missing_client_id_is_named(http: httpx.AsyncClient, headers: dict[str, str]) -> None:
    """Code 400 names the header."""
    answer = await http.post(Path.ANONYMOUS_TOKEN, headers=headers)

    assert refusal(answer) == (400, 400)
    assert "X-Client-Id" in answer.json()["message"]


@pytest.mark.parametrize("missing", ATTRIBUTION_HEADERS)
async def test_each_attribution_header_is_needed_for_an_export(caller: Caller, missing: str) -> None:
    """The missing one is named."""
    answer = await caller.call("POST", Path.RENDERS, json={}, headers={missing: ""})

    assert refusal(answer) == (402, 402)
    assert missing in answer.json()["message"]


async def test_a_wrong_method_is_told_in_an_envelope(http: httpx.AsyncClient) -> None:
    """As is a path that almost exists."""
    assert refusal(await http.get(Path.RUN)) == (405, 405)
    assert refusal(await http.post(Path.RUN + "/")) == (404, 404)


async def test_a_body_without_end_is_refused(caller: Caller) -> None:
    """Memory is bounded whether a length is announced or not."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b" " * MIB

    assert refusal(await caller.call("POST", Path.SESSIONS, content=endless())) == (413, 400)


async def test_another_name_for_the_loopback_is_not_served(http: httpx.AsyncClient) -> None:
    """A page in a browser cannot reach the studio under a name of its own."""
    answer = await http.post(Path.ANONYMOUS_TOKEN, headers={"X-Client-Id": "x", "Host": "rebound.example"})

    assert answer.status_code == 400


async def test_the_same_content_is_kept_once_and_may_be_sent_again(caller: Caller, tmp_path: Folder) -> None:
    """A repeated upload places nothing twice; another session of the same person shares the file."""
    first, second = (await caller.session())["session_id"], (await caller.session())["session_id"]
    sent = [
        data(await caller.upload(session_id, (name, clip())))["files"][0]
        for session_id, name in ((first, "a.mp4"), (first, "a.mp4"), (second, "b.mp4"))
    ]
    draft = (await caller.state(first))["state"]["draft"]

    assert len(list((tmp_path / "media").iterdir())) == 1
    assert len({file["hash"] for file in sent}) == 1
    assert [file["filename"] for file in sent] == ["a.mp4", "a.mp4", "b.mp4"]
    assert [len(track["sg"]) for track in draft["t"]] == [1]


async def test_a_file_that_was_lost_comes_back_when_it_is_sent_again(
    caller: Caller, tmp_path: Folder
) -> None:
    """As after a backup without media: the same content, under the address that is known."""
    session_id = (await caller.session())["session_id"]
    first = (await caller.upload(session_id, ("a.mp4", clip()))).json()["data"]["files"][0]
    (file,) = (tmp_path / "media").iterdir()
    file.unlink()

    again = (await caller.upload(session_id, ("a.mp4", clip()))).json()["data"]["files"][0]

    assert again["cdn_url"] == first["cdn_url"]
    assert [path.name for path in (tmp_path / "media").iterdir()] == [file.name]
    assert file.read_bytes() == clip()


async def test_a_file_is_served_in_the_parts_that_are_asked_for(caller: Caller) -> None:
    """Ranges, If-Range, HEAD and impossible ranges, as players use them."""
    session_id = (await caller.session())["session_id"]
    url = data(await caller.upload(session_id, ("海 1.mp4", clip())))["files"][0]["cdn_url"]
    whole = await caller.call("GET", url)
    part = await caller.call("GET", url, headers={"Range": "bytes=10-19"})
    tail = await caller.call("GET", url, headers={"Range": "bytes=-5"})
    same = {"Range": "bytes=0-0", "If-Range": whole.headers["etag"]}
    stale = {"Range": "bytes=0-0", "If-Range": '"other"'}
    beyond = await caller.call("GET", url, headers={"Range": "bytes=99999999-"})
    head = await caller.call("HEAD", url)

    assert whole.content == clip()
    assert whole.headers["content-type"] == "video/mp4"
    assert (part.status_code, part.content) == (206, clip()[10:20])
    assert tail.content == clip()[-5:]
    assert (await caller.call("GET", url, headers=same)).status_code == 206
    assert (await caller.call("GET", url, headers=stale)).status_code == 200
    assert beyond.status_code == 416
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(clip())))


async def test_a_finished_render_is_an_attachment_with_ranges(caller: Caller) -> None:
    """Both of its addresses serve it, by token or by an address that nobody can guess."""
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, ("logo.png", picture()))
    draft = (await caller.state(session_id))["state"]["draft"]
    await caller.render(session_id, "render_1", draft, resolution="90p")
    url = (await caller.rendered("render_1"))["output"]["url"]
    path = Path.RENDER_DOWNLOAD.format(render_id="render_1")
    for where, token in ((url, ""), (path, f"Bearer {caller.token}")):
        served = await caller.call("GET", where, headers={"Authorization": token, "Range": "bytes=4-7"})

        assert (served.status_code, served.content) == (206, b"ftyp")
        assert served.headers["content-type"] == "video/mp4"
        assert "attachment" in served.headers["content-disposition"]
    guessed = url.replace(url.split("/")[-2], "0" * 40)
    assert refusal(await caller.call("GET", guessed)) == (404, 404)


async def test_an_upload_past_the_quota_is_refused_and_leaves_nothing(tmp_path: Folder) -> None:
    """Code 507, before the disk fills."""
    config = StudioConfig(tmp_path, quota_bytes=len(clip()) // 2)
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        caller = await arrive(http)
        session_id = (await caller.session())["session_id"]

        assert refusal(await caller.upload(session_id, ("a.mp4", clip()))) == (507, 507)
        assert [list((tmp_path / name).iterdir()) for name in ("media", "incoming")] == [[], []]


async def test_a_file_past_the_limit_is_refused(tmp_path: Folder) -> None:
    """Code 4002, however many files there are."""
    config = StudioConfig(tmp_path, file_bytes=len(clip()) - 1)
    async with serve(config, clock=SystemClock()) as url, door(url) as http:
        caller = await arrive(http)
        session_id = (await caller.session())["session_id"]
        answer = await caller.upload(session_id, ("logo.png", picture()), ("a.mp4", clip()))

        assert refusal(answer) == (413, 4002)
        assert (await caller.state(session_id))["state"]["draft"] is None


async def test_a_loopback_address_is_not_fetched_for_anybody(caller: Caller, http: httpx.AsyncClient) -> None:
    """Not even the studio's own."""
    session_id = (await caller.session())["session_id"]
    body = {"urls": [str(http.base_url.join("/files/media/x/a.mp4"))], "source_type": "url"}
    answer = await caller.call("POST", Path.UPLOAD.format(session_id=session_id), json=body)

    assert refusal(answer) == (400, 400)
    assert "open internet" in answer.json()["message"]


async def test_files_are_fetched_from_addresses_all_or_none(tmp_path: Folder) -> None:
    """An address is as good as a file; one bad one among them and nothing is placed."""

    async def served(request: Request) -> Response:
        return Response(clip() if request.url.path == "/beach.mp4" else b"<html>", media_type="video/mp4")

    fetcher = Fetcher(allows=lambda address: str(address) == "127.0.0.1")
    config = StudioConfig(tmp_path, fetcher=fetcher)
    pages = Starlette(routes=[Route("/{name}", served)])
    async with site(pages) as port, serve(config, clock=SystemClock()) as url, door(url) as http:
        caller = await arrive(http)
        session_id = (await caller.session())["session_id"]
        path = Path.UPLOAD.format(session_id=session_id)
        good, bad = f"http://127.0.0.1:{port}/beach.mp4", f"http://127.0.0.1:{port}/page.mp4"
        refused = await caller.call("POST", path, json={"urls": [good, bad], "source_type": "url"})
        before = (await caller.state(session_id))["state"]["draft"]
        told = data(await caller.call("POST", path, json={"urls": [good], "source_type": "url"}))

    assert refusal(refused) == (415, 4001)
    assert before is None
    assert [(file["filename"], file["hash"]) for file in told["files"]] == [
        ("beach.mp4", sha256(clip()).hexdigest())
    ]


async def test_the_log_holds_neither_tokens_nor_words(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    """What people say and what opens their projects is theirs."""
    caplog.set_level(logging.INFO)
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, ("private.png", picture()))
    await caller.say(session_id, 'add a title "Secret words"')

    assert caller.token not in caplog.text
    assert "Secret words" not in caplog.text
    assert "private.png" not in caplog.text


async def test_an_upload_cut_in_the_middle_leaves_nothing(caller: Caller, tmp_path: Folder) -> None:
    """Neither in the project nor on the disk, and the studio goes on."""
    session_id = (await caller.session())["session_id"]
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n' + clip()
    path = Path.UPLOAD.format(session_id=session_id)
    async with _cut(caller, path, "multipart/form-data; boundary=x", body, missing=1):
        await _until(lambda: _count(tmp_path / "incoming") == 1)
    await _until(lambda: _count(tmp_path / "incoming") == 0)

    assert (await caller.state(session_id))["state"]["draft"] is None
    assert _count(tmp_path / "media") == 0


async def test_an_edit_is_kept_before_it_is_told(caller: Caller) -> None:
    """Whoever hangs up at the first line of the answer finds the edit in the state."""
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, ("logo.png", picture()))
    body = json.dumps(turn(session_id, 'add a title "Holiday"')).encode()
    async with _cut(caller, Path.RUN, "application/json", body, missing=0) as stream:
        first = await stream.readline()

    assert first.startswith(b"HTTP/1.1 200")
    assert "Holiday" in str(await caller.state(session_id))


@asynccontextmanager
async def _cut(
    caller: Caller, path: str, kind: str, body: bytes, *, missing: int
) -> AsyncIterator[asyncio.StreamReader]:
    """Send a request and hang up, some bytes before its end."""
    reader, writer = await asyncio.open_connection(caller.base_url.host, caller.base_url.port)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {caller.token}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body) + missing}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
    try:
        yield reader
    finally:
        writer.close()
        await writer.wait_closed()


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await POLL.sleep(0.01)


def _count(folder: Folder) -> int:
    return len(list(folder.iterdir()))
