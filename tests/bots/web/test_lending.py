"""A link gives one file to whoever has it, for as long as it says, and nothing else to anybody."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bots.web.lending import Lending
from bots.web.serving import address_of
from core.chat import ChatKey
from core.cutroom import SCHEMAS
from core.exporting.exports import Exports, Stage
from core.links import Ticket
from core.queue import SqliteQueue
from core.settings import Settings
from core.store.db import Database
from tests.bots.web.house import shell
from tests.fakes.clock import RunningClock

PUBLIC = "https://videos.example"
CONTENT = bytes(range(256)) * 4000
NOON = 1_800_000_000
TICKET = Ticket(1, "render_0123abc", "海边 2/“x”-1.mp4", NOON + 3600)


@pytest.fixture
def clock() -> RunningClock:
    """A clock that hardly moves by itself."""
    return RunningClock(speed=0.01, start=NOON)


@pytest.fixture
async def http(tmp_path: Path, clock: RunningClock) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without a cookie, before a house with a locked door."""
    await _delivered(tmp_path / "data", clock)
    async with _visitor(tmp_path, clock) as http:
        yield http


async def _delivered(data: Path, clock: RunningClock) -> None:
    """Have an export that was delivered, and whose file is kept for an hour."""
    async with await Database.open(data / "cutroom.db", *SCHEMAS) as database:
        exports = Exports(database, SqliteQueue(database, clock), clock)
        wanted = await exports.want(
            turn=1,
            chat=ChatKey("test", "1"),
            project=1,
            number=1,
            person="anna",
            wish={"output": {}},
            message=None,
        )
        assert wanted.id == TICKET.export
        await exports.note(wanted, kept_until=TICKET.until)
        await exports.close(wanted, Stage.DELIVERED)
    await asyncio.to_thread(_write, data / "exports" / "1")


def _write(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / f"{TICKET.file}.mp4").write_bytes(CONTENT)
    (folder / "copy-1000.mp4").write_bytes(b"another")


@asynccontextmanager
async def _visitor(folder: Path, clock: RunningClock) -> AsyncIterator[httpx.AsyncClient]:
    """Come in by the public address, which a proxy leads to this machine."""
    async with (
        shell(folder, clock=clock, web_url=PUBLIC, web_password=SecretStr("open sesame")) as web,
        httpx.AsyncClient(
            base_url=address_of(web._listener), headers={"Host": "videos.example"}, trust_env=False
        ) as http,
    ):
        yield http


def _path(folder: Path, clock: RunningClock, ticket: Ticket = TICKET, *, url: str | None = PUBLIC) -> str:
    link = Lending.of(Settings(data=folder / "data", web_url=url), clock).address(ticket)
    assert link is not None
    assert link.startswith(f"{PUBLIC}/get/1.render_0123abc.")
    return link.removeprefix(PUBLIC)


async def test_a_link_gives_the_whole_file_to_be_saved(
    http: httpx.AsyncClient, tmp_path: Path, clock: RunningClock
) -> None:
    """Under its own name, as what it is, with no password, and with nothing that a page could run."""
    path = _path(tmp_path, clock)
    found, asked = await http.get(path), await http.head(path)

    assert found.status_code == asked.status_code == 200
    assert found.content == CONTENT
    assert (asked.content, asked.headers["content-length"]) == (b"", str(len(CONTENT)))
    assert found.headers["content-type"] == "video/mp4"
    assert found.headers["content-disposition"].startswith("attachment; filename*=utf-8''%E6%B5%B7")
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in found.headers["content-security-policy"]
    assert found.headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in found.headers


async def test_a_link_gives_parts(http: httpx.AsyncClient, tmp_path: Path, clock: RunningClock) -> None:
    """So that a broken download goes on, and players jump."""
    path = _path(tmp_path, clock)
    part = await http.get(path, headers={"Range": "bytes=1000-1999"})
    rest = await http.get(path, headers={"Range": f"bytes={len(CONTENT) - 10}-"})
    none = await http.get(path, headers={"Range": f"bytes={len(CONTENT)}-"})

    assert (part.status_code, part.content) == (206, CONTENT[1000:2000])
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(CONTENT)}"
    assert (rest.status_code, rest.content) == (206, CONTENT[-10:])
    assert none.status_code == 416


async def test_a_link_ends_when_it_says_so(
    http: httpx.AsyncClient, tmp_path: Path, clock: RunningClock
) -> None:
    """And then says that it has, in the reader's language."""
    path = _path(tmp_path, clock)
    clock.advance(3599 - clock.monotonic())
    before = await http.get(path)
    clock.advance(2)
    after = await http.get(path)
    chinese = await http.get(path, headers={"Accept-Language": "zh-CN"})

    assert (before.status_code, after.status_code) == (200, 410)
    assert after.headers["content-type"].startswith("text/plain")
    assert after.text.startswith("This link has ended, and the file is no longer here.")
    assert chinese.text.startswith("这个链接已失效")


async def test_a_link_whose_file_is_gone_has_ended(
    http: httpx.AsyncClient, tmp_path: Path, clock: RunningClock
) -> None:
    """It was swept, or its owner has asked for all to be forgotten."""
    (tmp_path / "data" / "exports" / "1" / "render_0123abc.mp4").unlink()

    assert (await http.get(_path(tmp_path, clock))).status_code == 410


async def test_an_altered_or_made_up_link_gives_nothing(
    http: httpx.AsyncClient, tmp_path: Path, clock: RunningClock
) -> None:
    """Whatever was changed: the file, the time, the name, the signature; and nothing can be listed."""
    path = _path(tmp_path, clock)
    _, _, ticket, name = path.split("/", 3)
    export, file, until, signature = ticket.split(".")
    other = _path(tmp_path / "elsewhere", clock)  # signed with another key
    forged = [
        f"/get/{export}.{file}.{int(until) + 1}.{signature}/{name}",
        f"/get/2.{file}.{until}.{signature}/{name}",
        f"/get/{export}.copy-1000.{until}.{signature}/{name}",
        f"/get/{export}...%2Fsecret.{until}.{signature}/{name}",
        f"/get/{export}.{file}.{until}.{signature[:-1]}{'0' if signature[-1] != '0' else '1'}/{name}",
        f"/get/{export}.{file}.{until}.{signature[:32]}/{name}",
        f"/get/{export}.{file}.{until}./{name}",
        f"/get/{ticket}/other.html",
        f"/get/{ticket}/",
        f"/get/{ticket}",
        "/get/",
        "/get",
        other,
    ]
    answers = [await http.get(one) for one in forged]

    assert [answer.status_code for answer in answers] == [404] * len(forged)
    assert all(CONTENT[:100] not in answer.content for answer in answers)
    assert answers[0].text == "This link is not complete. Please copy all of it from the chat."


async def test_nothing_else_is_open_without_the_password(http: httpx.AsyncClient) -> None:
    """The link is the only right that it gives; and files are not changed through it."""
    assert (await http.get("/api/me")).status_code == 401
    assert (await http.post("/get/x/y")).status_code in {404, 405}


async def test_links_outlive_a_restart(tmp_path: Path, clock: RunningClock) -> None:
    """They are signed with the vault's key, which stays."""
    await _delivered(tmp_path / "data", clock)
    path = _path(tmp_path, clock)
    async with _visitor(tmp_path, clock) as http:
        first = await http.get(path)
    async with _visitor(tmp_path, clock) as http:
        second = await http.get(path)

    assert first.content == second.content == CONTENT


@pytest.mark.parametrize("url", [None, "http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]"])
def test_there_is_no_link_that_only_this_machine_could_open(url: str | None, tmp_path: Path) -> None:
    """Nobody in a chat could use it."""
    lending = Lending.of(Settings(data=tmp_path, web_url=url), RunningClock())

    assert lending.address(TICKET) is None


def test_every_file_name_and_time_has_a_signature_of_its_own(tmp_path: Path) -> None:
    """Also where parts only run together differently."""
    lending = Lending.of(Settings(data=tmp_path, web_url=PUBLIC), RunningClock())
    tickets = [TICKET, replace(TICKET, until=1), replace(TICKET, name="x"), replace(TICKET, export=71)]

    links = [lending.address(ticket) or "" for ticket in tickets]

    assert len({link.split("/")[4].split(".")[3] for link in links}) == len(tickets)
