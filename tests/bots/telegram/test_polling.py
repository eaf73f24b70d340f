"""Long polls: acknowledged only when kept, watched, and explained."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bots.telegram.connection import line
from bots.telegram.intake import Intake
from bots.telegram.people import Me
from bots.telegram.polling import Polling
from core.chat import Incoming
from core.clock import SystemClock
from core.errors import SettingsError
from tests.bots.telegram.receiving import Notebook
from tests.bots.telegram.stage import settings
from tests.fakes.clock import JumpingClock
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_rules import No


async def _as_it_is(incoming: Incoming) -> Incoming:
    return incoming


async def _nobody(_: object) -> None:
    return None


@asynccontextmanager
async def _polling(
    api: BotApi, folder: Path, notebook: Notebook, *, watchdog_s: float = 30.0
) -> AsyncIterator[asyncio.Task[None]]:
    given = settings(api, folder)
    assert given.telegram_token is not None
    clock = SystemClock()
    async with line(given.telegram_token, api.url, is_local=False) as opened:
        intake = Intake(
            Me(99, "bot"),
            opened.bot,
            handle=notebook.handle,
            complete=_as_it_is,
            joined=_nobody,
            folder=folder,
            clock=clock,
        )
        polling = Polling(opened, intake, JumpingClock(), lambda name: name, watchdog_s=watchdog_s)
        task = asyncio.create_task(polling.run())
        try:
            yield task
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError, SettingsError):
                await task
            await intake.close()


async def test_an_update_counts_only_when_it_is_kept(api: BotApi, tmp_path: Path) -> None:
    """While the desk has not kept an update, Telegram keeps it too; other chats are heard meanwhile."""
    ann, bob, notebook = Person(api, 1), Person(api, 2), Notebook(gates={"slow": asyncio.Event()})

    async with _polling(api, tmp_path, notebook):
        ann.say("slow")
        ann.say("after")
        bob.say("quick")
        await api.until(lambda: notebook.texts == ["quick"] and len(api.asked("getUpdates")) > 2)
        assert api.acknowledged <= api.updates[0]["update_id"]
        assert len(api.updates) == 3
        notebook.gates["slow"].set()
        await api.until(lambda: not api.updates)

    assert notebook.texts == ["quick", "slow", "after"]


async def test_what_could_not_be_kept_comes_again(api: BotApi, tmp_path: Path) -> None:
    """A failure to keep an update is tried again, but one that always fails does not hold up the rest."""
    ann, notebook = Person(api, 1), Notebook(failures={"once": 1, "always": 99})

    async with _polling(api, tmp_path, notebook):
        ann.say("once")
        ann.say("always")
        ann.say("after")
        await api.until(lambda: not api.updates)

    assert sorted(notebook.texts) == ["after", "once"]


async def test_a_poll_that_never_ends_is_replaced(api: BotApi, tmp_path: Path) -> None:
    """The watchdog gives up a poll that hangs, and listens on a new connection."""
    ann, notebook, gate = Person(api, 1), Notebook(), asyncio.Event()
    api.hang("getUpdates", gate)

    async with _polling(api, tmp_path, notebook, watchdog_s=0.3):
        ann.say("hello")
        await api.until(lambda: notebook.texts == ["hello"])
        gate.set()


async def test_a_second_poller_is_explained(
    api: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A 409 is told to the operator in words, and the bot goes on."""
    ann, notebook = Person(api, 1), Notebook()
    words = (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    api.when("getUpdates", No(409, words))

    async with _polling(api, tmp_path, notebook):
        ann.say("hello")
        await api.until(lambda: notebook.texts == ["hello"])

    assert "telegram-conflict" in caplog.text


async def test_outages_and_floods_are_outlived(api: BotApi, tmp_path: Path) -> None:
    """Whatever a poll ends in, the next one follows."""
    ann, notebook = Person(api, 1), Notebook()
    api.when("getUpdates", No(502, "Bad Gateway"), No(429, "Too Many Requests: retry after 3", retry_after=3))
    api.lose_answer("getUpdates")

    async with _polling(api, tmp_path, notebook):
        ann.say("hello")
        await api.until(lambda: notebook.texts == ["hello"])


async def test_a_token_that_is_refused_ends_it(api: BotApi, tmp_path: Path) -> None:
    """A token that Telegram has withdrawn is named to the operator."""
    api.when("getUpdates", No(401, "Unauthorized"))

    async with _polling(api, tmp_path, Notebook()) as task:
        with pytest.raises(SettingsError, match="telegram-token-refused"):
            await task
