"""What is too large for a chat still ends in the file: a copy that fits, and a link to the whole."""

import asyncio
from pathlib import Path

import pytest

from core.chat import Limits, Media, Style, TooLarge, Unknown
from core.figures import megabytes
from core.keeping.retention import DAY_S
from core.links import Ticket
from core.nemo.wire import Path as Api
from core.probe import probe
from tests import media
from tests.core.conversation.talk import Talk, with_cloud, with_studio
from tests.fakes.cloud import Cloud
from tests.fakes.platform import RecordingPlatform, Shown, of_style

PROJECT = "https://nemovideo.com/workspace/claim?ct=clm_1"
DEAR = "testsrc2=s=320x180:r=30:d=2,noise=alls=60:allf=t"
SOUND = "sine=440:d=2:r=48000"


class Links:
    """Somewhere that serves files."""

    def __init__(self) -> None:
        self.given: list[Ticket] = []

    def address(self, ticket: Ticket) -> str:
        """Give a link."""
        self.given.append(ticket)
        return f"https://videos.example/get/{ticket.export}/{ticket.name}"


def _dear() -> Media:
    """Have a clip of two seconds and more than a megabyte at hand."""
    encoded = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "15", "-c:a", "aac")
    path = media.make("dear.mp4", "-f", "lavfi", "-i", DEAR, "-f", "lavfi", "-i", SOUND, *encoded)
    assert path.stat().st_size > 1_000_000
    return Media(str(path), "dear.mp4")


async def _shown(talk: Talk, folder: Path) -> Path:
    """Give the file that the last message carries."""
    path = folder / "shown.mp4"
    await asyncio.to_thread(path.write_bytes, talk.last.file)
    return path


def _whole(talk: Talk, ticket: Ticket) -> Path:
    return talk.folder.parent / "data" / "exports" / str(ticket.export) / f"{ticket.file}.mp4"


@pytest.mark.parametrize("limit", [60_000, 200_000, 700_000])
async def test_a_copy_that_fits_comes_with_a_link_to_the_whole(limit: int, tmp_path: Path) -> None:
    """At the first try, marked as a preview, with its own measures and what the chat takes."""
    links = Links()
    async with with_studio(tmp_path, links=links) as talk:
        talk.platform.limit = Limits(bytes_out=limit)
        await talk.asks("", _dear())
        last = await talk.asks("export in 360p")

        made = probe(await _shown(talk, tmp_path))
        [ticket] = links.given
        whole = probe(_whole(talk, ticket))

    first, where, *_ = last.text.split("\n")
    assert first.startswith(f"A preview copy of dear-1.mp4 in {made.width}×{made.height} (")
    assert f"this chat takes files up to {megabytes(limit)}" in first
    assert "The whole video has 640×360, 0:02" in first
    assert where.startswith("The whole video, until 20")
    assert where.endswith(": https://videos.example/get/1/dear-1.mp4")
    assert made.bytes <= limit < whole.bytes
    assert abs(made.duration_ms - whole.duration_ms) < 60
    assert [message.reply.attachment is not None for message in talk.messages].count(True) == 1


async def test_the_whole_stays_for_as_long_as_the_link_and_the_copy_does_not(tmp_path: Path) -> None:
    """The days are the operator's."""
    links = Links()
    async with with_studio(tmp_path, links=links, settings={"link_days": 2}) as talk:
        talk.platform.limit = Limits(bytes_out=200_000)
        await talk.asks("", _dear())
        await talk.asks("export in 360p")
        [ticket] = links.given
        path = _whole(talk, ticket)
        left = await asyncio.to_thread(lambda: [file.name for file in path.parent.iterdir()])

    assert left == [path.name]
    assert 0 < ticket.until - talk.clock.now() <= 2 * DAY_S


async def test_a_refusal_lowers_the_limit_and_one_more_copy_is_made(tmp_path: Path) -> None:
    """Told nothing of a limit, a smaller one is tried; nothing is said of a limit that nobody knows."""
    links = Links()
    async with with_studio(tmp_path, links=links) as talk:
        talk.platform.fails(TooLarge(), of_style(Style.NATIVE), times=2)
        await talk.asks("", _dear())
        last = await talk.asks("export in 360p")
        whole = probe(_whole(talk, links.given[0]))
    assert "this chat does not take the whole video" in last.text
    assert 0 < len(last.file) <= whole.bytes / 4
    assert last.reply.attachment is not None


async def test_what_is_refused_in_every_size_comes_as_a_link(tmp_path: Path) -> None:
    """After two copies nobody is kept waiting any longer."""
    async with with_studio(tmp_path, links=Links()) as talk:
        talk.platform.fails(TooLarge(), of_style(Style.NATIVE), times=10)
        await talk.asks("", _dear())
        last = await talk.asks("export in 360p")

    assert last.reply.attachment is None
    assert last.text.startswith("dear-1.mp4 — 640×360, 0:02, ")
    assert "https://videos.example/get/1/dear-1.mp4" in last.text
    assert talk.messages[-2].text == "Done: dear-1.mp4"


async def test_a_video_that_fits_in_no_size_comes_as_a_link(talk: Talk) -> None:
    """The last rung is words with a link that works."""
    talk.platform.limit = Limits(bytes_out=100)
    await talk.asks("/export")

    assert talk.last.reply.attachment is None
    assert "is too large for this chat, which takes files up to 1 kB" in talk.last.text
    assert PROJECT in talk.last.text


async def test_a_cloud_that_promises_no_size_is_measured_and_asked_once_more(
    talk: Talk, cloud: Cloud
) -> None:
    """What it sends is never taken for what was asked for; the project's link leads to the whole."""
    talk.platform.limit = Limits(bytes_out=len(cloud.file) - 1)
    last = await talk.asks("/export")

    whole, first, second = (asked.json["output"] for asked in cloud.calls(Api.RENDERS))
    assert first["max_bytes"] < len(cloud.file)
    assert second["max_bytes"] < first["max_bytes"]
    assert "max_bytes" not in whole
    assert last.reply.attachment is None
    assert f"The whole video is in the project: {PROJECT}" in last.text


async def test_with_a_cloud_our_own_link_leads_to_the_file(cloud: Cloud, tmp_path: Path) -> None:
    """And the project's link is there as well, as it always is."""
    async with with_cloud(cloud, tmp_path, links=Links()) as talk:
        talk.platform.limit = Limits(bytes_out=100)
        last = await talk.asks("/export")

    _, file, project, *_ = last.text.split("\n")
    assert file.endswith("https://videos.example/get/1/Project-1.mp4")
    assert project == PROJECT


@pytest.mark.parametrize("admins", [frozenset[str](), frozenset({"test:anna"})], ids=["anybody", "admin"])
async def test_without_an_address_the_whole_waits_for_one(admins: frozenset[str], tmp_path: Path) -> None:
    """It says so, and tells admins the setting; the button gives the link once there is an address."""
    async with with_studio(tmp_path, settings={"admins": admins}) as talk:
        talk.platform.limit = Limits(bytes_out=200_000)
        await talk.asks("", _dear())
        sent = await talk.asks("export in 360p")
        await talk.presses("Get the whole file")
        await talk.settles()
        waiting = talk.last.text
    links = Links()
    async with with_studio(
        tmp_path, settings={"admins": admins}, links=links, platform=talk.platform, clock=talk.clock
    ) as again:
        await again.says(press=sent.buttons[0].action, message="pressed again")
        await again.settles()
        there = await asyncio.to_thread(_whole(again, links.given[0]).exists)
        again.clock.advance(8 * DAY_S)
        await again.says(press=sent.buttons[0].action, message="pressed too late")
        await again.settles()

    assert sent.text.startswith("A preview copy of dear-1.mp4")
    assert "The whole file is kept here" in sent.text
    assert ("CUTROOM_WEB_URL" in sent.text) == ("CUTROOM_WEB_URL" in waiting) == bool(admins)
    assert there
    assert _said(again.platform, "The whole video, until ").text.endswith("/get/1/dear-1.mp4")
    assert again.last.text == "This export is no longer here."


async def test_a_death_while_the_copy_is_made_costs_nothing(tmp_path: Path) -> None:
    """Nothing was sent yet, so there is no doubt: the next process makes the copy, and delivers."""
    async with with_studio(tmp_path, links=Links()) as talk:
        talk.platform.limit = Limits(bytes_out=200_000)
        await talk.asks("", _dear())
        await talk.says("export in 360p")
        status = await talk.sees("Making a smaller copy…")
    async with with_studio(tmp_path, links=Links(), platform=talk.platform, clock=talk.clock) as again:
        again.said = talk.said
        await again.settles()

    assert status.text == "Done: dear-1.mp4"
    assert again.last.text.startswith("A preview copy of dear-1.mp4")


async def test_a_copy_in_doubt_is_sent_again_with_its_link(tmp_path: Path) -> None:
    """A person decides; what was made is sent as it is."""
    async with with_studio(tmp_path, links=Links()) as talk:
        talk.platform.limit = Limits(bytes_out=200_000)
        talk.platform.fails(Unknown(), of_style(Style.NATIVE))
        await talk.asks("", _dear())
        doubt = await talk.asks("export in 360p")
        assert doubt.labels == ["Send again"]
        await talk.presses("Send again")
        await talk.settles()

    assert talk.last.text.startswith("A preview copy of dear-1.mp4")
    assert "https://videos.example/get/1/dear-1.mp4" in talk.last.text


async def test_cancelling_stops_the_copy_as_well(talk: Talk, cloud: Cloud) -> None:
    """Nobody waits for it any more."""
    talk.platform.limit = Limits(bytes_out=len(cloud.file) - 1)
    done = {"status": "completed", "progress": 100, "output": {"url": ""}}
    cloud.when_rendering(done, *[{"status": "processing", "progress": 40}] * 50)
    await talk.says("/export")
    await talk.sees("Making a smaller copy… 40%")
    await talk.presses("Cancel")
    await asyncio.wait_for(talk.settles(), 20)

    _, copy = cloud.calls(Api.RENDERS)
    assert cloud.calls(Api.RENDER_CANCEL.format(render_id=copy.json["id"]))


def _said(platform: RecordingPlatform, words: str) -> Shown:
    return next(message for message in platform.shown if words in message.text)
