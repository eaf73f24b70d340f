"""What the operator's admins may do in chat, and what everybody else sees of it: nothing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.chat import ChatKey, Person
from tests.core.conversation.talk import ANNA, BEN, Talk, known, with_cloud
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call, text

EVE = Person("eve", "Eve", "zh")
COMMANDS = ("/allow", "/deny test:1", "/limits person 1", "/stats", "/broadcast hello", "/logs")


@pytest.fixture
async def talk(cloud: Cloud, tmp_path: Path) -> AsyncIterator[Talk]:
    """Anna's private chat with a bot whose admin she is, and that lets in nobody else."""
    settings = {"admins": frozenset({"test:anna"}), "allow": frozenset({"test:nobody"})}
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        yield talk


@pytest.mark.parametrize("command", COMMANDS)
async def test_to_others_these_are_no_commands(cloud: Cloud, tmp_path: Path, command: str) -> None:
    """They get what any unknown command gets, in a group as well, and nothing happens."""
    settings = {"admins": frozenset({"test:anna"})}
    async with with_cloud(cloud, tmp_path, settings=settings, person=BEN) as talk:
        group = talk.in_chat("g", is_private=False)
        chief = replace(BEN, is_admin=True)  # of the group, which makes nobody the operator's
        unknown = await talk.asks("/nonsense")
        answers = [await talk.asks(command), await group.asks(command, by=chief)]

    assert "**Commands**" in unknown.text
    assert [answer.text.split("**Commands**")[1] for answer in answers] == [
        unknown.text.split("**Commands**")[1]
    ] * 2


async def test_a_person_is_let_in_and_kept_out_by_id_and_by_pointing(talk: Talk) -> None:
    """The newest decision counts, and the list names everybody with what they are called."""
    ben, eve = talk.in_chat("2", person=BEN), talk.in_chat("3", person=EVE)
    await talk.asks("/allow test:ben")
    assert (await ben.asks("trim it")).text.startswith("Done.")
    assert (await talk.asks("/allow @Eve", about=(EVE,))).text == "Eve (test:eve) may use this bot now."
    await eve.asks("trim it")
    await talk.asks("/deny", about=(BEN,))
    refused = await ben.asks("trim it")
    listed = (await talk.asks("/allow")).text

    assert any(words.startswith("Done.") for words in eve.transcript)
    assert refused.text == "You can't use this bot. Its operator can tell you why; hand this on: `test:ben`"
    assert "**Let in here**: Eve (test:eve)" in listed
    assert "**Kept out here**: Ben (test:ben)" in listed
    assert "**Admins** (CUTROOM_ADMINS): test:anna" in listed


async def test_a_group_is_let_in_as_a_whole_and_a_denial_goes_before_it(talk: Talk) -> None:
    """Who is kept out stays out of a group that is let in; the operator's admins can't be locked out."""
    group = talk.in_chat("g", is_private=False)
    await known(talk.cutroom, group.chat)
    await group.asks("/allow here")
    await talk.asks("/deny test:ben")
    assert (await group.asks("trim it", by=EVE)).text.startswith("Done.")
    assert (await group.asks("trim it", by=BEN)).text.startswith("You can't use this bot.")
    assert "only that setting decides" in (await talk.asks("/deny test:anna")).text
    await talk.asks("/deny test:g")
    assert (await group.asks("trim it", by=ANNA)).text.startswith("Done.")


async def test_the_file_of_whoever_is_pointed_at_is_left_alone(talk: Talk, cloud: Cloud) -> None:
    """Keeping somebody out by answering their clip does not edit it."""
    told = await talk.asks("/deny", "theirs.mp4", about=(BEN,))

    assert told.text == "Ben (test:ben) may no longer use this bot."
    assert talk.platform.fetched == []
    assert cloud.calls("/run_sse") == []


async def test_what_waits_is_told_in_words(talk: Talk, cloud: Cloud) -> None:
    """How many are at work, without the question itself."""
    gate = asyncio.Event()
    cloud.when_run(call("add_music"), gate, text("Done."))
    await talk.says("add music")
    await talk.sees("Adding music…")
    await talk.says("add a title")
    await talk.says("/stats")
    told = await talk.sees("Queues")
    gate.set()
    await talk.settles()

    assert told.text.endswith("**Queues**: requests: 1 waiting, 1 running")


async def test_nobody_can_tell_who_a_bare_name_is(talk: Talk) -> None:
    """What can't be told apart decides nothing."""
    assert (await talk.asks("/allow @somebody")).text.startswith("I can't tell who “@somebody” is.")


async def test_whoever_is_not_let_in_reads_whom_to_ask_once_an_hour_and_may_be_let_in_by_a_press(
    talk: Talk,
) -> None:
    """The stranger gets their own id to hand on, the admin two buttons; silence until the hour is over."""
    stranger = talk.in_chat("2", person=BEN)
    await talk.asks("/stats")
    told = await stranger.asks("trim it")
    rung = await talk.sees("Ben would like to use this bot (test:ben).")
    await stranger.asks("trim it!")
    once = len(stranger.messages)
    talk.clock.advance(3601)
    await stranger.asks("trim it!!")
    twice = len(stranger.messages)
    await talk.presses("Let in")
    await talk.settles()
    served = await stranger.asks("trim it")

    assert told.text == ("This bot is private. Ask its operator to let you in, and hand this on: `test:ben`")
    assert rung.labels == ["Let in", "Keep out"]
    assert (once, twice) == (1, 2)
    assert served.text.startswith("Done.")


async def test_limits_are_shown_set_and_taken_back(cloud: Cloud, tmp_path: Path) -> None:
    """What is set in chat counts at once, before the setting, until the setting is asked for again."""
    settings = {"admins": frozenset({"test:anna"}), "person_limit": 5}
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        ben = talk.in_chat("2", person=BEN)
        await known(talk.cutroom, ben.chat)
        before = (await talk.asks("/limits")).text
        await talk.asks("/limits hour 1")
        await ben.asks("trim it")
        refused = await ben.asks("trim it")
        after = (await talk.asks("/limits hour default")).text
        served = await ben.asks("trim it")
        misheard = (await talk.asks("/limits hour many")).text

    assert "`hour`: 5 requests" in before
    assert refused.text.startswith("You have asked 1 times")
    assert "`hour`: 5 requests" in after
    assert served.text.startswith("Done.")
    assert misheard.startswith("To set one:")


async def test_figures_are_told_for_today_and_a_week(talk: Talk, cloud: Cloud) -> None:
    """A day ends at midnight UTC, exactly; looking and administering are no requests."""
    day = 86_400
    talk.clock.advance(day - talk.clock.now() % day + 60)
    cloud.when_run(text("Done."))
    await talk.asks("trim it")
    await talk.asks("trim it and export")
    await talk.asks("/status")
    today = (await talk.asks("/stats")).text.split("\n\n")
    talk.clock.advance(day - talk.clock.now() % day)
    tomorrow = (await talk.asks("/stats")).text.split("\n\n")

    assert "Requests: 2 (2 done, 0 failed, 0 cancelled)" in today[0]
    assert "Exports: 1 (1 delivered, 0 in doubt, 0 failed, 0 cancelled)" in today[0]
    assert "People: 1, in 1 chat" in today[0]
    assert "Requests: 0" in tomorrow[0]
    assert "Requests: 2" in tomorrow[1]
    assert "**Queues**" in today[2]


async def test_the_log_is_shown_as_a_text_or_else_as_a_file(cloud: Cloud, tmp_path: Path) -> None:
    """As many lines as are asked for, the last ones."""
    settings = {"admins": frozenset({"test:anna"})}
    lines = [f"line {number} {'.' * 40}" for number in range(200)]
    async with with_cloud(cloud, tmp_path, settings=settings, lines=lambda: lines) as talk:
        few = (await talk.asks("/logs 2")).text
        await talk.asks("/logs 150")

    assert few == f"The last 2 lines of the log:\n{lines[198]}\n{lines[199]}"
    assert talk.last.file.decode().splitlines() == lines[50:]


async def test_a_group_that_moves_stays_let_in(talk: Talk) -> None:
    """Its new name is the one that is on the list."""
    group = talk.in_chat("g", is_private=False)
    await group.asks("/allow here")
    moved = talk.in_chat("G", is_private=False, person=BEN)
    await moved.says(moved_from=ChatKey("test", "g"))
    await known(talk.cutroom, moved.chat)

    assert (await moved.asks("trim it")).text.startswith("Done.")
