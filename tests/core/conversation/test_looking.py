"""Looking: the timeline in a line and a picture with frames, what runs, and the credits."""

import asyncio
import io
from pathlib import Path

from PIL import Image

from core.chat import Style, Unknown
from tests.core.conversation.talk import CLIP, SCORED, Talk, with_studio
from tests.fakes.cloud import Cloud
from tests.fakes.platform import of_style
from tests.fakes.streams import call, text


async def test_status_shows_the_timeline_in_words_and_as_a_picture(talk: Talk, cloud: Cloud) -> None:
    """One line, its buttons, and a PNG of the tracks."""
    cloud.draft = SCORED
    await talk.asks("/status")

    line, picture = talk.messages
    assert line.text == "Timeline (2 tracks): 1. Video: beach.mp4 (0-3s) 2. BGM: Lo-fi (0-3s)"
    assert line.labels == ["Export", "Timeline", "Undo"]
    assert picture.reply.attachment is not None
    assert picture.reply.attachment.style is Style.PICTURE
    assert picture.file.startswith(b"\x89PNG")


async def test_the_picture_shows_frames_of_the_clips(cloud: Cloud, talk: Talk) -> None:
    """Frames are taken while a clip passes through our hands, and drawn where it lies."""
    cloud.draft = CLIP
    await talk.asks("/status")
    without = _colours(talk.last.file)
    await talk.asks("", "beach.mp4")
    await talk.asks("/status")

    assert _colours(talk.last.file) > 3 * without


async def test_an_empty_timeline_is_said_without_a_picture(talk: Talk, cloud: Cloud) -> None:
    """There is nothing to draw yet."""
    cloud.draft = None

    assert (await talk.asks("/status")).text == "The timeline is empty. Send a clip, or tell me what to make."
    assert len(talk.messages) == 1


async def test_status_tells_what_runs_and_never_waits(talk: Talk, cloud: Cloud) -> None:
    """While a turn runs, another waits and an export renders, all three are told."""
    cloud.when_rendering(*[{"status": "processing", "progress": 40}] * 3)
    await talk.says("/export")
    await talk.sees("Rendering… 40%")
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("Done."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    await talk.says("", "beach.mp4")
    await talk.says("/status")

    told = await talk.sees("Timeline (1 track)")
    assert "In line: “add music” (Anna)" in told.text
    assert "In line: “1 file” (Anna)" in told.text
    assert "Rendering export 1." in told.text
    gate.set()
    await talk.waits_it_out()


async def test_credits_tell_what_is_there_and_what_an_edit_costs(talk: Talk) -> None:
    """Available, reserved, in all; and what an edit and a generation cost."""
    assert (await talk.asks("/credits")).text == (
        "You have 90 credits (10 reserved, 100 in all).\n"
        "Today (UTC) you have used 0 credits.\n"
        "An editing session costs about 50 credits, generating a video about 100; exports are free."
    )


async def test_a_picture_that_cannot_be_shown_is_missed_by_nobody(talk: Talk) -> None:
    """The line in words stands; no failure is told."""
    talk.platform.fails(Unknown(), of_style(Style.PICTURE))

    await talk.asks("/status")

    assert len(talk.messages) == 1
    assert talk.last.text.startswith("Timeline (1 track)")


async def test_a_whole_conversation_with_the_studio(tmp_path: Path) -> None:
    """A clip is sent, cut and exported by the studio: what arrives is what was asked for, as measured."""
    async with with_studio(tmp_path, settings={"skill": "video-maker"}) as talk:
        added = await talk.asks("", "beach.mp4")
        assert added.text.startswith("Added beach.mp4 — 0:01, 160×90, 15 fps, ")
        edited = await talk.asks("speed it up 2x")
        assert "beach.mp4" in edited.text
        await talk.asks("/status")
        assert talk.last.file.startswith(b"\x89PNG")
        await talk.asks("/export 360p")
        await talk.asks("/credits")

    texts = talk.transcript
    assert "Edits and exports are free here." in texts[-1]
    (video,) = [m for m in talk.messages if m.reply.attachment and m.reply.attachment.style is Style.NATIVE]
    assert "640×360, 0:01" in video.text or "640×360, 0:00" in video.text
    assert "You asked for" not in video.text


async def test_the_studios_credits_are_the_operators_matter(tmp_path: Path) -> None:
    """With an allowance that is used up, the sentence says what the operator can do."""
    async with with_studio(tmp_path, settings={"studio_credits": 1}) as talk:
        await talk.asks("", "beach.mp4")
        refused = await talk.asks("speed it up 2x")

    assert refused.text.startswith("There are not enough credits left for this edit.\nThis studio gives")
    assert refused.labels == ["Try again"]


def _colours(png: bytes) -> int:
    """Count the colours of a picture: a drawing has few, a film has many."""
    return len(Image.open(io.BytesIO(png)).convert("RGB").getcolors(1_000_000) or [])
