"""How soon the web chat is there and answers, in a real browser on this machine.

The peers run beside it: the same first screen as one plain file from Python's own file server, and a bare
echo there. Nothing can be faster than those.
"""

import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect
from rows import QUICK, row

ROUNDS = 3 if QUICK else 9
PLAIN = """<!doctype html><title>plain</title><h1>Edit videos by chat</h1><p>Send me raw footage and say
what to make of it. I find the best moments, add music and give you a 4K MP4, with no editor to learn.</p>"""
# When the largest thing on the screen was painted, in ms since the address was entered.
PAINTED = """() => new Promise((tell) => new PerformanceObserver((list) => {
  const seen = list.getEntries().filter((one) => one.element?.closest("#welcome, body > h1, body > p"));
  if (seen.length) tell(seen.at(-1).startTime);
}).observe({ type: "largest-contentful-paint", buffered: true }))"""
# From Enter to the first sign, and to the first word of the answer itself.
ANSWERED = """() => new Promise((tell) => {
  const began = performance.now();
  const known = document.querySelectorAll(".is-bot").length;
  let sign = 0;
  new MutationObserver((_, watcher) => {
    const [first] = [...document.querySelectorAll(".is-bot")].slice(known);
    const words = first?.querySelector(".bubble")?.textContent ?? "";
    sign ||= words && performance.now() - began;
    if (!words || words.endsWith("…")) return;
    watcher.disconnect();
    tell([sign, performance.now() - began]);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  document.getElementById("composer").requestSubmit();
})"""
ECHOED = """async () => {
  const began = performance.now();
  document.body.append(await (await fetch("/echo", { method: "POST", body: "hello" })).text());
  return performance.now() - began;
}"""


class Plain(SimpleHTTPRequestHandler):
    """Gives files, and says what it is told."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Say it back."""
        said = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def plain(folder: Path) -> Iterator[str]:
    """Serve the plain peer."""
    (folder / "index.html").write_text(PLAIN, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def cutroom(folder: Path) -> Iterator[str]:
    """Run Cutroom as people do, and give its address."""
    own = {"CUTROOM_DATA": str(folder), "CUTROOM_WEB_PORT": "0", "CUTROOM_LANGUAGE": "en"}
    command = [sys.executable, "-m", "bots", "run"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **own}, text=True) as process:
        try:
            yield next(found[0] for line in process.stdout or () if (found := re.search(r"http://\S+", line)))
        finally:
            process.terminate()


async def painted(browser: Browser, url: str) -> list[float]:
    """Open the page as somebody new, again and again."""
    took = []
    for _ in range(ROUNDS):
        context = await browser.new_context(locale="en-GB")
        page = await context.new_page()
        await page.goto(url)
        took.append(float(await page.evaluate(PAINTED)))
        await context.close()
    return took


async def answered(page: Page) -> tuple[list[float], list[float]]:
    """Ask the agent something, again and again."""
    signs, words = [], []
    for _ in range(ROUNDS):
        await page.fill("#message", "let it shimmer like a dream")
        sign, word = await page.evaluate(ANSWERED)
        signs.append(sign)
        words.append(word)
        await expect(page.locator(".is-running")).to_have_count(0)
    return signs, words


def told(name: str, took: list[float], peer: list[float], peer_name: str) -> None:
    """Print one figure beside its peer's."""
    own, other = statistics.median(took), statistics.median(peer)
    row(f"{name}, median", own, "ms", own / other, peer_name)


async def main() -> None:
    """Measure, and print."""
    found = shutil.which("chromium")
    if found is None:
        print("skipped: there is no chromium on this machine (apt-get install chromium)")
        return
    with tempfile.TemporaryDirectory() as folder, plain(Path(folder)) as peer, cutroom(Path(folder)) as own:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            await painted(browser, peer)  # the browser itself warms up
            told(
                "first useful paint",
                await painted(browser, own),
                await painted(browser, peer),
                "a plain file from http.server",
            )
            page = await browser.new_page()
            await page.goto(peer)
            echoes = [float(await page.evaluate(ECHOED)) for _ in range(ROUNDS)]
            await page.goto(own)
            await page.get_by_text("Ready. Send a clip").first.wait_for()
            signs, words = await answered(page)
            told("Enter to the first sign", signs, echoes, "a bare echo of http.server")
            told("Enter to the agent's first word", words, echoes, "a bare echo of http.server")
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
