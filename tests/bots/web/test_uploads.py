"""Uploads: they come in pieces, go on where they broke off, and arrive as they were sent."""

import asyncio
import random
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bots.web.platform import Web
from bots.web.refusals import No, Reason
from bots.web.schema import SCHEMA
from bots.web.uploads import MOST_BYTES, MOST_FILES, Uploads
from bots.web.visitors import Visitors
from core.chat import Media, Refused
from core.nemo.wire import MAX_FILE_BYTES
from core.room import GB
from core.store.db import Database
from tests.bots.web.browser import PIECE, Browser
from tests.bots.web.house import shell
from tests.fakes.clock import JumpingClock

SIZE = 3 * 1024 * 1024 + 17
ID = "client-up1"


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[Web]:
    """A server that can do everything but edit."""
    async with shell(tmp_path) as web:
        yield web


@pytest.fixture
async def browser(web: Web) -> AsyncIterator[Browser]:
    """Somebody who is known there."""
    async with Browser.inside(web.url) as browser:
        yield browser


@pytest.fixture(scope="module")
def content() -> bytes:
    """Bytes in which nothing can be missing or doubled unseen."""
    return random.Random(1).randbytes(SIZE)  # noqa: S311 - the same ones every time


async def _offset(browser: Browser) -> int:
    return int((await browser.client.get(f"/api/uploads/{ID}")).json()["offset"])


async def _arrived(web: Web, browser: Browser, into: Path) -> bytes:
    """Send the file in a message, and fetch it the way the core does."""
    assert (await browser.post(id="client-msg", files=[ID])).status_code == 202
    [row] = await web._journal._database.rows("web_upload_keys")
    path = await web.fetch(Media(row["key"], "a.mp4"), into)
    return await asyncio.to_thread(path.read_bytes)


async def test_pieces_make_the_file(web: Web, browser: Browser, content: bytes, tmp_path: Path) -> None:
    """In order, each after what is here already; told of again, it says how far it is."""
    begun = await browser.begins(ID, "a.mp4", SIZE)
    offset = 0
    for size in (1, PIECE, 1024 * 1024 + 1, SIZE):
        answer = await browser.piece(ID, offset, content[offset : offset + size])
        offset = min(offset + size, SIZE)
        assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(offset))
        offset = min(offset, SIZE)
        if offset == SIZE:
            break
    again = await browser.begins(ID, "a.mp4", SIZE)

    assert (begun.status_code, begun.json()) == (201, {"id": ID, "offset": 0})
    assert (again.status_code, again.json()) == (200, {"id": ID, "offset": offset})
    rest = await browser.piece(ID, offset, content[offset:])
    assert rest.status_code == 204
    assert await _arrived(web, browser, tmp_path) == content


async def test_a_connection_that_broke_costs_only_what_was_on_it(
    web: Web, browser: Browser, content: bytes, tmp_path: Path
) -> None:
    """What had come is kept, and the next request goes on from there."""
    await browser.begins(ID, "a.mp4", SIZE)

    async def breaking() -> AsyncIterator[bytes]:
        yield content[: SIZE // 2]
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await browser.client.patch(f"/api/uploads/{ID}", content=breaking(), headers={"Upload-Offset": "0"})
    offset = await _offset(browser)
    while (answer := await browser.piece(ID, offset, content[offset:])).status_code == 409:
        offset = int(answer.headers["upload-offset"])  # the server had not heard yet that it broke

    assert answer.status_code == 204
    assert await _arrived(web, browser, tmp_path) == content


async def test_a_new_request_takes_over_from_one_that_hangs(
    web: Web, browser: Browser, content: bytes, tmp_path: Path
) -> None:
    """A connection may be dead long before its end is heard of; what it still brings is not written twice."""
    await browser.begins(ID, "a.mp4", SIZE)
    half, go_on = SIZE // 2, asyncio.Event()

    async def hanging() -> AsyncIterator[bytes]:
        yield content[:half]
        await go_on.wait()
        yield content[half:]

    async with httpx.AsyncClient(base_url=web.url, cookies=browser.client.cookies, trust_env=False) as line:
        old = asyncio.create_task(
            line.patch(f"/api/uploads/{ID}", content=hanging(), headers={"Upload-Offset": "0"})
        )
        while not (offset := await _offset(browser)):
            pass
        answer = await browser.piece(ID, offset, content[offset:])
        if answer.status_code == 409:  # the old one brought more meanwhile, for the last time
            offset = int(answer.headers["upload-offset"])
            answer = await browser.piece(ID, offset, content[offset:])
        go_on.set()
        late = await old

    assert (answer.status_code, late.status_code) == (204, 409)
    assert await _arrived(web, browser, tmp_path) == content


async def test_bytes_for_another_place_are_not_taken(browser: Browser, content: bytes) -> None:
    """The right place is told; more than was announced is refused, and what is here stays."""
    await browser.begins(ID, "a.mp4", 1000)
    ahead = await browser.piece(ID, 10, content[:10])
    first = await browser.piece(ID, 0, content[:600])
    doubled = await browser.piece(ID, 0, content[:600])
    more = await browser.piece(ID, 600, content[600:1001])
    nowhere = await browser.client.patch(f"/api/uploads/{ID}", content=b"x")
    resized = await browser.begins(ID, "a.mp4", 2000)

    assert (ahead.status_code, ahead.headers["upload-offset"]) == (409, "0")
    assert first.status_code == 204
    assert (doubled.status_code, doubled.headers["upload-offset"]) == (409, "600")
    assert (more.status_code, nowhere.status_code, resized.status_code) == (413, 400, 400)
    assert await _offset(browser) == 600


async def test_a_message_waits_for_its_files(browser: Browser, content: bytes) -> None:
    """One that is not here in full cannot be spoken of; one that was taken back is gone."""
    await browser.begins(ID, "a.mp4", 1000)
    await browser.piece(ID, 0, content[:999])
    early = await browser.post(id="client-msg", text="trim it", files=[ID])
    dropped = await browser.client.delete(f"/api/uploads/{ID}")
    late = await browser.post(id="client-msg", text="trim it", files=[ID])

    assert (early.status_code, dropped.status_code, late.status_code) == (409, 204, 404)
    assert early.json()["error"].startswith("a.mp4 has not arrived in full yet.")
    assert (await browser.me())["last"] == 0


async def test_a_file_keeps_no_path_of_its_own(web: Web, browser: Browser) -> None:
    """A name is a name: what it holds of folders, controls and dots leads nowhere."""
    for number, name in enumerate(
        ("../../evil.mp4", "C:\\a\\b.mp4", "a\u202e\x00\nb.mp4", "." * 300 + "x" * 300 + ".mp4")
    ):
        id_ = f"client-{number:03}"
        await browser.begins(id_, name, 1)
        await browser.piece(id_, 0, b"x")
        assert (await browser.post(id=f"client-m{number:03}", files=[id_])).status_code == 202
    await browser.until(lambda browser: sum(bool(message["files"]) for message in browser.messages) == 4)

    names = [message["files"][0]["name"] for message in browser.messages if message["files"]]
    assert names[:3] == ["evil.mp4", "b.mp4", "ab.mp4"]
    assert len(names[3]) <= 120
    assert names[3].endswith(".mp4")
    assert all(len(path.name) == 32 for path in web._uploads.folder.iterdir())


async def test_a_file_that_is_held_no_more_cannot_be_fetched(web: Web, tmp_path: Path) -> None:
    """The core is told so, and asks for it again."""
    for ref in ("nothing", "../web.db", ""):
        with pytest.raises(Refused):
            await web.fetch(Media(ref, "a.mp4"), tmp_path)


async def test_one_visitor_may_hold_so_much(tmp_path: Path) -> None:
    """Files beyond a number, or bytes beyond a sum, find no room; what is taken back makes some."""
    async with await Database.open(tmp_path / "web.db", SCHEMA) as database:
        clock = JumpingClock()
        uploads = Uploads(database, clock, tmp_path, 0)
        visitors = Visitors(database, clock)
        many, _ = await visitors.make(None, lock=0)
        large, _ = await visitors.make(None, lock=0)
        for number in range(MOST_FILES):
            last, _, _ = await uploads.begin(many.id, f"client-{number}", "a.mp4", 1)
        for number in range(MOST_BYTES // MAX_FILE_BYTES):
            await uploads.begin(large.id, f"client-{number}", "a.mp4", MAX_FILE_BYTES)

        for visitor in (many, large):
            with pytest.raises(No) as refused:
                await uploads.begin(visitor.id, "client-more", "a.mp4", 1)
            assert refused.value.reason is Reason.FULL
        await uploads.drop(last)
        assert await uploads.begin(many.id, "client-more", "a.mp4", 1)


async def test_so_much_of_the_disk_stays_free_as_the_operator_says(tmp_path: Path) -> None:
    """A file that would take of what is spared finds no room, however large the disk is."""
    free_gb = shutil.disk_usage(tmp_path).free / GB
    async with await Database.open(tmp_path / "web.db", SCHEMA) as database:
        clock = JumpingClock()
        visitor, _ = await Visitors(database, clock).make(None, lock=0)
        spared = Uploads(database, clock, tmp_path, free_gb + 1)
        roomy = Uploads(database, clock, tmp_path, 0)

        with pytest.raises(No) as refused:
            await spared.begin(visitor.id, "client-1", "a.mp4", 1)

        assert refused.value.reason is Reason.FULL
        assert await roomy.begin(visitor.id, "client-1", "a.mp4", 1)
