"""Cancelling: at any point, saying what it costs and what is kept."""

import asyncio
from pathlib import Path

from core.inbox import UPLOADS
from core.nemo.wire import Path as Api
from tests.core.conversation.talk import BEN, TRIMMED, Talk
from tests.fakes.answers import no
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call, text

UPLOAD = Api.UPLOAD.format(session_id="1")


async def test_a_turn_whose_file_is_on_its_way_is_stopped_for_free(talk: Talk, cloud: Cloud) -> None:
    """Nothing was charged, and nothing reaches the backend."""
    talk.platform.gates["slow.mp4"] = gate = asyncio.Event()
    await talk.says("trim it", "slow.mp4")
    status = await talk.sees("Receiving slow.mp4…")

    assert (await talk.asks("/cancel")).text == (
        "Stopped. Nothing was charged, and the timeline is as it was."
    )
    assert status.text == "Cancelled."
    assert status.labels == []
    assert not cloud.calls(UPLOAD)
    gate.set()


async def test_a_turn_that_waits_to_be_tried_again_leaves_no_files(
    talk: Talk, cloud: Cloud, tmp_path: Path
) -> None:
    """Nobody works on it at that moment, so whoever stops it throws away what it brought."""
    cloud.when(Api.UPLOAD, *[no(500, status=503)] * 5)
    await talk.says("trim it", "beach.mp4")
    await talk.sees("I will try again by myself.")
    brought = tmp_path / "data" / UPLOADS
    assert [path for path in brought.rglob("*") if path.is_file()]

    assert (await talk.asks("/cancel")).text.startswith("Stopped.")
    assert not [path for path in brought.rglob("*") if path.is_file()]


async def test_a_turn_that_was_asked_is_stopped_and_tells_what_was_done_already(
    talk: Talk, cloud: Cloud
) -> None:
    """What the agent had changed by then is told in particulars, and can be undone."""
    gate = asyncio.Event()

    def trimmed() -> None:
        cloud.draft = TRIMMED

    cloud.when_run(trimmed, call("add_music"), gate, text("too late"))
    await talk.says("trim it and add music")
    status = await talk.sees("Adding music…")
    await talk.presses("Cancel")
    await talk.settles()

    assert status.text == "Cancelled."
    assert talk.last.text.startswith("Stopped. What the editing service had begun may still be charged.\n")
    assert "Trimmed beach.mp4: 0:05 → 0:03" in talk.last.text
    assert "Undo" in talk.last.labels
    assert cloud.runs("1") == 1
    gate.set()


async def test_the_next_in_line_goes_on_after_a_cancel(talk: Talk, cloud: Cloud) -> None:
    """Only the running turn is stopped."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("too late"))
    cloud.when_run(text("Second."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    await talk.says("then a title")
    await talk.asks("/cancel")

    assert any(words.startswith("Second.") for words in talk.transcript)
    gate.set()


async def test_a_waiting_turn_is_stopped_before_it_begins(talk: Talk, cloud: Cloud) -> None:
    """Its place in line becomes a mark, and the agent never hears of it."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("First."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    await talk.says("then a title")
    waiting = next(
        entry for entry in await talk.cutroom.inbox.open_turns(talk.chat) if "title" in entry.incoming.text
    )
    await talk.says(press=f"cancel:{waiting.id}")
    gate.set()
    await talk.settles()

    assert "Cancelled." in talk.transcript
    assert cloud.runs("1") == 1


async def test_there_may_be_nothing_to_cancel(talk: Talk) -> None:
    """That is said as well."""
    assert (await talk.asks("/cancel")).text == "Nothing is running."


async def test_an_old_cancel_button_stops_nothing_else(talk: Talk, cloud: Cloud) -> None:
    """The button of a turn that is over leaves the export that runs now alone."""
    await talk.asks("trim it")
    cloud.when_rendering({"status": "processing", "progress": 40})
    await talk.says("/export")
    await talk.sees("Rendering… 40%")
    await talk.says(press="cancel:1")
    await talk.sees("Nothing is running.")
    talk.clock.advance(30)
    await talk.settles()

    assert talk.last.reply.attachment is not None


async def test_cancel_passes_by_a_full_line(talk: Talk, cloud: Cloud) -> None:
    """Nobody has to wait in line to stop what makes the line long."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("First."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    for number in range(25):
        await talk.says(f"wish {number}")
    assert "There are 20 requests waiting here already." in talk.last.text

    await talk.says("/cancel")
    await talk.sees("Stopped. What the editing service had begun may still be charged.")
    gate.set()
    await talk.settles()


async def test_in_a_group_only_whoever_asked_or_an_admin_may_cancel(talk: Talk, cloud: Cloud) -> None:
    """Ben may not stop what Anna asked for, until he is an admin."""
    group = talk.in_chat("g", is_private=False)
    await talk.cutroom.chats.meet(group.chat, None)
    await talk.cutroom.chats.greet(group.chat)
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("Done."))
    await group.says("add music")
    await group.sees("Adding music…")

    await group.presses("Cancel", by=BEN)
    await group.sees("Only whoever asked for it, or an admin, can stop this.")
    await group.presses("Cancel", by=type(BEN)("boss", "Boss", is_admin=True))
    await group.sees("Stopped.")
    await group.settles()
    gate.set()
