"""Projects, profiles and languages: what a chat may choose, and what it keeps."""

import asyncio
from pathlib import Path

from core.nemo.wire import Path as Api
from core.settings import Identity
from tests.core.conversation.talk import Talk, known, with_cloud
from tests.fakes.cloud import Cloud


async def test_a_new_project_keeps_the_old_one(talk: Talk, cloud: Cloud) -> None:
    """Edits go to the new session; the list has both, and a button for each that is not current."""
    await talk.asks("", "beach.mp4")
    assert (await talk.asks("/new Holiday")).text.startswith("A fresh project, number 2.")
    await talk.asks("add a title")
    listed = await talk.asks("/projects")

    assert (cloud.runs("1"), cloud.runs("2")) == (0, 1)
    assert listed.text == "Your projects:\n2. Holiday ← you are here\n1. beach"
    assert listed.labels == ["1. beach", "New project"]


async def test_going_back_to_an_older_project(talk: Talk, cloud: Cloud) -> None:
    """By its button or its number; what is asked next is asked there."""
    await talk.asks("", "beach.mp4")
    await talk.asks("/new")
    await talk.asks("/projects")
    await talk.presses("1. beach")
    await talk.settles()
    assert talk.last.text == "Back in project 1: beach."
    await talk.asks("trim it")
    assert cloud.runs("1") == 1

    await talk.asks("/projects 2")
    await talk.asks("add a title")
    assert cloud.runs("2") == 1


async def test_a_project_that_is_not_there_is_said(talk: Talk) -> None:
    """A number of no project, and a list of none."""
    assert (await talk.asks("/projects")).text.startswith("There are no projects yet.")
    assert (await talk.asks("/projects 7")).text == "There is no project 7 here."


async def test_a_name_that_was_given_is_kept(talk: Talk) -> None:
    """The first file names a project only where nobody else has."""
    await talk.asks("/new Holiday")
    await talk.asks("", "beach.mp4")

    assert "Holiday" in (await talk.asks("/projects")).text


async def test_a_wish_in_line_is_done_in_the_project_that_is_current_by_then(
    talk: Talk, cloud: Cloud
) -> None:
    """A new project waits in line like everything else, so order is what decides."""
    talk.platform.gates["slow.mp4"] = gate = asyncio.Event()
    await talk.says("", "slow.mp4")
    await talk.says("/new")
    await talk.says("add a title")
    gate.set()
    await talk.settles()

    assert len(cloud.calls(Api.UPLOAD.format(session_id="1"))) == 1
    assert cloud.runs("2") == 1


async def test_a_profile_is_chosen_for_this_chat_alone(talk: Talk, cloud: Cloud) -> None:
    """Its name goes out with every request from then on, and its resolution is asked for."""
    other = talk.in_chat("2")
    await known(talk.cutroom, other.chat)
    assert (await talk.asks("/skill")).text == "Choose a profile:"
    await talk.presses("Video Maker")
    await talk.settles()
    assert talk.last.text == "From now on: Video Maker."
    await talk.asks("/export")
    await other.asks("/export")

    mine, theirs = cloud.calls(Api.RENDERS)
    assert (mine.headers["x-skill-source"], theirs.headers["x-skill-source"]) == (
        "video-maker",
        "video-maker-4k",
    )
    assert (mine.json["output"]["resolution"], theirs.json["output"]["resolution"]) == ("1080p", "4k")


async def test_a_profile_that_does_not_exist_is_said(talk: Talk) -> None:
    """With the ones that do, a button each."""
    answer = await talk.asks("/skill painter")

    assert answer.text.startswith("There is no profile “painter”.")
    assert len(answer.labels) == 4


async def test_a_language_is_chosen_against_the_clients(talk: Talk) -> None:
    """From then on everything is said in it, whatever the client says of itself."""
    assert (await talk.asks("/language")).labels == ["English", "中文"]
    await talk.presses("中文")
    await talk.settles()
    assert talk.last.text == "以后我将使用中文。"

    assert (await talk.asks("/cancel")).text == "没有正在进行的任务。"


async def test_each_chat_may_have_an_identity_of_its_own(cloud: Cloud, tmp_path: Path) -> None:
    """With per-chat identities two chats speak with two tokens, got by two client ids."""
    async with with_cloud(cloud, tmp_path, settings={"identity": Identity.PER_CHAT}) as talk:
        other = talk.in_chat("2")
        await known(talk.cutroom, other.chat)
        await talk.asks("trim it")
        await other.asks("trim it")

    one, two = cloud.calls(Api.RUN)
    assert one.token != two.token
    assert len({asked.headers["x-client-id"] for asked in cloud.calls(Api.ANONYMOUS_TOKEN)}) == 2


async def test_one_identity_serves_all_chats_by_default(talk: Talk, cloud: Cloud) -> None:
    """One token is asked for, however many chats there are."""
    other = talk.in_chat("2")
    await known(talk.cutroom, other.chat)
    await talk.asks("trim it")
    await other.asks("trim it")

    assert len(cloud.calls(Api.ANONYMOUS_TOKEN)) == 1
