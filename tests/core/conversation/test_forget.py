"""Forgetting: after a question, everything of one person, in every place, and nothing of anybody else's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bots.erasing import eraser
from core.chat import ChatKey, Media
from core.cutroom import SCHEMAS, Cutroom
from core.exporting.exports import Exports
from core.keeping.forgetting import Forgetting, Traces
from core.queue import SqliteQueue
from core.settings import Backend, Settings
from core.store.db import Database
from studio.api.serving import StudioConfig, serve
from tests.core.conversation.talk import ANNA, BEN, TERMS, Talk, known, with_cloud
from tests.fakes.clock import JumpingClock, RunningClock
from tests.fakes.cloud import Cloud
from tests.fakes.platform import RecordingPlatform
from tests.media import coloured


@asynccontextmanager
async def _with_studio(folder: Path) -> AsyncIterator[Talk]:
    """Talk to a bot with a studio in its own data folder, as `cutroom run` puts them together."""
    clock = RunningClock()
    settings = Settings(data=folder / "data", language="en", backend=Backend.STUDIO)
    platform = RecordingPlatform(clock)
    async with (
        serve(StudioConfig(settings.data / "studio"), clock=clock) as url,
        Cutroom.open(
            settings, url, [platform], clock=clock, terms=TERMS, erase=eraser(settings, clock)
        ) as cutroom,
    ):
        talk = Talk(cutroom, platform, clock, folder / "device")
        await known(cutroom, talk.chat)
        running = asyncio.create_task(cutroom.run())
        try:
            yield talk
        finally:
            running.cancel()
            await asyncio.wait({running})


def _found(folder: Path, *words: str) -> list[str]:
    """Tell in which files of the data folder any of these words stands."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files for word in words if word.encode() in path.read_bytes()]


def _media(folder: Path) -> list[str]:
    """Name what the studio and the core keep of people's files."""
    kept = ("studio/media", "studio/renders", "studio/work", "studio/analyses", "frames", "exports", "inbox")
    return [path.name for name in kept for path in sorted((folder / name).glob("*"))]


async def test_nothing_is_erased_before_it_is_confirmed(talk: Talk) -> None:
    """The question says what goes, and typing the button's words is no press of it."""
    await talk.asks("", "beach.mp4")
    asked = await talk.asks("/forget")
    again = await talk.asks("/forget 2")

    assert asked.text.startswith("This erases everything I keep about you")
    assert asked.labels == ["Erase everything"]
    assert again.labels == ["Erase everything"]
    assert "beach" in (await talk.asks("/projects")).text


async def test_everything_of_a_person_is_erased_and_not_found_again(tmp_path: Path) -> None:
    """Words, files, frames, projects and exports, down to the bytes of the databases; another's stay."""
    async with _with_studio(tmp_path) as talk:
        other = talk.in_chat("2", person=BEN)
        await known(talk.cutroom, other.chat)
        await other.asks("add the title “Benswords”", Media(str(coloured("bens.mp4", "teal")), "bens.mp4"))
        await talk.clears(tmp_path / "data" / "inbox")
        await talk.clears(tmp_path / "data" / "inbox")
        theirs = await asyncio.to_thread(_media, tmp_path / "data")
        await talk.asks("add the title “Annaswords”", "annasfile.mp4")
        await talk.asks("/export in 360p")
        await talk.asks("/forget")
        await talk.presses("Erase everything")
        done = await talk.sees("Erased: ")
        await talk.settles()
        left = await asyncio.to_thread(_media, tmp_path / "data")
        found = await asyncio.to_thread(
            _found, tmp_path / "data", "Annaswords", "annasfile", "test:anna", '"anna"'
        )
        his = await asyncio.to_thread(_found, tmp_path / "data", "Benswords")
        anew = await talk.asks("/projects")

    assert done.text.split("\n")[0] == "Erased: 3 messages, 1 project, 1 export, with all their files."
    assert left == theirs
    assert found == []
    assert his
    assert "annasfile" not in anew.text
    assert "1. Video: bens.mp4" in "\n".join(other.transcript)


async def test_what_is_running_is_stopped_first(tmp_path: Path) -> None:
    """A file on its way never arrives, and what waited in line is not done."""
    async with _with_studio(tmp_path) as talk:
        talk.platform.gates["slow.mp4"] = gate = asyncio.Event()
        await talk.says("trim it", "slow.mp4")
        await talk.says("add a title")
        await talk.sees("Receiving slow.mp4")
        await talk.says("/forget")
        await talk.sees("This erases everything")
        await talk.presses("Erase everything")
        done = await talk.sees("Erased: ")
        gate.set()
        await talk.settles()
        left = await asyncio.to_thread(_media, tmp_path / "data")
        after = await talk.asks("/status")

    assert done.text.startswith("Erased: 3 messages, 1 project, 0 exports")
    assert left == []
    assert after.text == "The timeline is empty. Send a clip, or tell me what to make."


async def test_only_whoever_was_asked_can_confirm(talk: Talk) -> None:
    """Somebody else who presses the button is asked about their own."""
    talk.is_private = False
    await talk.asks("", "beach.mp4")
    await talk.asks("/forget")
    await talk.presses("Erase everything", by=BEN)
    await talk.settles()

    assert talk.last.text.startswith("This erases everything I keep about you")
    assert "beach" in (await talk.asks("/projects")).text


async def test_in_a_group_what_others_work_on_stays(talk: Talk) -> None:
    """A project that is theirs alone goes, one with others stays, and both are told."""
    group = talk.in_chat("9", is_private=False)
    await known(talk.cutroom, group.chat)
    await group.asks("", "together.mp4")
    await group.asks("trim it", by=BEN)
    await group.asks("/new Alone")
    await group.asks("trim it")
    await group.asks("/forget", by=ANNA)
    await group.presses("Erase everything", by=ANNA)
    done = await group.sees("Erased: ")
    await group.settles()
    listed = await group.asks("/projects", by=BEN)

    assert "4 messages" in done.text or "5 messages" in done.text
    assert "1 project," in done.text
    assert "1 project of a group stays, because others work on it too." in done.text
    assert "together" in listed.text
    assert "Alone" not in listed.text


async def test_what_lies_in_the_cloud_is_said_plainly(cloud: Cloud, tmp_path: Path) -> None:
    """There is no call to erase it there, and nobody is told that it was."""
    more = {"nemo_web_url": "https://n.test"}
    async with with_cloud(cloud, tmp_path, settings=more) as talk:
        await talk.asks("", "beach.mp4")
        await talk.asks("/forget")
        await talk.presses("Erase everything")
        done = await talk.sees("Erased: ")

    assert (
        "lie in the NemoVideo cloud, and that can't be erased from here: ask for it at https://n.test."
        in (done.text)
    )


async def test_the_smaller_copies_of_an_export_are_erased_as_well(tmp_path: Path) -> None:
    """Also of one in a project that others work on, where only this person's renders go."""
    clock, traces = JumpingClock(), list[Traces]()

    async def erase(found: Traces) -> None:
        traces.append(found)

    async with await Database.open(tmp_path / "cutroom.db", *SCHEMAS) as database:
        queue = SqliteQueue(database, clock)
        exports = Exports(database, queue, clock)
        for turn, person in enumerate(("anna", "ben"), start=1):
            export = await exports.want(
                turn=turn,
                chat=ChatKey("test", "team"),
                project=1,
                number=turn,
                person=person,
                wish={"output": {}},
                message=None,
            )
            await exports.note(export, copies=[f"render_{person}_9600000"])
        await Forgetting(database, queue, tmp_path, erase).forget("test:anna")

    assert [found.renders for found in traces] == [("render_anna_9600000",)]
