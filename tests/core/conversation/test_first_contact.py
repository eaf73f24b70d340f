"""First contact: a greeting, three things to try, and a line that ends in readiness."""

import asyncio
from pathlib import Path

from core.nemo.wire import Path as Api
from core.skills import Skills
from tests.core.conversation.talk import Talk, with_cloud
from tests.fakes.answers import no
from tests.fakes.cloud import Cloud

DOWN = no(500, status=503)


async def test_start_greets_with_three_things_to_try_and_ends_in_readiness(
    cloud: Cloud, tmp_path: Path
) -> None:
    """The greeting stands in one message, whose last line is edited when the project is there."""
    async with with_cloud(cloud, tmp_path, is_new=True) as talk:
        greeting = await talk.asks("/start")

    skill = Skills.load(Path("config/skills"))["video-maker-4k"]
    assert len(talk.messages) == 1
    assert greeting.history[0] == f"{skill.greeting('en')}\n\nSetting things up…"
    assert greeting.text == f"{skill.greeting('en')}\n\nReady. Send a clip, or tell me what to make."
    assert greeting.labels == list(skill.things_to_try("en"))


async def test_a_thing_to_try_is_said_by_pressing_it(talk: Talk, cloud: Cloud) -> None:
    """A button of the greeting sends its own words to the agent."""
    await talk.asks("/start")
    cloud.when_run({"text": "Cut."})

    await talk.presses(talk.last.labels[1])
    await talk.settles()

    said = [asked.json["new_message"]["parts"][0]["text"] for asked in cloud.calls(Api.RUN)]
    assert said == [talk.messages[0].labels[1]]


async def test_whoever_starts_with_something_else_is_greeted_once(cloud: Cloud, tmp_path: Path) -> None:
    """A first mention that is no /start is answered, and greeted as well; later ones are only answered."""
    async with with_cloud(cloud, tmp_path, is_new=True) as talk:
        await talk.asks("make it shorter")
        await talk.asks("a little more")

    greetings = [text for text in talk.transcript if text.endswith("Send a clip, or tell me what to make.")]
    assert len(greetings) == 1
    assert cloud.runs("1") == 2


async def test_connecting_keeps_nobody_waiting(cloud: Cloud, tmp_path: Path) -> None:
    """What arrives while things are set up is taken in, and done afterwards in the same project."""
    gate = asyncio.Event()
    cloud.when_stuck(Api.SESSIONS, gate, then=cloud._session)
    async with with_cloud(cloud, tmp_path, is_new=True) as talk:
        await talk.says("/start")
        await talk.sees("Setting things up…")
        await talk.says("make it shorter")
        gate.set()
        await talk.settles()

    assert cloud.runs("1") == 1
    assert len(cloud.calls(Api.SESSIONS)) == 1
    assert "Ready. Send a clip" in talk.transcript[0]
    assert talk.transcript[1].startswith("Done.")


async def test_an_unreachable_backend_is_said_and_tried_again(cloud: Cloud, tmp_path: Path) -> None:
    """The greeting's line says that what was sent is kept, and later that all is ready."""
    cloud.when(Api.SESSIONS, DOWN)
    async with with_cloud(cloud, tmp_path, is_new=True) as talk:
        await talk.says("/start")
        waiting = await talk.sees("The editing service can't be reached. What you sent is kept")
        greeting = waiting.text.partition("\n\nThe editing service")[0]
        talk.clock.advance(30)
        await talk.settles()

    assert len(talk.messages) == 1
    assert talk.last.text == f"{greeting}\n\nReady. Send a clip, or tell me what to make."


async def test_the_clients_language_is_spoken(cloud: Cloud, tmp_path: Path) -> None:
    """A client set to Chinese is greeted in Chinese, and the project is told so."""
    async with with_cloud(cloud, tmp_path, is_new=True) as talk:
        chinese = talk.in_chat("2")
        await chinese.asks("/start", by=type(talk.person)("li", "Li", "zh-Hans-CN"))

    assert chinese.last.text.endswith("准备好了。发送一段视频，或告诉我想做什么。")
    assert cloud.calls(Api.SESSIONS)[0].json["language"] == "zh"


async def test_help_tells_the_ways_of_working_and_the_commands(talk: Talk) -> None:
    """Help names how to work quickly, in batches and step by step, and every command."""
    told = (await talk.asks("/help")).text

    assert all(way in told for way in ("Quick", "Batch", "Step by step", "/export", "/projects", "/cancel"))
