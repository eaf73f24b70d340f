"""Groups: one project, everybody named, and nobody in another chat's way."""

import asyncio

from core.nemo.wire import Path as Api
from tests.core.conversation.talk import BEN, Talk, known
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call, text


async def _group(talk: Talk) -> Talk:
    group = talk.in_chat("g", is_private=False)
    await known(talk.cutroom, group.chat)
    return group


async def test_a_group_shares_one_project(talk: Talk, cloud: Cloud) -> None:
    """What Anna and Ben ask for goes into the same session."""
    group = await _group(talk)
    await group.asks("add music")
    await group.asks("add a title", by=BEN)

    assert cloud.runs("1") == 2


async def test_an_answer_replies_to_whoever_asked(talk: Talk) -> None:
    """Each answer hangs on the message that asked for it."""
    group = await _group(talk)
    await group.asks("add music", message="a1")
    await group.asks("add a title", by=BEN, message="b1")

    assert [message.reply.answers for message in group.messages] == ["a1", "b1"]


async def test_the_line_says_who_asked_for_what(talk: Talk, cloud: Cloud) -> None:
    """Status names the person of each turn that waits or runs."""
    group = await _group(talk)
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("Done."))
    await group.says("add music", by=BEN)
    await group.sees("Adding music…")
    await group.says("/status")

    await group.sees("In line: “add music” (Ben)")
    gate.set()
    await group.settles()


async def test_topics_of_a_group_have_projects_of_their_own(talk: Talk, cloud: Cloud) -> None:
    """A thread is a chat of its own."""
    group = await _group(talk)
    topic = type(group)(
        talk.cutroom, talk.platform, talk.clock, talk.folder, type(group.chat)("test", "g", "7"), BEN, False
    )
    await known(talk.cutroom, topic.chat)
    await group.asks("add music")
    await topic.asks("add a title")

    assert (cloud.runs("1"), cloud.runs("2")) == (1, 1)
    assert len(cloud.calls(Api.SESSIONS)) == 2
