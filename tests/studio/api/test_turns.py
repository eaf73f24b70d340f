"""An edit is charged once a session, when it was made, and is kept before it is told."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from core.nemo.wire import Kind
from core.nemo.wire import Path as Url
from core.queue import SCHEMA as QUEUE_SCHEMA
from core.store.db import Database
from studio.api.accounts import Accounts
from studio.api.analyses import Analyses
from studio.api.disk import Disk
from studio.api.eyes import Eyes
from studio.api.links import Links
from studio.api.projects import Projects
from studio.api.schema import FILE, SCHEMA
from studio.api.serving import StudioConfig, serve
from studio.api.turns import Turns
from studio.api.uploads import Uploads
from studio.editing.project import place
from studio.timeline import Media
from tests.contract.caller import Caller, arrive, door, refusal, turn
from tests.contract.clips import picture
from tests.fakes.clock import JumpingClock

LOGO = Media("m1", "logo.png", Kind.IMAGE, width=64, height=48)
EDIT = 'add a title "Holiday"'


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(StudioConfig(tmp_path, credits=50), clock=SystemClock()) as url, door(url) as http:
        yield http


async def _with_picture(caller: Caller) -> str:
    session_id: str = (await caller.session())["session_id"]
    await caller.upload(session_id, ("logo.png", picture()))
    return session_id


async def test_the_first_edit_of_a_session_is_charged_and_later_ones_are_not(http: httpx.AsyncClient) -> None:
    """Fifty credits make one session; the next one finds none left, the first goes on."""
    caller = await arrive(http)
    first, second = await _with_picture(caller), await _with_picture(caller)
    await caller.say(first, EDIT)
    refused = await caller.call("POST", Url.RUN, json=turn(second, EDIT))
    await caller.say(first, 'add a title "Again"')

    assert await caller.credits() == {"available": 0, "frozen": 0, "total": 0}
    assert refusal(refused) == (402, 2001)
    assert "Again" in str(await caller.state(first))
    assert "Holiday" not in str(await caller.state(second))


async def test_what_is_not_understood_costs_nothing(http: httpx.AsyncClient) -> None:
    """The credits that were set aside are back."""
    caller = await arrive(http)
    await caller.say(await _with_picture(caller), "blorb the frumious snark")

    assert await caller.credits() == {"available": 50, "frozen": 0, "total": 50}


async def test_an_embedded_studio_edits_for_free(tmp_path: Path) -> None:
    """The balance is shown and stays."""
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        caller = await arrive(http)
        session_id = await _with_picture(caller)
        await caller.say(session_id, EDIT)

        assert await caller.credits() == {"available": 100, "frozen": 0, "total": 100}


async def test_credits_that_a_crash_left_frozen_are_free_at_the_next_start(tmp_path: Path) -> None:
    """A turn that died with its process costs nothing."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / FILE, QUEUE_SCHEMA, SCHEMA) as database:
        accounts = Accounts(database, clock, credits=100)
        token = await accounts.issue("client-1")
        session = await Projects(database, clock).open(token.user_id, name="project", language="en")
        await accounts.hold(token.user_id, session.session_id)
        before = await accounts.balance(token.user_id)

    async with serve(StudioConfig(tmp_path, credits=100), clock=clock) as url, door(url) as http:
        after = await Caller(http, token.token).credits()

    assert (before.available, before.frozen) == (50, 50)
    assert after == {"available": 100, "frozen": 0, "total": 100}


async def test_an_edit_is_kept_although_its_caller_has_gone(tmp_path: Path) -> None:
    """The answer is in the project when `run` returns, before anybody was told."""
    clock = JumpingClock()
    async with await Database.open(tmp_path / FILE, QUEUE_SCHEMA, SCHEMA) as database:
        accounts, projects = Accounts(database, clock), Projects(database, clock)
        user_id = (await accounts.issue("client-1")).user_id
        session = await projects.open(user_id, name="project", language="en")
        async with database.transaction() as transaction:
            await projects.keep(transaction, session, place(session.project, [LOGO]))
        disk = Disk(tmp_path, 10**9)
        eyes = Eyes(Analyses(disk.analyses), Uploads(database, clock, disk, projects, Links("http://x")))
        made = await Turns(database, accounts, projects, eyes).run(user_id, session.session_id, EDIT)

        assert made.changed
        assert (await projects.get(user_id, session.session_id)).project == made.project
