"""Settings that guard: who may use the bot, how much of it, and sentences that say so."""

import asyncio
from pathlib import Path

from core.chat import Unknown
from tests.core.conversation.talk import ANNA, BEN, Talk, with_cloud
from tests.fakes.cloud import Cloud
from tests.fakes.platform import saying
from tests.fakes.streams import call, text


async def test_only_whom_the_operator_lets_in_is_served(cloud: Cloud, tmp_path: Path) -> None:
    """A private bot says so, keeps nothing and greets nobody."""
    async with with_cloud(cloud, tmp_path, settings={"allow": frozenset({"test:anna"})}, is_new=True) as talk:
        stranger = talk.in_chat("2", person=BEN)
        assert (await stranger.asks("/start")).text.startswith("This bot is private.")
        assert "Ready" in (await talk.asks("/start")).text

    assert len(stranger.messages) == 1


async def test_a_chat_may_be_let_in_as_a_whole(cloud: Cloud, tmp_path: Path) -> None:
    """Everybody in a listed group is served; an admin is served everywhere."""
    settings = {"allow": frozenset({"test:g"}), "admins": frozenset({"test:ben"})}
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        group = talk.in_chat("g", is_private=False)
        await group.asks("trim it")
        refused = await talk.asks("trim it")
        served = await talk.asks("trim it", by=BEN)

    assert any(words.startswith("Done.") for words in group.transcript)
    assert refused.text.startswith("This bot is private.")
    assert served.text.startswith("Done.")


async def test_forgetting_is_no_way_around_the_limit(cloud: Cloud, tmp_path: Path) -> None:
    """What was asked within the hour counts on, as a number; after the hour it does not."""
    async with with_cloud(cloud, tmp_path, settings={"person_limit": 2}) as talk:
        await talk.asks("trim it")
        await talk.asks("trim it")
        await talk.asks("/forget")
        await talk.presses("Erase everything")
        await talk.sees("Erased: ")
        await talk.settles()
        refused = await talk.asks("trim it")
        talk.clock.advance(3700)
        served = await talk.asks("trim it")

    assert refused.text.startswith("You have asked 2 times within an hour.")
    assert served.text.startswith("Done.")


async def test_a_platform_may_be_let_in_as_a_whole(cloud: Cloud, tmp_path: Path) -> None:
    """Where the platform keeps its own door, its name alone lets everybody in."""
    async with with_cloud(cloud, tmp_path, settings={"allow": frozenset({"test"})}) as talk:
        assert (await talk.asks("trim it", by=BEN)).text.startswith("Done.")


async def test_a_person_may_ask_so_often_an_hour(cloud: Cloud, tmp_path: Path) -> None:
    """After that a sentence says so; looking is free, and an hour later all is well."""
    async with with_cloud(cloud, tmp_path, settings={"person_limit": 2}) as talk:
        await talk.asks("one")
        await talk.asks("two")
        assert (await talk.asks("three")).text.startswith("You have asked 2 times within an hour.")
        assert "You have 90 credits" in (await talk.asks("/credits")).text
        assert (await talk.asks("four", by=BEN)).text.startswith("Done.")
        talk.clock.advance(3600)
        assert (await talk.asks("five")).text.startswith("Done.")


async def test_so_many_requests_wait_in_one_chat(cloud: Cloud, tmp_path: Path) -> None:
    """A line has an end; what was kept already is kept once and not refused."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("First."))
    async with with_cloud(cloud, tmp_path, settings={"chat_limit": 2}) as talk:
        await talk.says("one", message="1")
        await talk.sees("Adding music…")
        await talk.says("two", message="2")
        await talk.says("three", message="3")
        assert talk.last.text.startswith("There are 2 requests waiting here already.")
        before = len(talk.messages)
        await talk.says("two", message="2")
        assert len(talk.messages) == before
        gate.set()
        await talk.settles()

    assert len(cloud.calls("/run_sse")) == 2


async def test_a_chat_that_blocked_the_bot_is_left_in_peace(talk: Talk, cloud: Cloud) -> None:
    """The work stops without a word, the project stays, and the person can come back."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("Done."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    talk.platform.gone.add(talk.chat)
    gate.set()
    await talk.settles()
    assert (await talk.cutroom.chats.get(talk.chat)).is_gone
    shown = len(talk.messages)

    talk.platform.gone.clear()
    await talk.asks("/status")

    assert not (await talk.cutroom.chats.get(talk.chat)).is_gone
    assert "beach.mp4" in talk.messages[shown].text
    assert cloud.runs("1") == 1


async def test_an_export_for_a_chat_that_is_gone_ends_quietly(talk: Talk, cloud: Cloud) -> None:
    """Nothing is tried for ever, and the timeline is as it was."""
    cloud.when_rendering({"status": "processing", "progress": 40})
    await talk.says("/export")
    await talk.sees("Rendering… 40%")
    talk.platform.gone.add(talk.chat)
    talk.clock.advance(30)
    await talk.settles()

    assert (await talk.cutroom.chats.get(talk.chat)).is_gone


async def test_a_message_that_may_have_arrived_is_not_sent_again(talk: Talk) -> None:
    """Whether the first word arrived is unknown, so only the last one comes, as a new message."""
    talk.platform.fails(Unknown(), saying("On it…"))

    await talk.asks("trim it")

    assert len(talk.messages) == 1
    assert talk.last.text.startswith("Done.")
    assert talk.last.history == [talk.last.text]
    assert talk.person is ANNA
