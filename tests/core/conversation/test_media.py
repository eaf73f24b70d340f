"""Sending media: one message a batch, told file by file; captions run once everything is in."""

import asyncio
from pathlib import Path

from core.chat import Limits
from core.figures import megabytes
from core.nemo.wire import MAX_FILE_BYTES
from core.nemo.wire import Path as Api
from tests.contract import clips
from tests.core.conversation.talk import Talk, with_cloud
from tests.fakes.answers import no, say
from tests.fakes.cloud import Cloud

UPLOAD = Api.UPLOAD.format(session_id="1")
BEACH = {
    "filename": "beach.mp4",
    "file_type": "video",
    "cdn_url": "/cdn/1",
    "duration": 34.2,
    "width": 1920,
    "height": 1080,
    "fps": 30.0,
    "size": 48_000_000,
}


async def test_a_clip_is_told_in_particulars_in_the_message_that_told_its_way(
    talk: Talk, cloud: Cloud
) -> None:
    """Receiving, passing on and what was added stand in one message, with the likeliest next steps."""
    cloud.when(Api.UPLOAD, say({"code": 0, "data": {"files": [BEACH]}}))

    added = await talk.asks("", "beach.mp4")

    assert len(talk.messages) == 1
    assert added.history[0] == "Receiving beach.mp4…"
    first, question = added.text.split("\n")
    assert first == f"Added beach.mp4 — 0:34, 1920×1080, 30 fps, {megabytes(len(clips.clip()))}"
    assert question == "What shall I do with it?"
    assert len(added.labels) == 3


async def test_an_album_is_listed_in_the_order_sent(talk: Talk, cloud: Cloud) -> None:
    """Several files go up together and are told one a line."""
    added = await talk.asks("", "one.mp4", "two.mov", "three.webm")

    names = [line.split()[1] for line in added.text.splitlines()[:3]]
    assert names == ["one.mp4", "two.mov", "three.webm"]
    assert [name for name, _ in cloud.calls(UPLOAD)[0].files] == names


async def test_a_caption_runs_once_after_all_files_are_in(talk: Talk, cloud: Cloud) -> None:
    """What is written under an album is asked once, when the album is up, and has its own answer."""
    await talk.asks("join them and add music", "one.mp4", "two.mp4")

    order = [asked.path for asked in cloud.asked if asked.path in {UPLOAD, Api.RUN}]
    assert order == [UPLOAD, Api.RUN]
    assert talk.transcript[0].startswith("Added one.mp4")
    assert talk.transcript[1].startswith("Done.")


async def test_a_link_alone_is_uploaded_and_answered_with_a_question(talk: Talk, cloud: Cloud) -> None:
    """The backend fetches the link by itself; the bot asks what to do with it."""
    added = await talk.asks("https://example.com/beach.mp4")

    assert cloud.calls(UPLOAD)[0].json == {"urls": ["https://example.com/beach.mp4"], "source_type": "url"}
    assert added.text.endswith("What shall I do with it?")
    assert cloud.runs("1") == 0


async def test_a_link_with_an_instruction_is_uploaded_and_edited(talk: Talk, cloud: Cloud) -> None:
    """The words beside the link go to the agent, the link does not."""
    await talk.asks("https://example.com/beach.mp4 trim 2 s")

    said = cloud.calls(Api.RUN)[0].json["new_message"]["parts"][0]["text"]
    assert len(cloud.calls(UPLOAD)) == 1
    assert said == "trim 2 s"


async def test_words_wait_for_files_that_are_still_moving(talk: Talk, cloud: Cloud) -> None:
    """What is said while a file is on its way is acknowledged, and done afterwards."""
    talk.platform.gates["slow.mp4"] = gate = asyncio.Event()
    await talk.says("", "slow.mp4")
    await talk.sees("Receiving slow.mp4…")
    await talk.says("trim it")

    assert talk.last.text.startswith("Queued: 2nd.")
    assert cloud.runs("1") == 0

    gate.set()
    await talk.settles()
    assert [asked.path for asked in cloud.asked if asked.path in {UPLOAD, Api.RUN}] == [UPLOAD, Api.RUN]


async def test_a_slow_upload_tells_how_far_it_is(talk: Talk, cloud: Cloud) -> None:
    """What takes longer than three seconds shows percents in the same message."""
    gate = asyncio.Event()
    cloud.when_stuck(Api.UPLOAD, gate, then=say({"code": 0, "data": {"files": [BEACH]}}))
    await talk.says("", "beach.mp4")
    await cloud.stuck.wait()
    talk.clock.advance(3)

    await talk.sees("Passing it on… 100%")
    gate.set()
    await talk.settles()
    assert len(talk.messages) == 1


async def test_a_type_that_cannot_be_used_is_refused_before_a_byte_moves(talk: Talk, cloud: Cloud) -> None:
    """By its name or by what the platform says it is; the sentence lists the accepted types."""
    for media in (talk.file("notes.pdf"), talk.file("notes", mime="application/pdf")):
        refused = await talk.asks("", media)
        assert refused.text.startswith("This type of file can't be used.\nSend MP4, MOV")
        assert refused.labels == []

    assert talk.platform.fetched == []
    assert not cloud.calls(UPLOAD)


async def test_a_file_past_the_backends_limit_is_refused_before_a_byte_moves(talk: Talk) -> None:
    """Above 500 MB there is nothing to try."""
    refused = await talk.asks("", talk.file("long.mp4", size=MAX_FILE_BYTES + 1))

    assert "up to 500 MB can be used" in refused.text
    assert talk.platform.fetched == []


async def test_a_file_past_the_platforms_limit_says_what_to_do_instead(talk: Talk) -> None:
    """The platform's own limit is named, and a link or a smaller version offered as a way."""
    talk.platform.limit = Limits(bytes_in=20_000_000)

    refused = await talk.asks("", talk.file("long.mp4", size=21_000_000))

    assert "larger than I can fetch here (20 MB at most)" in refused.text
    assert "Send a link" in refused.text
    assert "smaller version" in refused.text
    assert talk.platform.fetched == []


async def test_a_size_that_only_the_platform_knew_is_told_the_same_way(talk: Talk) -> None:
    """A platform may find out only while fetching."""
    talk.platform.limit = Limits(bytes_in=100)

    assert "larger than I can fetch here (1 kB at most)" in (await talk.asks("", "beach.mp4")).text


async def test_a_large_file_with_a_public_link_is_fetched_by_the_cloud(talk: Talk, cloud: Cloud) -> None:
    """Where the platform gives a public address, a remote backend takes the file from there."""
    talk.platform.limit = Limits(bytes_in=100)
    await talk.asks("", talk.file("beach.mp4", size=2_000_000, link="https://cdn.example.com/beach.mp4"))

    assert cloud.calls(UPLOAD)[0].json["urls"] == ["https://cdn.example.com/beach.mp4"]
    assert talk.platform.fetched == []


async def test_a_failed_upload_is_retried_without_sending_the_file_again(talk: Talk, cloud: Cloud) -> None:
    """The button fetches what the platform still holds and uploads it."""
    cloud.when(Api.UPLOAD, no(3000, "a strange failure"))
    failed = await talk.asks("", "beach.mp4")
    assert failed.labels == ["Try again"]

    await talk.presses("Try again")
    await talk.settles()

    assert talk.last.text.startswith("Added beach.mp4")
    assert talk.platform.fetched == ["beach.mp4", "beach.mp4"]


async def test_trying_an_edit_again_does_not_upload_its_files_again(talk: Talk, cloud: Cloud) -> None:
    """What is in the project already stays there once, when only the wish failed."""
    cloud.when_run({"errorCode": "500", "errorMessage": "no"})
    await talk.asks("add music", "beach.mp4")

    await talk.presses("Try again")
    await talk.settles()

    assert len(cloud.calls(UPLOAD)) == 1
    assert cloud.runs("1") == 2
    assert talk.last.text.startswith("Done.")


async def test_a_file_that_the_platform_holds_no_more_is_asked_for(talk: Talk) -> None:
    """Nothing can be fetched, so the person is asked for it."""
    talk.platform.lost.add("old.mp4")

    assert (await talk.asks("", "old.mp4")).text == "This file is no longer held here. Please send it again."


async def test_nothing_is_left_on_our_disk(talk: Talk, cloud: Cloud, tmp_path: Path) -> None:
    """Files of a turn that is over are thrown away, however it ended."""
    await talk.asks("", "beach.mp4")
    cloud.when(Api.UPLOAD, no(4001))
    await talk.asks("", "other.mp4")

    await talk.clears(tmp_path / "data" / "inbox")


async def test_an_upload_tried_again_by_itself_counts_what_got_through(cloud: Cloud, tmp_path: Path) -> None:
    """When the answer to an upload was lost, the project's own list tells that the file is there."""
    cloud.when(Api.UPLOAD, cloud.breaks())
    async with with_cloud(cloud, tmp_path) as talk:
        await talk.says("", "beach.mp4")
        await talk.sees("The editing service can't be reached.")
        cloud.state["video_infos"] = [BEACH]
        talk.clock.advance(30)
        await talk.settles()

    assert talk.last.text.startswith("Added beach.mp4 — 0:34")
    assert len(cloud.calls(UPLOAD)) == 1
