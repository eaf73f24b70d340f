"""What edits cost: counted once, measured where the backend tells, and kept within caps that say when."""

import asyncio
from pathlib import Path

from core.nemo.wire import Path as Endpoint
from tests.core.conversation.talk import BEN, known, with_cloud, with_studio
from tests.fakes.answers import no
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call, text

DAY = 86_400


def _holds(cloud: Cloud, total: float, frozen: float = 0) -> None:
    cloud.balance = {"available": total - frozen, "frozen": frozen, "total": total}


async def test_the_studio_charges_a_session_once_and_so_do_we(tmp_path: Path) -> None:
    """Measured on the real studio: the first edit of a project costs, the next one does not."""
    async with with_studio(tmp_path, settings={"studio_credits": 200, "person_credits": 90}) as talk:
        await talk.asks("twice as fast", "beach.mp4")
        first = (await talk.asks("/credits")).text
        await talk.asks("mute it")
        second = (await talk.asks("/credits")).text
        await talk.asks("/new")
        refused = await talk.asks("mute it and export", "dune.mp4")

    assert "Today (UTC) you have used 50 credits of your 90." in first
    assert "Today (UTC) you have used 50 credits of your 90." in second
    assert "You have 150 credits" in second
    assert refused.text.startswith(
        "This would cost about 50 credits, and of your 90 for today you have used 50. It is possible again"
    )
    assert refused.labels == ["Try again"]
    assert not [words for words in talk.transcript if "Rendering" in words]


async def test_a_new_day_begins_at_midnight_utc(cloud: Cloud, tmp_path: Path) -> None:
    """One second before, the cap holds; then everything is possible again. Another person has their own."""
    async with with_cloud(cloud, tmp_path, settings={"person_credits": 60}) as talk:
        talk.clock.advance(DAY - talk.clock.now() % DAY + DAY - 3600)
        cloud.when(Endpoint.CREDITS, *[no(500)] * 8)  # nobody can tell, so the expectation counts
        await talk.asks("trim it")
        refused = await talk.asks("trim it")
        other = await talk.asks("trim it", by=BEN)
        talk.clock.advance(DAY - talk.clock.now() % DAY)
        served = await talk.asks("trim it")
        share = (await talk.asks("/credits")).text

    assert "It is possible again at 00:00 UTC, in 5" in refused.text
    assert other.text.startswith("Done.")
    assert served.text.startswith("Done.")
    assert "Today (UTC) you have used 0 credits of your 60." in share


async def test_everybody_together_has_a_cap_and_admins_have_none(cloud: Cloud, tmp_path: Path) -> None:
    """What others have spent counts; what never fits into a day is said as such."""
    settings = {"day_credits": 60, "admins": frozenset({"test:ben"})}
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        gate = asyncio.Event()
        cloud.when_run(call("add_music"), gate, text("Done."))
        await talk.says("add music")
        await talk.sees("Adding music…")
        group = talk.in_chat("2")
        await known(talk.cutroom, group.chat)
        refused = await group.asks("trim it")
        served = await group.asks("trim it", by=BEN)
        gate.set()
        await talk.settles()
        await group.asks("/limits day 20", by=BEN)
        never = await talk.asks("trim it")

    assert "of the 60 that everybody here may spend today 50 are used" in refused.text
    assert served.text.startswith("Done.")
    assert never.text.startswith("This would cost about 50 credits, which is more than the 20")


async def test_what_the_account_lost_is_what_was_spent(cloud: Cloud, tmp_path: Path) -> None:
    """Measured, not expected; what others take from the account between two turns is nobody's."""
    async with with_cloud(cloud, tmp_path) as talk:
        gate = asyncio.Event()
        _holds(cloud, 500)
        cloud.when_run(call("add_music"), gate, text("Done."))
        await talk.says("add music")
        await talk.sees("Adding music…")
        _holds(cloud, 463)
        gate.set()
        await talk.settles()
        _holds(cloud, 300)
        await talk.asks("trim it")
        told = (await talk.asks("/credits")).text

    assert "Today (UTC) you have used 37 credits." in told


async def test_too_small_a_balance_is_told_before_it_is_asked_for(cloud: Cloud, tmp_path: Path) -> None:
    """The backend decides; but nobody is surprised."""
    async with with_cloud(cloud, tmp_path) as talk:
        gate = asyncio.Event()
        _holds(cloud, 20)
        cloud.when_run(call("add_music"), gate, text("Done."))
        await talk.says("add music")
        warned = await talk.sees("This may cost about 50 credits; 20 are left.")
        gate.set()
        await talk.settles()

    assert warned.text.startswith("Done.")


async def test_stopping_says_what_is_still_charged(cloud: Cloud, tmp_path: Path) -> None:
    """What is set aside counts as used, once, although the turn was stopped."""
    async with with_cloud(cloud, tmp_path) as talk:
        gate = asyncio.Event()
        _holds(cloud, 500)
        cloud.when_run(call("add_music"), gate, text("Done."))
        await talk.says("add music")
        await talk.sees("Adding music…")
        _holds(cloud, 500, frozen=45)
        await talk.says("/cancel")
        told = await talk.sees("Stopped.")
        await talk.settles()
        share = (await talk.asks("/credits")).text

    assert "That is up to 45 credits, and they count as used today." in told.text
    assert "Today (UTC) you have used 45 credits." in share


async def test_being_forgotten_is_no_way_around_a_cap(cloud: Cloud, tmp_path: Path) -> None:
    """What was spent today counts on, under a fingerprint that says nothing tomorrow."""
    async with with_cloud(cloud, tmp_path, settings={"person_credits": 60}) as talk:
        cloud.when(Endpoint.CREDITS, *[no(500)] * 8)
        await talk.asks("trim it")
        await talk.asks("/forget")
        await talk.presses("Erase everything")
        await talk.sees("Erased: ")
        await talk.settles()
        refused = await talk.asks("trim it")

    assert "of your 60 for today you have used 50" in refused.text
