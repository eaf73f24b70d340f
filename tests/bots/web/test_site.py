"""The server's paths: who is let in, what is refused and in which words, and what browsers are told."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bots.web.body import LONGEST_TEXT, MOST_FILES
from bots.web.events import MOST_LISTENERS
from bots.web.front import PAGE_POLICY
from bots.web.platform import Web
from core.nemo.wire import MAX_FILE_BYTES
from tests.bots.web.browser import Browser
from tests.bots.web.house import house, shell
from tests.media import coloured

PASSWORD = "open sesame"


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


async def test_the_page_comes_with_a_strict_policy(web: Web) -> None:
    """Nothing from elsewhere, nothing inline, no frames; asked for again, it need not be sent again."""
    async with Browser.open(web.url) as browser:
        first = await browser.client.get("/")
        again = await browser.client.get("/", headers={"If-None-Match": first.headers["etag"]})
        outside = [
            await browser.client.get(path) for path in ("/page/../site.py", "/page/%2e%2e/site.py", "/page/")
        ]

    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["content-security-policy"] == PAGE_POLICY
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["cache-control"] == "no-cache"
    assert "set-cookie" not in first.headers
    assert [answer.status_code for answer in outside] == [404, 404, 404]


async def test_the_first_visit_gives_a_cookie_that_scripts_and_other_sites_cannot_use(web: Web) -> None:
    """The language is the browser's; the second visit changes nothing."""
    async with Browser.open(web.url, **{"Accept-Language": "fr, zh-CN;q=0.8, en;q=0.5"}) as browser:
        first = await browser.client.get("/api/me")
        again = await browser.client.get("/api/me")

    name, _, flags = first.headers["set-cookie"].partition("=")
    assert name.startswith("cutroom_")
    assert {"httponly", "samesite=strict", "path=/"} <= {flag.strip().lower() for flag in flags.split(";")}
    assert "secure" not in flags.lower()
    assert "set-cookie" not in again.headers
    told = first.json()
    assert (told["language"], told["needs_password"], told["last"]) == ("zh", False, 0)
    assert told["words"]["web-file-remove"] == "移除 {name}"
    assert told["limits"]["file_bytes"] == MAX_FILE_BYTES
    assert "mp4" in told["limits"]["types"]
    assert told["profile"] in {profile["name"] for profile in told["profiles"]}
    assert len(told["suggestions"]) == 3


async def test_behind_https_the_cookie_is_for_https_only(tmp_path: Path) -> None:
    """The operator's public address says so; the proxy's requests come from there."""
    public = "https://cut.example"
    settings: dict[str, Any] = {"web_url": public, "web_password": SecretStr(PASSWORD)}
    headers = {"Host": "cut.example", "Origin": public}
    async with (
        shell(tmp_path, **settings) as web,
        Browser.open(f"http://{_place(web)}", **headers) as browser,
    ):
        answer = await browser.client.post("/api/login", json={"password": PASSWORD})

    assert answer.status_code == 204
    assert "secure" in answer.headers["set-cookie"].lower()


async def test_a_choice_of_language_changes_the_words(tmp_path: Path) -> None:
    """Commands choose, as everywhere; the page asks again who it is."""
    async with house(tmp_path) as web, Browser.inside(web.url) as browser:
        await browser.says(press="start")
        await browser.sees("Ready.")
        await browser.says("/language zh")
        await browser.sees("中文")
        await browser.says("/skill video-maker")
        while (told := await browser.me())["profile"] != "video-maker":
            pass
        refused = await browser.post(id="client-99", text="")
        projects = told["projects"]

    assert (told["language"], told["profile"]) == ("zh", "video-maker")
    assert refused.json() == {"error": "请说点什么，或添加一个文件。"}
    assert [project["is_current"] for project in projects] == [True]


async def test_visitors_are_kept_apart(web: Web, browser: Browser, tmp_path: Path) -> None:
    """Nobody sees, changes or sends what is another's, though they know its name."""
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"x" * 1000)
    mine = await browser.sends(clip)
    await browser.says("mine")
    async with Browser.inside(web.url) as other:
        looked = [
            await other.client.get(f"/api/uploads/{mine}"),
            await other.piece(mine, 0, b"y"),
            await other.client.delete(f"/api/uploads/{mine}"),
            await other.post(id="client-01", files=[mine]),
        ]
        heard = await other.says("theirs")
        await other.until(lambda other: heard in other.shown)
    await browser.until(lambda browser: "mine" in browser.texts)

    assert [answer.status_code for answer in looked] == [404] * 4
    assert "mine" not in other.texts
    assert "theirs" not in browser.texts
    assert (await browser.client.get(f"/api/uploads/{mine}")).json() == {"offset": 1000, "bytes": 1000}


async def test_a_file_is_for_its_visitor_only(tmp_path: Path) -> None:
    """Frames and videos have addresses that nobody can guess, and that are of no use to others."""
    async with house(tmp_path) as web, Browser.inside(web.url) as browser:
        await browser.says("mute it", coloured("sea.mp4", "teal"))
        await browser.until(lambda browser: any(message["timeline"] for message in browser.messages))
        [told] = [message["timeline"] for message in browser.messages if message["timeline"]]
        frame = told["tracks"][0]["segments"][0]["thumbnails"][0]
        own = await browser.client.get(frame)
        async with Browser.inside(web.url) as other:
            theirs = await other.client.get(frame)
        async with Browser.open(web.url) as stranger:
            unknown = await stranger.client.get(frame)

    assert (own.status_code, own.headers["content-type"]) == (200, "image/jpeg")
    assert own.headers["x-content-type-options"] == "nosniff"
    assert (theirs.status_code, unknown.status_code) == (404, 401)


def _said(**more: Any) -> tuple[str, str, Any]:
    return ("POST", "/api/messages", {"id": "client-01", "text": "hello", **more})


def _sent(**more: Any) -> tuple[str, str, Any]:
    return ("POST", "/api/uploads", {"id": "client-01", "name": "a.mp4", "bytes": 10, **more})


REFUSED: tuple[tuple[tuple[str, str, Any], int, str], ...] = (
    (_said(text=" "), 400, "Say something, or add a file."),
    (_said(id="x"), 400, "This request can't be read."),
    (_said(id="../../etc"), 400, "This request can't be read."),
    (_said(text="x" * (LONGEST_TEXT + 1)), 413, "This is too long."),
    (_said(text="x" * 200_000), 413, "This is too long."),
    (_said(files=["client-02"]), 404, "This file is no longer held here."),
    (_said(files=[f"client-{n:02}" for n in range(MOST_FILES + 1)]), 413, "This is too long."),
    (_said(answers="12; DROP"), 400, "This request can't be read."),
    (("POST", "/api/messages", [1]), 400, "This request can't be read."),
    (("POST", "/api/messages", None), 400, "This request can't be read."),
    (_sent(name="a.exe"), 415, "a.exe is of a type that can't be used."),
    (_sent(name="mp4"), 415, "mp4 is of a type that can't be used."),
    (_sent(name="../../a.sh"), 415, "a.sh is of a type that can't be used."),
    (_sent(bytes=MAX_FILE_BYTES + 1), 413, "This file is too large; up to 524 MB can be used."),
    (_sent(bytes=0), 400, "a.mp4 is empty."),
    (_sent(bytes=-1), 400, "This request can't be read."),
    (("PATCH", "/api/uploads/client-01", None), 404, "This file is no longer held here."),
    (("GET", "/api/uploads/nobody-knows", None), 404, "This file is no longer held here."),
    (("GET", "/api/files/0123/a.mp4", None), 404, "There is nothing here."),
    (("GET", "/api/events?after=x", None), 400, "This request can't be read."),
    (("GET", "/api/nothing", None), 404, "There is nothing here."),
    (("GET", "/wp-login.php", None), 404, "There is nothing here."),
    (("PUT", "/api/messages", None), 405, "This request can't be read."),
)


async def test_what_cannot_be_is_refused_in_a_sentence(browser: Browser) -> None:
    """With a status that says it to programs."""
    for (method, path, body), status, words in REFUSED:
        content = "" if body is None else json.dumps(body)
        answer = await browser.client.request(method, path, content=content)

        assert (answer.status_code, answer.json()["error"][: len(words)]) == (status, words), (path, body)


async def test_another_page_cannot_speak_for_a_visitor(web: Web, browser: Browser) -> None:
    """Whatever it sends is refused before it is read; reading it could not do in the first place."""
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "", "Sec-Fetch-Site": "cross-site"},
    ):
        answer = await browser.client.post(
            "/api/messages", json={"id": "client-01", "text": "hello"}, headers=headers
        )
        assert answer.status_code == 403, headers
        assert answer.json()["error"].startswith("This request comes from another page.")
    assert (await browser.me())["last"] == 0
    assert web.url.startswith("http://127.0.0.1:")


async def test_another_name_for_this_machine_leads_nowhere(browser: Browser) -> None:
    """A page elsewhere may let its own name mean this machine; we do not answer to it, whatever the port."""
    asked = {
        421: ("evil.example", "evil.example:80", "", "[::2]", "127.0.0.1.evil.example"),
        200: ("localhost:1234", "127.0.0.1", "LOCALHOST", "[::1]:8080"),
    }
    for status, hosts in asked.items():
        for host in hosts:
            answer = await browser.client.get("/api/me", headers={"Host": host})
            assert answer.status_code == status, host


async def test_behind_a_password_nothing_is_told(tmp_path: Path) -> None:
    """But the words that the door itself needs; the password lets in, and a changed one closes it again."""
    clip = coloured("sea.mp4", "teal")
    async with shell(tmp_path, web_password=SecretStr(PASSWORD)) as web, Browser.open(web.url) as browser:
        closed = [
            await browser.client.get("/api/me"),
            await browser.client.get("/api/events"),
            await browser.post(id="client-01", text="hello"),
            await browser.begins("client-01", "a.mp4", 10),
            await browser.client.get("/api/files/0123/a.mp4"),
        ]
        wrong = await browser.client.post("/api/login", json={"password": "close sesame"})
        right = await browser.client.post("/api/login", json={"password": PASSWORD})
        told = await browser.me()
        await browser.says("hello", clip)
        cookies = httpx.Cookies(browser.client.cookies)

    assert [answer.status_code for answer in closed] == [401] * 5
    assert closed[0].json()["words"]["web-login"] == "Open"
    assert closed[0].json()["language"] == "en"
    assert (wrong.status_code, wrong.json()) == (401, {"error": "That is not the password."})
    assert (right.status_code, told["needs_password"]) == (204, True)

    async with (
        shell(tmp_path, web_password=SecretStr(f"{PASSWORD} 2")) as web,
        Browser.open(web.url) as browser,
    ):
        browser.client.cookies = cookies
        before = await browser.client.get("/api/me")
        login = await browser.client.post("/api/login", json={"password": f"{PASSWORD} 2"})
        await browser.sees("hello")

    assert (before.status_code, login.status_code) == (401, 204)
    assert "set-cookie" not in login.headers  # the same visitor, with the same conversation


async def test_wrong_passwords_are_slowed_down(tmp_path: Path) -> None:
    """It says for how long."""
    async with shell(tmp_path, web_password=SecretStr(PASSWORD)) as web, Browser.open(web.url) as browser:
        answers = [await browser.client.post("/api/login", json={"password": str(n)}) for n in range(6)]

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_a_window_too_many_is_told_so(browser: Browser) -> None:
    """Connections that stay open are counted for each visitor; one that closes makes room."""
    listening = [browser.events() for _ in range(MOST_LISTENERS)]
    await browser.says("hello")
    for events in listening:
        browser.seq = 0
        await anext(events)
    refused = await browser.client.get("/api/events")
    for events in listening:
        await events.aclose()  # type: ignore[attr-defined]  # a generator
    while not await browser.is_heard():
        pass  # until the server has noticed

    assert refused.status_code == 429
    assert refused.json()["error"].startswith("Cutroom is open in too many windows.")


async def test_whoever_is_not_known_any_more_starts_anew(web: Web, browser: Browser) -> None:
    """A cookie of another time, or a page that remembers more than we do, is told so on the stream."""
    await browser.says("hello")
    ahead = await browser.client.get("/api/events", params={"after": "1000"})
    async with Browser.open(web.url) as stranger:
        unknown = await stranger.client.get("/api/events")

    assert "event: gone" in ahead.text
    assert "event: gone" in unknown.text


def _place(web: Web) -> str:
    host, port = web._listener.getsockname()
    return f"{host}:{port}"
