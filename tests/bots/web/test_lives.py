"""Killed in the middle of anything, it goes on where it was; the page notices a pause."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx import HTTPError

from tests.bots.web.browser import Browser
from tests.bots.web.life import PATIENCE_S, life
from tests.crash.backend import Backend
from tests.media import coloured

ASKED = "add a title"
WISH = f"{ASKED} and export"
ID = "client-up1"


async def test_killed_again_and_again_the_conversation_goes_on(tmp_path: Path) -> None:
    """In an upload, an answer, a download: files are whole, wishes are asked once, nothing shows twice."""
    clip = coloured("lives.mp4", "olive")
    film = clip.read_bytes()
    content = film + bytes(600_000)
    third = len(content) // 3
    async with Backend.open(film) as backend, Browser.open("http://127.0.0.1") as browser:
        async with life(tmp_path, backend, browser) as process:
            await browser.me()
            await browser.begins(ID, clip.name, len(content))

            async def broken() -> AsyncIterator[bytes]:
                yield content[third : 2 * third]
                process.kill()
                await process.wait()
                yield content[2 * third :]

            assert (await browser.piece(ID, 0, content[:third])).status_code == 204
            with pytest.raises(HTTPError):
                await browser.client.patch(
                    f"/api/uploads/{ID}", content=broken(), headers={"Upload-Offset": str(third)}
                )

        async with life(tmp_path, backend, browser), asyncio.timeout(PATIENCE_S):
            offset = (await browser.begins(ID, clip.name, len(content))).json()["offset"]
            assert third <= offset <= 2 * third
            assert (await browser.piece(ID, offset, content[offset:])).status_code == 204
            answering = backend.stops_at("run.text")
            said = await browser.post(id="client-msg", text=WISH, files=[ID])
            await answering.reached.wait()
            await browser.sees("On it…")
            before = dict(browser.shown)

        downloading = backend.stops_at("download.half")
        async with life(tmp_path, backend, browser), asyncio.timeout(PATIENCE_S):
            again = await browser.post(id="client-msg", text=WISH, files=[ID])
            await browser.sees("Timeline (")
            await downloading.reached.wait()

        async with life(tmp_path, backend, browser), asyncio.timeout(PATIENCE_S):
            await browser.sees("Done: lives-1.mp4")
            [video] = [message["attachment"] for message in browser.messages if message["attachment"]]
            got = await browser.client.get(video["url"])
            whole = Browser(browser.client)
            await whole.until(lambda whole: whole.seq == browser.seq)

    assert again.json() == said.json()
    assert (backend.asked, backend.files) == ([ASKED], [clip.name])
    assert (await _sizes(tmp_path)) == [len(content)]
    assert got.content == film
    assert before.keys() <= browser.shown.keys()
    assert [message["text"] for message in browser.messages if message["from"] == "you"] == [WISH]
    for told in ("Timeline (", "Added lives.mp4", "Done: lives-1.mp4"):
        assert sum(told in text for text in browser.texts) == 1, told
    assert whole.shown == browser.shown
    seqs = [message["seq"] for message in browser.told]
    assert seqs == sorted(set(seqs))


async def _sizes(folder: Path) -> list[int]:
    uploads = await asyncio.to_thread(lambda: list((folder / "data" / "web" / "uploads").iterdir()))
    return [upload.stat().st_size for upload in uploads]
