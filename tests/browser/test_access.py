"""For everybody: by keyboard alone, by ear, in the dark and on a phone."""

import re
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.browser.stage import Server, Visit
from tests.media import coloured

pytestmark = pytest.mark.asyncio(loop_scope="session")

GRAVE = frozenset({"serious", "critical"})
PHONE: dict[str, Any] = {"viewport": {"width": 375, "height": 667}, "is_mobile": True, "has_touch": True}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", **PHONE},
    "phone in the dark": {"color_scheme": "dark", **PHONE},
}


async def test_the_keyboard_alone_is_enough(browser: Browser, server: Server) -> None:
    """From the skip link to the answer's buttons, through a menu and out of it, without a pointer."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        press = page.keyboard.press
        await press("Tab")
        await expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
        await press("Enter")
        await expect(page.locator("#message")).to_be_focused()
        await page.keyboard.type("what is")
        await press("Shift+Enter")
        await page.keyboard.type("my balance?")
        await expect(page.locator("#message")).to_have_value("what is\nmy balance?")
        await press("Control+A")
        await page.keyboard.type("/projects")
        await press("Enter")
        await visit.sees("Your projects:")
        await expect(page.locator("#message")).to_have_value("")
        await expect(page.locator("#message")).to_be_focused()

        for _ in range(12):
            await press("Shift+Tab")
            if await page.evaluate("document.activeElement.className") == "pill":
                break
        await press("Enter")
        await visit.sees("A fresh project, number 2.")
        await expect(page.locator("#projects .bar-name")).to_have_text("2. Project")

        await page.locator("#language").focus()
        await press("Enter")
        await expect(page.locator("#language-menu")).to_be_visible()
        await expect(page.get_by_role("button", name="English", exact=True)).to_be_focused()
        await press("Escape")
        await expect(page.locator("#language-menu")).to_be_hidden()
        await expect(page.locator("#language")).to_be_focused()
        await press("Enter")
        await expect(page.get_by_role("button", name="English", exact=True)).to_be_focused()
        await press("ArrowDown")
        await press("Enter")
        await expect(page.locator("html")).to_have_attribute("lang", "zh")


async def test_answers_are_told_to_those_who_listen(browser: Browser, server: Server) -> None:
    """An answer is announced once it is finished, and not word by word while it is written."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await page.evaluate(
            """() => {
              window.heard = [];
              const place = document.getElementById("announcer");
              new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true });
            }"""
        )
        await visit.says("", coloured("cape.mp4", "olive"))
        await expect(page.locator("#announcer")).to_contain_text("Added cape.mp4")
        await visit.says("make it twice as fast")
        await expect(page.locator("#announcer")).to_contain_text("0:01")

        heard: list[str] = await page.evaluate("heard")
        assert len([words for words in heard if "cape" in words]) <= 3, heard
        assert not any("On it" in words for words in heard)


async def test_nothing_grave_stands_in_anybodys_way(browser: Browser, server: Server) -> None:
    """Axe finds no serious fault on the first screen, in a full conversation, or in a menu; in every look."""
    async with Visit.open(browser, server.url) as visit:
        assert await _grave(visit.page) == []
        await visit.says(
            'add music and the title "Hello" and export in 360p', coloured("fjord.mp4", "teal", seconds=2)
        )
        await expect(visit.page.locator(".result video")).to_be_visible()
        await visit.page.set_input_files("#picker", coloured("bay.mp4", "navy"))
        known = await visit.page.context.storage_state()
    for name, look in LOOKS.items():
        async with Visit.open(browser, server.url, storage_state=known, **look) as visit:
            page = visit.page
            await expect(page.locator(".result video")).to_be_visible()
            assert await _grave(page) == [], name
            await page.click("#profile")
            assert await _grave(page) == [], f"{name}, menu"


async def test_a_phone_shows_all_of_it(browser: Browser, server: Server) -> None:
    """Nothing is wider than the screen, buttons are large enough, and the message box stays in view."""
    async with Visit.open(browser, server.url, **PHONE) as visit:
        page = visit.page
        await _fits(page)
        await visit.says("", coloured("a-rather-long-name-of-a-clip-from-a-camera.mp4", "teal", seconds=2))
        await visit.sees(re.compile("Added a-rather-long"))
        await visit.says("mute it")
        await expect(page.locator(".timeline")).to_be_visible()
        await _fits(page)
        box = await page.locator("#message").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 667
        for button in await page.locator("button:visible:not(.segment, .skip)").all():
            size = await button.bounding_box()
            assert size is not None
            assert min(size["width"], size["height"]) >= 24, await button.inner_text()


async def test_whoever_wants_no_motion_gets_none(browser: Browser, server: Server) -> None:
    """Nothing moves by itself where the system asks for that."""
    async with Visit.open(browser, server.url, reduced_motion="reduce") as visit:
        moving = await visit.page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((one) => {
              const style = getComputedStyle(one);
              return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
            }).length"""
        )
        assert moving == 0


async def _grave(page: Page) -> list[str]:
    found = await Axe().run(page)
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:120] for node in fault['nodes']]}"
        for fault in found.response["violations"]
        if fault["impact"] in GRAVE
    ]


async def _fits(page: Page) -> None:
    width = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
