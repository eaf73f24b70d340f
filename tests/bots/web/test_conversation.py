"""A whole conversation in a browser: from the greeting to the finished video."""

import asyncio
from pathlib import Path
from typing import Any

import av

from core.settings import Backend
from tests.bots.web.browser import Browser
from tests.bots.web.house import house, shell
from tests.core.conversation.talk import CLIP
from tests.fakes.clock import RunningClock
from tests.fakes.cloud import Cloud
from tests.fakes.streams import piece, text
from tests.media import coloured


async def test_two_clips_become_a_video(tmp_path: Path) -> None:
    """Clips with an instruction are edited and exported; the timeline comes as data, the video in ranges."""
    sea, sand = coloured("sea.mp4", "teal"), coloured("sand.mp4", "tan")
    async with house(tmp_path) as web, Browser.inside(web.url) as browser:
        await browser.says(press="start")
        await browser.sees("Ready.")

        said = await browser.says('add the title "Hello" and export in 360p', sea, sand)
        await browser.sees("Done: sea-1.mp4")

        [video] = [message for message in browser.messages if message["attachment"]]
        answer = await browser.client.get(video["attachment"]["url"], headers={"Range": "bytes=0-99"})
        poster = await browser.client.get(video["attachment"]["poster"])
        whole = await browser.client.get(video["attachment"]["url"], params={"download": "1"})

    mine = next(message for message in browser.messages if message["id"] == said)
    assert mine["files"] == [
        {"name": "sea.mp4", "bytes": sea.stat().st_size},
        {"name": "sand.mp4", "bytes": sand.stat().st_size},
    ]
    assert (mine["from"], mine["client"]) == ("you", "client-00000004")
    assert not any("127.0.0.1" in text for text in browser.texts)  # no address that a restart would change
    [told] = [message for message in browser.messages if message["timeline"]]
    assert told["answers"] == said
    clips, title = told["timeline"]["tracks"]
    assert [(track["kind"], track["label"]) for track in (clips, title)] == [
        ("video", "Video"),
        ("text", "Title"),
    ]
    assert [(piece["start_ms"], piece["end_ms"], piece["name"]) for piece in clips["segments"]] == [
        (0, 1000, "sea.mp4"),
        (1000, 2000, "sand.mp4"),
    ]
    assert title["segments"][0]["name"] == "Hello"
    assert told["timeline"]["duration_ms"] == 2000
    assert all(len(piece["thumbnails"]) == 5 for piece in clips["segments"])
    assert video["attachment"]["style"] == "native"
    assert (video["attachment"]["height"], video["attachment"]["duration_ms"]) == (360, 2000)
    assert (answer.status_code, len(answer.content)) == (206, 100)
    assert answer.headers["content-type"] == "video/mp4"
    assert (poster.status_code, poster.headers["content-type"]) == (200, "image/jpeg")
    assert whole.headers["content-disposition"].startswith("attachment")
    (tmp_path / "out.mp4").write_bytes(whole.content)
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.streams.video[0].height == 360


async def test_an_answer_is_shown_while_it_is_written(tmp_path: Path) -> None:
    """Sentences come as they are said, in one message that ends with the whole answer and has one place."""
    gate = asyncio.Event()
    async with Cloud.open() as cloud:
        cloud.draft = CLIP
        cloud.when_run(
            piece("I found three. Now I am "), gate, piece("cutting."), text("Three good ones. Cut.")
        )
        settings: dict[str, Any] = {"backend": Backend.CLOUD, "nemo_api_url": cloud.url}
        async with (
            shell(tmp_path, clock=RunningClock(), backend_url=cloud.url, **settings) as web,
            Browser.inside(web.url) as browser,
        ):
            await browser.says("cut the best moments")
            written = await browser.sees("I found three.")
            gate.set()
            answer = await browser.sees("Timeline (")

    assert (written["preview"], answer["preview"]) == (True, False)
    assert [button["label"] for [button] in written["buttons"]] == ["Cancel"]
    assert answer["id"] == written["id"]
    assert answer["timeline"]["tracks"][0]["segments"][0]["thumbnails"] == []
