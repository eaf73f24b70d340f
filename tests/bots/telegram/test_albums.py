"""Albums, gathered by a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from bots.telegram.intake import Intake
from bots.telegram.people import Me
from core.chat import Incoming
from tests.bots.telegram.receiving import Notebook
from tests.fakes.held_clock import HeldClock
from tests.fakes.telegram import TOKEN

ANN = {"id": 1, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 1, "type": "private"}
TEAM = {"id": -100, "type": "supergroup", "title": "Team"}


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def intake(notebook: Notebook, clock: HeldClock, tmp_path: Path) -> AsyncIterator[Intake]:
    opened = _intake(notebook, clock, tmp_path)
    yield opened
    await opened.close()


def _intake(notebook: Notebook, clock: HeldClock, folder: Path) -> Intake:
    async def as_it_is(incoming: Incoming) -> Incoming:
        return incoming

    async def nobody(_: object) -> None:
        return None

    # Nothing listens there: what is only a courtesy may fail.
    bot = Bot(TOKEN, base_url="http://127.0.0.1:9/bot")
    me = Me(99, "cut_bot")
    return Intake(
        me,
        bot,
        handle=notebook.handle,
        complete=as_it_is,
        joined=nobody,
        folder=folder / "shelf",
        clock=clock,
    )


def _item(number: int, chat: dict[str, Any] = PRIVATE, **more: Any) -> Update:
    photo = [{"file_id": f"f{number}", "file_unique_id": "u", "width": 9, "height": 9}]
    message = {"message_id": number, "date": 1, "chat": chat, "from": ANN, "photo": photo, **more}
    update = Update.de_json({"update_id": number, "message": {"media_group_id": "a", **message}}, None)
    assert isinstance(update, Update)
    return update


async def test_items_are_one_message_in_their_order(
    intake: Intake, notebook: Notebook, clock: HeldClock
) -> None:
    """What comes within the quiet time belongs together, whatever order it comes in."""
    for number in (2, 1, 3):
        await intake.take(_item(number, caption="mute" if number == 3 else None))
        await clock.advance(1.0)
    assert notebook.heard == []

    await clock.advance(1.0)

    [album] = notebook.heard
    assert [media.ref for media in album.media] == ["f1", "f2", "f3"]
    assert (album.message, album.text) == ("1", "mute")


async def test_text_that_follows_an_album_waits_for_it(
    intake: Intake, notebook: Notebook, clock: HeldClock
) -> None:
    """What is said after an album is handed over after it."""
    taken = [intake.take(_item(1)), intake.take(_item(9, media_group_id=None, caption="after"))]
    await clock.advance(0.0)
    await clock.advance(1.0)
    assert notebook.heard == []

    await clock.advance(1.0)
    await asyncio.wait(taken)

    assert [incoming.message for incoming in notebook.heard] == ["1", "9"]


async def test_an_album_that_never_rests_is_closed(
    intake: Intake, notebook: Notebook, clock: HeldClock
) -> None:
    """After ten seconds, or ten items, an album is what it is."""
    for number in range(1, 10):
        await intake.take(_item(number))
        await clock.advance(1.2)

    assert len(notebook.heard) == 1
    assert len(notebook.heard[0].media) == 9
    for number in range(21, 31):
        await intake.take(_item(number, media_group_id="b"))
    await clock.advance(0.0)
    assert [len(incoming.media) for incoming in notebook.heard] == [9, 10]


async def test_a_stop_hands_over_what_is_there(intake: Intake, notebook: Notebook) -> None:
    """Stopped while it gathers, an album goes to the desk as far as it came."""
    await intake.take(_item(1, caption="mute"))
    await intake.take(_item(2))

    await intake.close()

    [album] = notebook.heard
    assert len(album.media) == 2


async def test_what_was_acknowledged_survives_the_process(
    notebook: Notebook, clock: HeldClock, tmp_path: Path
) -> None:
    """Items of an album that a process took in and never handed over are handed over by the next one."""
    first = _intake(Notebook(), clock, tmp_path)
    await first.take(_item(1, caption="mute"))
    await first.take(_item(2))

    second = _intake(notebook, clock, tmp_path)
    await second.recover()
    await second.close()

    [album] = notebook.heard
    assert (album.message, len(album.media), album.text) == ("1", 2, "mute")
    assert list((tmp_path / "shelf").iterdir()) == []
    await first.close()


async def test_an_album_that_is_not_for_us_is_never_written_down(
    intake: Intake, notebook: Notebook, clock: HeldClock, tmp_path: Path
) -> None:
    """In a group an album without our name leaves nothing; with it in any caption, all of it counts."""
    await intake.take(_item(1, TEAM))
    await intake.take(_item(2, TEAM, caption="secret"))
    assert not (tmp_path / "shelf").exists()
    await clock.advance(2.0)
    assert notebook.heard == []

    entity = [{"type": "mention", "offset": 0, "length": 8}]
    await intake.take(_item(3, TEAM, media_group_id="b"))
    await intake.take(_item(4, TEAM, media_group_id="b", caption="@cut_bot mute", caption_entities=entity))
    await clock.advance(2.0)

    [album] = notebook.heard
    assert ([media.ref for media in album.media], album.text) == (["f3", "f4"], "mute")
