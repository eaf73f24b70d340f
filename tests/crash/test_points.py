"""The process dies at every point of a turn and of an export: nothing is lost, and nothing is done twice."""

from collections import Counter
from pathlib import Path

import pytest

from core.locales import Catalogue
from core.settings import DEFAULT_CONFIG
from tests.crash.backend import SAYS
from tests.crash.bot import Said
from tests.crash.points import EVERYTHING, EXPORT, TURN, WISH, Point
from tests.crash.town import Town

FILE = "beach-1.mp4"
# What people read when nobody dies: of the file, of the edit, of the export, and with the video.
ADDED = "Added beach.mp4 — 0:02"
EDITED = f'• Added title "{WISH}" (0-1s)'
DONE = f"Done: {FILE}"
VIDEO = f"{FILE} — 160×90, 0:01"
USUAL = (ADDED, EDITED, DONE, VIDEO)

SAY = Catalogue(DEFAULT_CONFIG / "locales").say


async def test_in_a_life_without_death_all_is_told_once(tmp_path: Path) -> None:
    """This is what the lives with deaths are held against."""
    async with Town.open(tmp_path) as town:
        await town.finish(EVERYTHING)

        assert told(town) == Counter(USUAL)
        assert SAYS in " ".join(message.text for message in town.messages.values())


@pytest.mark.parametrize("point", [*TURN, *EXPORT], ids=str)
async def test_a_death_loses_nothing_and_repeats_nothing(tmp_path: Path, point: Point) -> None:
    """After kill -9 and a new start the same is told in the same messages, and everything is done once."""
    async with Town.open(tmp_path) as town:
        await town.kill(await point.reach(town))
        before = set(town.messages)

        await town.finish(EVERYTHING)

        assert before <= set(town.messages)
        assert town.backend.files == ["beach.mp4"]
        assert town.backend.asked == [WISH] * point.asked
        renders = 0 if point.is_lost else 1
        assert (len(town.backend.renders), len(town.backend.fetched)) == (renders, renders)
        check_told(town, point)
        if point.is_doubted:
            await check_delivery_in_doubt(town)


def check_told(town: Town, point: Point) -> None:
    """What is told in the end is what is always told, but for what this death leaves unknown."""
    usual = Counter(USUAL)
    if point.is_lost:
        usual = Counter({ADDED: 1, SAY("en", "edit-lost"): 1})
    if point.is_doubted:
        usual = Counter({ADDED: 1, EDITED: 1, SAY("en", "export-doubt", name=FILE): 1})
        usual[VIDEO] = deliveries(town)
    found = told(town)
    assert not usual - found
    assert (found - usual).total() == point.more
    assert len(offers(town, "again")) == int(point.is_lost)
    assert len(offers(town, "resend")) == int(point.is_doubted)


async def check_delivery_in_doubt(town: Town) -> None:
    """It is delivered again when somebody asks for it: once, however often that is pressed."""
    arrived = deliveries(town)
    (again,) = offers(town, "resend")

    await town.finish(Said("a", "m2", press=again), Said("a", "m3", press=again))

    assert told(town) == Counter({ADDED: 1, EDITED: 1, DONE: 1, VIDEO: arrived + 1})
    assert len(town.backend.renders) == 1


def told(town: Town) -> Counter[str]:
    """Count what the messages say now, each by what it is known by; the greeting may come at any time."""
    known = (*USUAL, SAY("en", "edit-lost"))
    return Counter(
        next((words for words in known if words in message.text), message.text)
        for message in town.messages.values()
        if not any(press.startswith("try:") for press in message.presses)
    )


def deliveries(town: Town) -> int:
    """Count the videos that reached the chat."""
    return sum(message.file is not None for message in town.messages.values())


def offers(town: Town, name: str) -> list[str]:
    """Give what can be pressed now under this name."""
    messages = town.messages.values()
    return [press for message in messages for press in message.presses if press.startswith(f"{name}:")]
