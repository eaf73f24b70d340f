"""Whole stories in a real browser, on the real core and studio."""

import asyncio
import base64
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.stage import Server, Visit
from tests.media import coloured

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ANY_SIZE = re.compile(r"^\d[\d.]*\s[kM]B$")
# Lets go of files over the window, as a file manager does.
DROP = """files => {
  const moved = new DataTransfer();
  for (const [name, content] of files) {
    moved.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
  }
  const facts = { bubbles: true, cancelable: true, dataTransfer: moved };
  const happens = (kind) => document.body.dispatchEvent(new DragEvent(kind, facts));
  ["dragenter", "dragover"].forEach(happens);
  const isCovered = document.body.classList.contains("is-dropping");
  happens("drop");
  return isCovered;
}"""
# Remembers everything that any message ever said.
REMEMBER = """() => {
  window.said = [];
  new MutationObserver(() => {
    for (const one of document.querySelectorAll(".is-bot .bubble")) {
      const now = one.closest("li").id + ": " + one.innerText;
      if (!said.includes(now)) said.push(now);
    }
  }).observe(document.body, { subtree: true, childList: true });
}"""
# Pastes a file, and lets go of a link.
GIVE = """([kind, name, content]) => {
  const moved = new DataTransfer();
  if (kind === "drop") moved.setData("text/uri-list", content);
  else moved.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
  const facts = { bubbles: true, cancelable: true, clipboardData: moved, dataTransfer: moved };
  const event = kind === "drop" ? new DragEvent(kind, facts) : new ClipboardEvent(kind, facts);
  document.getElementById("message").dispatchEvent(event);
}"""
HIDDEN_BELOW = "() => document.documentElement.scrollHeight - scrollY - innerHeight"
PLAYED = """async video => {
  video.muted = true;
  await video.play();
  while (video.currentTime < 0.2) await new Promise(requestAnimationFrame);
  return [video.videoWidth, video.videoHeight];
}"""


async def test_two_clips_become_a_video(browser: Browser, server: Server, tmp_path: Path) -> None:
    """First visit, two dropped clips, an answer that grows, a timeline to scale, a film to play and keep."""
    sea, sand = coloured("sea.mp4", "teal", seconds=2), coloured("sand.mp4", "tan", seconds=1)
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await expect(page.locator("#welcome h1")).to_have_text("Edit videos by chat")
        await expect(page.locator(".suggestion")).to_have_count(3)
        await expect(page.locator(".welcome-status")).to_have_text(
            "Ready. Send a clip, or tell me what to make."
        )
        await expect(page.locator("#conversation")).to_be_hidden()

        await page.evaluate(REMEMBER)
        assert await page.evaluate(DROP, [_file(sea), _file(sand)])
        await expect(page.locator(".tray .card[data-state=ready]")).to_have_count(2)
        await page.fill("#message", 'add the title "Hello"')
        await page.keyboard.press("Enter")
        answer = await visit.sees("Added the title")
        await expect(page.locator("#welcome")).to_be_hidden()
        await expect(visit.mine.locator(".card-name")).to_have_text(["sea.mp4", "sand.mp4"])

        said = await page.evaluate("said")
        own = [words for words in said if words.startswith(f"{await answer.get_attribute('id')}:")]
        assert len(own) > 1, said  # it was there before it was complete

        await _is_to_scale(visit)
        await expect(answer.locator(".bubble")).not_to_contain_text("Timeline (")  # it is drawn
        await expect(answer.locator("figure .unseen")).to_contain_text(
            "Timeline (2 tracks): 1. Video: sea.mp4"
        )
        await visit.says("export in 360p")
        video = page.locator(".result video")
        await expect(video).to_be_visible()
        width, height = await video.evaluate(PLAYED)
        assert width / height == pytest.approx(16 / 9, rel=0.01)
        result = page.locator(".result")
        await expect(result.locator(".facts li")).to_have_text(
            [f"{width}×{height}", "0:03", _ANY_SIZE], use_inner_text=True
        )
        async with page.expect_download() as kept:
            await result.get_by_role("link", name="Download").click()
        download = await kept.value
        assert download.suggested_filename == "sea-1.mp4"
        await download.save_as(tmp_path / "kept.mp4")
        assert (await asyncio.to_thread((tmp_path / "kept.mp4").read_bytes))[4:8] == b"ftyp"


async def test_files_are_pasted_and_links_dropped(browser: Browser, server: Server) -> None:
    """A pasted file becomes a card, which may be taken back; a link that is dropped stands in the box."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await page.evaluate(GIVE, ["paste", *_file(coloured("reef.mp4", "teal"))])
        card = page.locator(".tray .card[data-state=ready]")
        await expect(card).to_contain_text("reef.mp4")
        async with page.expect_request(lambda asked: asked.method == "DELETE"):
            await page.get_by_role("button", name="Remove reef.mp4").click()
        await expect(card).to_have_count(0)
        await expect(page.locator("#message")).to_be_focused()

        await page.keyboard.type("use this:")
        await page.evaluate(GIVE, ["drop", "", "https://example.org/clip.mp4"])
        await expect(page.locator("#message")).to_have_value("use this: https://example.org/clip.mp4")


async def test_the_end_stays_in_view_unless_somebody_reads_further_up(
    browser: Browser, server: Server
) -> None:
    """New messages are followed; whoever has scrolled up is left there, and led back by a button."""
    async with Visit.open(browser, server.url, viewport={"width": 700, "height": 420}) as visit:
        page = visit.page
        for _ in range(3):
            await visit.says("/help")
        await expect(page.locator(".messages > .is-bot")).to_have_count(4)
        await page.wait_for_function(f"() => ({HIDDEN_BELOW})() < 5")
        await page.mouse.move(350, 200)
        await page.mouse.wheel(0, -300)
        await page.locator("#conversation").evaluate("() => new Promise(requestAnimationFrame)")
        await page.get_by_role("button", name="Help").click()
        newest = page.get_by_role("button", name="Newest messages")
        await expect(newest).to_be_visible()
        assert await page.evaluate(HIDDEN_BELOW) > 200
        await newest.click()
        await expect(newest).to_be_hidden()
        await page.wait_for_function(f"() => ({HIDDEN_BELOW})() < 5")


async def test_words_stay_words(browser: Browser, server: Server) -> None:
    """What people write is shown as they wrote it, whatever it would mean to a browser."""
    async with Visit.open(browser, server.url) as visit:
        words = '<img src=x onerror="document.title=1"> **not** <b>bold</b>\nsecond line'
        await visit.page.fill("#message", words)
        await visit.page.keyboard.press("Enter")

        await expect(visit.mine.locator(".bubble")).to_have_text(words, use_inner_text=True)
        await visit.page.locator(".messages:not(.is-pending) > .is-you").wait_for()
        assert await visit.page.locator(".messages :is(img, b)").count() == 0
        assert await visit.page.title() == "Cutroom"


async def test_everything_is_said_in_chinese(browser: Browser, server: Server) -> None:
    """A Chinese browser is met in Chinese; a language that is chosen is spoken at once."""
    async with Visit.open(browser, server.url, locale="zh-CN") as visit:
        page = visit.page
        await expect(page.locator("#welcome h1")).to_have_text("聊着天就把视频剪好")
        await expect(page.locator("html")).to_have_attribute("lang", "zh")
        await visit.says("给它加个标题“你好”", coloured("海.mp4", "teal"))
        await visit.sees("时间线")
        await expect(page.locator(".timeline figcaption")).to_have_text("时间线，长 0:01")

        await page.click("#language")
        await page.get_by_role("button", name="English").click()
        await visit.sees("From now on I speak English.")
        await expect(page.locator("#message")).to_have_attribute("placeholder", "Say what to make…")
        await expect(page.locator(".timeline figcaption")).to_have_text("Timeline, 0:01 long")


async def test_projects_and_profiles_are_changed_in_the_bar(browser: Browser, server: Server) -> None:
    """The project that is named after its first clip, a new one beside it, and back; another profile."""
    async with Visit.open(browser, server.url) as visit:
        page = visit.page
        await visit.says("", coloured("harbour.mp4", "navy"))
        await visit.sees("Added harbour.mp4")
        await expect(page.locator("#projects .bar-name")).to_have_text("1. harbour")

        await page.click("#projects")
        await page.get_by_role("button", name="New project").click()
        await visit.sees("A fresh project, number 2.")
        await expect(page.locator("#projects .bar-name")).to_have_text("2. Project")
        await page.click("#projects")
        await page.locator("#projects-menu").get_by_role("button", name="1. harbour").click()
        await visit.sees("Back in project 1: harbour.")
        await expect(page.locator("#projects .bar-name")).to_have_text("1. harbour")

        await page.click("#profile")
        await page.locator("#profile-menu").get_by_role("button", name="Video 4K").click()
        await visit.sees("From now on: Video 4K.")
        await expect(page.locator("#profile .bar-name")).to_have_text("Video 4K")
        await page.click("#help")
        await visit.sees("start a new project")


async def test_a_suggestion_goes_with_the_files_at_hand(browser: Browser, server: Server) -> None:
    """A press on the first screen says it, with the clips that were added before."""
    async with Visit.open(browser, server.url) as visit:
        await visit.page.set_input_files("#picker", coloured("dune.mp4", "tan"))
        suggestion = visit.page.locator(".suggestion").last
        words = await suggestion.inner_text()
        await suggestion.click()

        await visit.sees("Added dune.mp4")
        await expect(visit.mine.locator(".bubble")).to_have_text(words)


def _file(path: Path) -> list[str]:
    return [path.name, base64.b64encode(path.read_bytes()).decode()]


async def _is_to_scale(visit: Visit) -> None:
    """Two seconds are twice as wide as one; pointing tells the times, and so does the focus."""
    page = visit.page
    await expect(page.locator(".lane")).to_have_count(2)
    wide, narrow = [await box.bounding_box() for box in await page.locator(".lane").first.locator("li").all()]
    assert wide is not None
    assert narrow is not None
    assert wide["width"] == pytest.approx(2 * narrow["width"], rel=0.03)
    assert narrow["x"] == pytest.approx(wide["x"] + wide["width"], abs=2)
    await expect(page.locator(".strip img")).to_have_count(10)
    told = page.locator(".timeline-told")
    await page.locator(".segment", has_text="sand.mp4").hover()
    await expect(told).to_have_text("sand.mp4, 0:02 – 0:03 (0:01)")
    await page.locator(".segment", has_text="sea.mp4").focus()
    await expect(told).to_have_text("sea.mp4, 0:00 – 0:02 (0:02)")
