"""A disk that is nearly full is met before anything is lost, and one that is full is waited out."""

import asyncio
import logging
from pathlib import Path

import pytest

from core.chat import Incoming
from core.inbox import UPLOADS
from core.nemo.patience import RETRIES_S
from core.nemo.wire import Path as Api
from tests.core.conversation.talk import CLIP, with_cloud
from tests.fakes.answers import enveloped, no, say
from tests.fakes.cloud import Cloud
from tests.fakes.disk import fill, small_disk

FULL = "There is not enough room left on the disk here."


async def test_below_the_limit_files_and_exports_are_refused_in_clear_words(
    cloud: Cloud, tmp_path: Path
) -> None:
    """Before a byte moves; what needs no room is done, and once there is room it all works."""
    settings = {"spare_gb": 10**6}
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        file = await talk.asks("", "beach.mp4")
        export = await talk.asks("/export")
        edit = await talk.asks("trim it")

    assert file.text.startswith(FULL)
    assert export.text.startswith(FULL)
    assert "make room" in file.text
    assert file.labels == ["Try again"]
    assert not edit.text.startswith(FULL)
    assert talk.platform.fetched == []
    assert not cloud.calls(Api.RENDERS)

    async with with_cloud(cloud, tmp_path, platform=talk.platform, clock=talk.clock) as again:
        again.said = talk.said
        await again.says(press=file.buttons[0].action)
        await again.settles()
    assert "Added beach.mp4" in "\n".join(again.transcript)


async def test_what_comes_to_a_full_disk_is_answered(cloud: Cloud, tmp_path: Path) -> None:
    """It cannot be kept, which is said; what was kept before is there, and goes on afterwards."""
    with small_disk(tmp_path / "data") as disk:
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            await talk.asks("", "beach.mp4")
            filler = await asyncio.to_thread(fill, disk)
            for number in range(40):  # its log may have a little room of its own
                await talk.says("/credits", message=f"c{number}")
                if "could not take this in" in talk.last.text:
                    break
            told = talk.last.text
            filler.unlink()
            listed = await talk.asks("/projects")

    assert told.startswith("The disk here is full, so I could not take this in.")
    assert "beach" in listed.text


async def test_the_timeline_is_told_in_words_where_its_picture_has_no_room(
    cloud: Cloud, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The picture is a courtesy, so nothing has failed without it."""
    with small_disk(tmp_path / "data" / UPLOADS) as disk:  # where it is kept, and nothing else
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            await asyncio.to_thread(fill, disk)
            answer = await talk.asks("/status")

    assert answer.text.startswith("Timeline (1 track)")
    assert len(talk.messages) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_turn_in_the_middle_of_a_full_disk_is_not_lost(cloud: Cloud, tmp_path: Path) -> None:
    """A file for which there is no room is told, and comes with one press once there is."""
    with small_disk(tmp_path / "data") as disk:
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            await talk.asks("", "beach.mp4")
            talk.platform.gates["more.mp4"] = gate = asyncio.Event()
            await talk.says("trim it", "more.mp4")
            await talk.sees("Receiving more.mp4")
            filler = await asyncio.to_thread(fill, disk)
            gate.set()
            await talk.platform.until(lambda: "disk here" in talk.last.text)
            runs = cloud.runs("1")
            filler.unlink()
            talk.clock.advance(300)
            await talk.settles()
            if "Try again" in talk.last.labels:
                await talk.presses("Try again")
                await talk.settles()

    assert runs == 0
    assert "Added more.mp4" in "\n".join(talk.transcript)
    assert cloud.runs("1") == 1


async def test_what_a_full_disk_kept_from_being_noted_is_said_in_one_message(
    cloud: Cloud, tmp_path: Path
) -> None:
    """It was sent, and that could not be written down; when there is room the same message goes on."""
    gate = asyncio.Event()
    with small_disk(tmp_path / "data") as disk:
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            cloud.when_stuck(Api.CREDITS, gate)
            await talk.says("/credits")
            await cloud.stuck.wait()
            filler = await asyncio.to_thread(fill, disk)
            gate.set()
            await talk.platform.until(lambda: bool(talk.messages))
            filler.unlink()
            await talk.waits_it_out()

    assert len(talk.messages) == 1
    assert "You have" in talk.last.text


async def test_an_answer_that_nobody_could_note_stays_the_last_word(
    cloud: Cloud, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It stands in the chat already, so a full disk is nothing that its reader needs to hear of."""
    gate = asyncio.Event()
    with small_disk(tmp_path / "data") as disk:
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            await talk.asks("/status")
            before, cloud.draft = len(talk.messages), None
            cloud.when(Api.STATE, *[no(500, status=503)] * (1 + len(RETRIES_S)))
            await talk.says("/status")
            await talk.sees("I will try again by myself.")
            cloud.when_stuck(Api.STATE, gate, then=say(enveloped({"state": {}})))
            talk.clock.advance(30)
            await cloud.stuck.wait()
            filler = await asyncio.to_thread(fill, disk)
            gate.set()
            await talk.sees("The timeline is empty.")
            async with asyncio.timeout(20):
                while "queue_stuck" not in caplog.messages:
                    await talk.clock.sleep(0)
            filler.unlink()
            await talk.waits_it_out()

    assert len(talk.messages) == before + 1
    assert talk.last.text.startswith("The timeline is empty.")


async def test_what_was_kept_and_not_queued_is_done_without_a_restart(cloud: Cloud, tmp_path: Path) -> None:
    """As a disk leaves it that fills up right between the two; nobody has to say it again."""
    async with with_cloud(cloud, tmp_path) as talk:
        said = Incoming(talk.chat, "kept", talk.person, "/credits")
        assert await talk.cutroom.inbox.add(said, is_aside=True) is not None
        await talk.waits_it_out()

    assert "You have" in talk.last.text
    assert len(talk.messages) == 1


async def test_what_was_kept_and_not_queued_is_done_when_it_comes_again(cloud: Cloud, tmp_path: Path) -> None:
    """A platform that repeats what it told gets it done, and once."""
    async with with_cloud(cloud, tmp_path) as talk:
        said = Incoming(talk.chat, "kept", talk.person, "/credits")
        assert await talk.cutroom.inbox.add(said, is_aside=True) is not None
        for _ in range(2):
            await talk.cutroom.desk.handle(said)
            await talk.settles()

    assert "You have" in talk.last.text
    assert len(talk.messages) == 1


async def test_an_export_waits_for_room_and_goes_on_by_itself(cloud: Cloud, tmp_path: Path) -> None:
    """The film is rendered already; nobody needs to ask again, and it is rendered once."""
    cloud.draft = CLIP
    with small_disk(tmp_path / "data") as disk:
        async with with_cloud(cloud, tmp_path, settings={"spare_gb": 0}) as talk:
            await talk.asks("", "beach.mp4")
            filler = disk / "filler"

            def full() -> None:
                fill(disk)

            cloud.when_rendering({"status": "processing", "progress": 50})
            await talk.says("/export")
            await talk.sees("Rendering…")
            await asyncio.to_thread(full)
            for _ in range(20):
                talk.clock.advance(30)
                if "disk here is full" in "\n".join(talk.transcript):
                    break
                await talk.clock.sleep(2)
            waiting = "\n".join(talk.transcript)
            filler.unlink()
            await talk.waits_it_out()

    assert "The disk here is full. What you sent is kept, and I will go on by myself" in waiting
    assert any(message.reply.attachment for message in talk.messages)
    assert len(cloud.calls(Api.RENDERS)) == 1
