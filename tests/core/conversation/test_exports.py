"""Exporting: durable, told in one message, honest about what came, and delivered on any rung."""

import asyncio
from pathlib import Path

from core.chat import Refused, Style, Unknown
from core.nemo.wire import Path as Api
from tests.contract import clips
from tests.core.conversation.talk import TRIMMED, Talk, with_cloud
from tests.fakes.answers import no
from tests.fakes.cloud import FILE, Cloud
from tests.fakes.platform import of_style
from tests.fakes.streams import text

RENDERING = {"status": "processing", "progress": 40}
FAILED = {"status": "failed", "progress": 10, "error": "out of disk"}
LINK = "https://nemovideo.com/workspace/claim?ct=clm_1"


async def test_an_export_is_told_in_one_message_and_ends_in_the_file(talk: Talk, cloud: Cloud) -> None:
    """About how long, then percents, then the file with what was measured on it and the project's link."""
    cloud.when_rendering(RENDERING)
    await talk.says("/export")
    await talk.sees("Rendering… 40%")
    talk.clock.advance(30)
    await talk.settles()

    status, video = talk.messages
    assert status.history[0] == "Rendering… about 30 s"
    assert status.text == "Done: Project-1.mp4"
    assert video.file == cloud.file
    figures, link, *_ = video.text.split("\n")
    assert figures.startswith("Project-1.mp4 — 160×90, 0:01, ")
    assert link == LINK
    assert "nmv_usr" not in video.text
    sent = video.reply.attachment
    assert sent is not None
    assert (sent.style, sent.width, sent.height) == (Style.NATIVE, 160, 90)


async def test_a_render_is_asked_for_with_the_profiles_attribution_and_resolution(
    talk: Talk, cloud: Cloud
) -> None:
    """The active profile names itself in three headers, and its resolution is asked for."""
    await talk.asks("/export")

    (asked,) = cloud.calls(Api.RENDERS)
    assert asked.headers["x-skill-source"] == "video-maker-4k"
    assert asked.headers["x-skill-version"] == "1.0.0"
    assert asked.headers["x-skill-platform"] == "unknown"
    assert asked.json["output"]["resolution"] == "4k"
    assert asked.json["sessionId"] == "1"


async def test_less_than_what_was_asked_for_is_said(talk: Talk) -> None:
    """For 4K that came back smaller, the message says so with both figures."""
    await talk.asks("export in 4K")

    assert "You asked for 4K; what came back is 160×90." in talk.last.text


async def test_what_the_backend_found_wrong_with_its_file_is_said(talk: Talk, cloud: Cloud) -> None:
    """Beside the file, in plain words; what we have no words for is left out."""
    output = {"url": FILE.format(name="odd.mp4"), "faults": ["silent", "no-such-fault"]}
    cloud.when_rendering({"status": "completed", "progress": 100, "output": output})

    await talk.asks("export")

    assert "Part of it came out silent" in talk.last.text
    assert "no-such-fault" not in talk.last.text


async def test_editing_and_exporting_in_one_breath(talk: Talk, cloud: Cloud) -> None:
    """The edit is made and told, then exported as it stands, without asking again."""

    def trimmed() -> None:
        cloud.draft = TRIMMED

    cloud.when_run(trimmed, text("Cut."))
    await talk.asks("cut the best moments and export in 4k")

    said = cloud.calls(Api.RUN)[0].json["new_message"]["parts"][0]["text"]
    assert said == "cut the best moments"
    assert [words.split("\n")[0] for words in talk.transcript[:2]] == ["Cut.", "Done: Project-1.mp4"]
    assert cloud.calls(Api.RENDERS)[0].json["draft"] == TRIMMED
    assert talk.messages[0].labels == []


async def test_the_word_export_never_reaches_the_agent(talk: Talk, cloud: Cloud) -> None:
    """Export is the bot's own work."""
    await talk.asks("export")
    await talk.asks("导出")

    assert not cloud.calls(Api.RUN)
    assert len(cloud.calls(Api.RENDERS)) == 2


async def test_an_empty_timeline_is_not_sent(talk: Talk, cloud: Cloud) -> None:
    """Without a track that holds something, the person is told what to do first."""
    cloud.draft = {"t": [{"tt": 0, "sg": []}]}

    assert (await talk.asks("/export")).text.startswith("There is nothing to export yet. Send a clip first")
    assert not cloud.calls(Api.RENDERS)


async def test_several_exports_queue_and_are_numbered(talk: Talk, cloud: Cloud) -> None:
    """One at a time for a project; the later one is told its place, and goes on in that same message."""
    cloud.when_rendering(RENDERING)
    await talk.says("/export")
    await talk.sees("Rendering… 40%")
    await talk.says("/export 720p")
    queued = await talk.sees("Your export waits in line: number 2.")
    assert len(cloud.calls(Api.RENDERS)) == 1

    talk.clock.advance(30)
    await talk.settles()

    names = [m.reply.attachment.name for m in talk.messages if m.reply.attachment is not None]
    assert names == ["Project-1.mp4", "Project-2.mp4"]
    assert queued.text == "Done: Project-2.mp4"


async def test_a_failed_render_is_submitted_once_more_under_a_new_id(talk: Talk, cloud: Cloud) -> None:
    """The second try is silent, and delivers."""
    cloud.when_rendering(FAILED)
    await talk.asks("/export")

    first, second = (asked.json["id"] for asked in cloud.calls(Api.RENDERS))
    assert first != second
    assert talk.messages[0].text == "Done: Project-1.mp4"


async def test_a_render_that_fails_twice_is_told_and_can_be_made_once_more(talk: Talk, cloud: Cloud) -> None:
    """The button exports again with the same wish, and asks the agent nothing."""
    cloud.when_rendering(FAILED, FAILED)
    failed = await talk.asks("make it shorter and export in 720p")
    assert failed.text.startswith("The video could not be rendered: out of disk.")
    assert failed.labels == ["Try again"]

    await talk.presses("Try again")
    await talk.settles()

    outputs = [asked.json["output"]["resolution"] for asked in cloud.calls(Api.RENDERS)]
    assert outputs == ["720p"] * 3
    assert cloud.runs("1") == 1
    assert talk.last.reply.attachment is not None


async def test_a_video_that_cannot_be_played_in_place_is_sent_as_a_document(talk: Talk) -> None:
    """The second rung: the same file, in full quality."""
    talk.platform.fails(Refused(), of_style(Style.NATIVE))
    await talk.asks("/export")

    sent = talk.last.reply.attachment
    assert sent is not None
    assert sent.style is Style.DOCUMENT


async def test_a_delivery_in_doubt_is_repeated_only_by_a_person(talk: Talk, cloud: Cloud) -> None:
    """Nobody knows whether it arrived, so a button sends it once more; nothing is rendered again."""
    talk.platform.fails(Unknown(), of_style(Style.NATIVE))
    doubt = await talk.asks("/export")
    assert doubt.text.startswith("I can't tell whether Project-1.mp4 has arrived.")
    assert doubt.labels == ["Send again"]

    await talk.asks("/export")
    assert talk.transcript[1] == "Done: Project-2.mp4"  # what is in doubt stands in nobody's way

    await talk.says(press=doubt.buttons[0].action)
    await talk.settles()

    assert [m.reply.attachment.name for m in talk.messages if m.reply.attachment is not None] == [
        "Project-2.mp4",
        "Project-1.mp4",
    ]
    assert len(cloud.calls(Api.RENDERS)) == 2
    assert doubt.text == "Done: Project-1.mp4"


async def test_a_backend_that_goes_away_is_waited_for(talk: Talk, cloud: Cloud) -> None:
    """The wish is kept and goes on by itself, in the same message."""
    cloud.when(Api.RENDERS, cloud.breaks())
    await talk.says("/export")
    status = await talk.sees("The editing service can't be reached.")
    talk.clock.advance(30)
    await talk.settles()

    assert status.text == "Done: Project-1.mp4"
    assert len({asked.json["id"] for asked in cloud.calls(Api.RENDERS)}) == 1


async def test_a_plan_without_exports_is_told_with_the_way_to_one(talk: Talk, cloud: Cloud) -> None:
    """402 has nothing to do with credits; whoever is nameless is led to registering."""
    cloud.when(Api.RENDERS, no(402, status=402))

    blocked = await talk.asks("/export")

    assert blocked.text.startswith("The plan of this account does not include exports.")
    link = "https://nemovideo.com/register?bind=anon_"
    assert link in blocked.text
    assert blocked.labels == ["Register", "Try again"]
    assert blocked.buttons[0].link.startswith(link)


async def test_a_file_that_arrived_leaves_our_disk(talk: Talk, tmp_path: Path) -> None:
    """What was delivered is kept where the person has it."""
    await talk.asks("/export")

    await talk.clears(tmp_path / "data" / "exports")


async def test_a_restart_in_the_middle_goes_on_in_the_same_message(cloud: Cloud, tmp_path: Path) -> None:
    """The render's id is stored, so the next process follows the same render to its end."""
    cloud.when_rendering(RENDERING)
    async with with_cloud(cloud, tmp_path) as talk:
        await talk.says("/export")
        status = await talk.sees("Rendering… 40%")
    async with with_cloud(cloud, tmp_path, platform=talk.platform, clock=talk.clock) as again:
        await again.settles()

    assert len(cloud.calls(Api.RENDERS)) == 1
    assert status.text == "Done: Project-1.mp4"
    assert again.last.file == clips.clip()


async def test_a_render_without_end_is_stopped_by_its_button(talk: Talk, cloud: Cloud) -> None:
    """Cancel stops the render at the backend; the timeline is kept."""
    cloud.when_rendering(*[RENDERING] * 50)
    await talk.says("/export")
    status = await talk.sees("Rendering… 40%")
    await talk.presses("Cancel")
    await asyncio.wait_for(talk.settles(), 20)

    (asked,) = cloud.calls(Api.RENDERS)
    assert cloud.calls(Api.RENDER_CANCEL.format(render_id=asked.json["id"]))
    assert status.text == "Cancelled."
    assert talk.last.text == "Export 1 is stopped. The timeline is kept, and exports cost nothing."
