"""A video that Telegram does not take: a copy that it takes, and a link that gives the whole to anybody."""

import asyncio
import re
from pathlib import Path

import httpx

from bots.telegram import Telegram
from bots.web.lending import Lending
from bots.web.platform import Web
from bots.web.serving import address_of
from core.cutroom import Cutroom
from core.probe import probe
from core.settings import Backend
from studio.api.serving import StudioConfig, serve
from tests import media
from tests.bots.telegram.stage import settings
from tests.fakes.clock import RunningClock
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person

PUBLIC = "https://videos.example"
DAY_S = 86_400
DEAR = "testsrc2=s=640x360:r=30:d=2,noise=alls=60:allf=t"


def dear() -> Path:
    """Give two seconds that no encoder makes much smaller."""
    encoded = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-c:a", "aac")
    sound = ("-f", "lavfi", "-i", "sine=440:d=2:r=48000")
    return media.make("beach-dear.mp4", "-f", "lavfi", "-i", DEAR, *sound, *encoded)


async def test_telegram_gets_a_copy_that_fits_and_a_link_to_the_whole(tmp_path: Path) -> None:
    """The link gives every byte of it, in parts as well, until its day is over."""
    (tmp_path / "bot-api").mkdir()
    clock = RunningClock(speed=1)
    async with BotApi.open(tmp_path / "bot-api") as api:
        api.upload_bytes = 1_000_000
        chosen = settings(
            api,
            tmp_path / "data",
            backend=Backend.STUDIO,
            web_port=0,
            web_url=PUBLIC,
            web_password="open sesame",
        )
        async with (
            serve(StudioConfig(tmp_path / "studio"), clock=clock) as url,
            Telegram.open(chosen, clock=clock) as telegram,
            Web.open(chosen, clock=clock, announce=lambda _: None) as web,
            Cutroom.open(chosen, url, [telegram, web], clock=clock, links=Lending.of(chosen, clock)) as core,
            asyncio.TaskGroup() as group,
        ):
            work = [core.run(), telegram.run(core.desk.handle), web.run(core.desk.handle)]
            tasks = [group.create_task(one) for one in work]
            ann = Person(api, 1)
            ann.send("video", dear(), caption="export in 360p")
            await api.until(lambda: api.says(ann.id, "Done: "), 60)
            [sent] = api.files(ann.id, "video")
            async with httpx.AsyncClient(
                base_url=address_of(web._listener), headers={"Host": "videos.example"}, trust_env=False
            ) as http:
                path = _link(sent.params["caption"]).removeprefix(PUBLIC)
                whole = await http.get(path)
                part = await http.get(path, headers={"Range": "bytes=100-199"})
                clock.advance(7 * DAY_S + 1)
                over = await http.get(path)
            for task in tasks:
                task.cancel()

    downloaded = tmp_path / "downloaded.mp4"
    await asyncio.to_thread(downloaded.write_bytes, whole.content)
    facts, copy = probe(downloaded), probe(sent.path)
    assert facts.bytes > api.upload_bytes > copy.bytes
    assert (facts.width, facts.height) == (640, 360)
    assert abs(facts.duration_ms - copy.duration_ms) < 60
    assert sent.params["caption"].startswith(
        f"A preview copy of beach-dear-1.mp4 in {copy.width}×{copy.height}"
    )
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert over.status_code == 410


def _link(text: str) -> str:
    found = re.search(r"https://videos\.example/get/\S+", text)
    assert found is not None, text
    return found[0]
