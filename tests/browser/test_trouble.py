"""What goes wrong while somebody looks: nothing is lost, nothing is said twice, and it is told plainly."""

import re
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.stage import ELSEWHERE, Server, Visit
from tests.media import coloured, folder

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOW = 900_000  # bytes a second
HEAVY = 2_500_000  # bytes; the server writes a file down by the MiB


async def test_a_reload_in_the_middle_changes_nothing(browser: Browser, server: Server) -> None:
    """The conversation stands as it was, half a sentence waits in the box, and the film still comes."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await visit.says("export in 1080p", coloured("cliff.mp4", "gray", seconds=3))
        await visit.sees("Rendering")
        await page.fill("#message", "and then")
        before = await _ids(page)

        await page.reload()

        await expect(page.locator("#message")).to_have_value("and then")
        await expect(page.locator(".result video")).to_be_visible()
        after = await _ids(page)
        assert after[: len(before)] == before
        assert len(set(after)) == len(after)
        await expect(visit.mine).to_have_count(1)


async def test_what_runs_is_cancelled(browser: Browser, server: Server) -> None:
    """While something runs there is a Cancel beside the message box; it stops that, and goes."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await visit.says("", coloured("lake.mp4", "teal", seconds=8))
        await visit.sees("Added lake.mp4")
        await expect(page.locator("#stop")).to_be_hidden()
        await visit.says("export in 4K")
        await visit.sees("Rendering")

        await page.get_by_role("button", name="Cancel").last.click()

        await visit.sees("Export 1 is stopped.")
        await expect(page.locator("#stop")).to_be_hidden()
        await expect(page.locator(".result video")).to_have_count(0)


async def test_what_cannot_be_used_is_refused_before_it_is_sent(browser: Browser, server: Server) -> None:
    """A wrong type and a file that is too large are told on their cards; the rest is sent without them."""
    notes, huge = folder() / "notes.txt", folder() / "huge.mp4"
    notes.write_text("hello", encoding="utf-8")
    with huge.open("wb") as file:
        file.truncate(501 * 1024**2)
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        sent: list[str] = []
        page.on("request", lambda asked: sent.append(asked.method))
        await page.set_input_files("#picker", [notes, huge])
        cards = page.locator(".tray .card[data-state=refused]")
        await expect(cards).to_have_count(2)
        await expect(cards.first).to_contain_text("notes.txt is of a type that can't be used.")
        await expect(cards.last).to_contain_text("This file is too large")
        assert "PATCH" not in sent

        await page.get_by_role("button", name="Remove notes.txt").click()
        await expect(cards).to_have_count(1)
        await visit.says("", coloured("pier.mp4", "navy"))
        await visit.sees("Added pier.mp4")
        await expect(page.locator(".tray")).to_be_hidden()
        await expect(visit.mine.locator(".card-name")).to_have_text(["pier.mp4"])


async def test_a_file_that_a_reload_broke_off_goes_on(browser: Browser, server: Server) -> None:
    """The page says plainly that it needs the file again, takes no other one, and goes on where it was."""
    clip, other = _heavy("broken.mp4"), coloured("other.mp4", "teal")
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        async with _slowly(page):
            await page.set_input_files("#picker", clip)
            await _some_is_in(page)
            await page.reload()
        card = page.locator(".tray .card")
        await expect(card).to_contain_text("The page was closed before this file was in.")

        for choice, told in ((other, "That is not the same file."), (clip, re.compile(r"^\d[\d.]*\s[kM]B$"))):
            async with page.expect_file_chooser() as asked:
                await card.get_by_role("button", name="Choose it again").click()
            await (await asked.value).set_files(choice)
            await expect(card.locator(".card-state")).to_contain_text(told)

        await visit.says("mute it")
        await visit.sees("Added broken.mp4")


async def test_a_server_that_dies_comes_back_into_the_same_conversation(
    browser: Browser, tmp_path: Path
) -> None:
    """Killed in an upload and in an export, it goes on where it was; what was said meanwhile is said once."""
    server = await Server(tmp_path).start()
    try:
        async with Visit.open(browser, server.url) as visit:
            page = visit.page
            async with _slowly(page) as slow:
                await visit.says("mute it", _heavy("heavy.mp4"))
                await expect(visit.mine.locator(".note")).to_have_text(
                    "Goes out as soon as the files are in."
                )
                await _some_is_in(page)
                await server.stop(signal.SIGKILL)
                await expect(page.locator(".card-state")).to_have_text("Waiting for the connection…")
                await expect(page.locator("#connection")).to_have_text("Reconnecting…")
                await slow(False)
            offsets: list[int] = []
            page.on("request", lambda asked: offsets.append(int(asked.headers.get("upload-offset", -1))))
            await server.start()
            await visit.sees("Added heavy.mp4")
            assert max(offsets) > 0  # the file did not begin anew
            await expect(page.locator("#connection")).to_have_text("")
            await expect(page.locator(".buttons").last).to_be_visible()

            await visit.says("export in 1080p")
            await visit.sees("Rendering")
            await server.stop(signal.SIGKILL)
            await visit.says("/credits")
            await expect(page.locator(".note")).to_contain_text("Not sent yet.")
            await server.start()

            await expect(page.locator(".result video")).to_be_visible()
            await visit.sees("You have")
            await expect(page.locator(".is-pending > li")).to_have_count(0)
            await expect(visit.mine.locator(".bubble")).to_have_text(
                ["mute it", "export in 1080p", "/credits"]
            )
            ids = await _ids(page)
            assert len(set(ids)) == len(ids)
    finally:
        await server.stop()


async def test_a_password_stands_before_everything(browser: Browser, tmp_path: Path) -> None:
    """Under a plain http name, too: first there is only the question, then all of it works."""
    server = Server(tmp_path, {"CUTROOM_WEB_PASSWORD": "open sesame"})
    url = f"http://{ELSEWHERE}:{server.port}/"
    server.settings["CUTROOM_WEB_URL"] = url
    await server.start()
    try:
        async with Visit.open(browser, url) as visit:
            page = visit.page
            await expect(page.locator("#login")).to_contain_text("This Cutroom is private.")
            await expect(page.locator("#dock")).to_be_hidden()
            await page.get_by_label("Password").fill("close sesame")
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("alert")).to_have_text("That is not the password.")
            await page.get_by_label("Password").fill("open sesame")
            await page.get_by_role("button", name="Open").click()

            await expect(page.locator("#welcome h1")).to_be_visible()
            await expect(page.locator("#login")).to_be_hidden()
            await page.reload()
            await expect(page.locator("#welcome h1")).to_be_visible()
            await visit.says("", coloured("gate.mp4", "olive"))
            await visit.sees("Added gate.mp4")
    finally:
        await server.stop()


def _heavy(name: str) -> Path:
    """Give a clip that takes some seconds at the slow pace: a good one with much behind its end."""
    path = folder() / name
    free = (8 + HEAVY).to_bytes(4, "big") + b"free"  # a box that players skip
    path.write_bytes(coloured("light.mp4", "olive").read_bytes() + free + bytes(HEAVY))
    return path


async def _ids(page: Page) -> list[str]:
    shown = await page.locator(".messages:not(.is-pending) > li").all()
    return [await one.get_attribute("id") or "" for one in shown]


async def _some_is_in(page: Page) -> None:
    """Wait until the better part of a file has gone, and not all."""
    await expect(page.locator(".card-state")).to_have_text(re.compile(r"^[6-9]\d% of "))


@asynccontextmanager
async def _slowly(page: Page) -> AsyncIterator[Callable[[bool], Awaitable[None]]]:
    """Let bytes leave the browser slowly."""
    session = await page.context.new_cdp_session(page)

    async def slow(is_slow: bool) -> None:
        await session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 0,
                "downloadThroughput": -1,
                "uploadThroughput": SLOW if is_slow else -1,
            },
        )

    await session.send("Network.enable")
    await slow(True)
    try:
        yield slow
    finally:
        await slow(False)
        await session.detach()
