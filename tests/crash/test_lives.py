"""Deaths in company: turns in line, chats side by side, stopping, many deaths in a row, and polite ends."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.locales import Catalogue
from core.settings import DEFAULT_CONFIG
from core.working.means import MOST_ATTEMPTS
from tests.crash.bot import Hold, Said
from tests.crash.points import EVERYTHING, EXPORT, TURN, WISH, Point
from tests.crash.test_points import check_told, deliveries, offers
from tests.crash.town import Town

FIRST = Said("a", "m1", "make it warmer")
SECOND = Said("a", "m2", "make it shorter")
OTHER = Said("b", "m1", "/export")
POINTS = {point.name: point for point in (*TURN, *EXPORT)}
POLITE = (
    "in the middle of fetching",
    "asked, in the middle of the answer",
    "polling",
    "delivering, not arrived",
)
ONE_BY_ONE = (
    "in the middle of fetching",
    "uploading, not arrived",
    "uploading, arrived but not noted",
    "asked, all said but still open",
    "heard out, not noted",
    "answered, not told",
    "export wanted",
    "render submitted, not arrived",
    "render submitted, arrived but not noted",
    "polling",
    "in the middle of downloading",
    "delivered, not told",
)

SAY = Catalogue(DEFAULT_CONFIG / "locales").say


@pytest.mark.parametrize("hold", [Hold(), Hold("send", "Queued")], ids=["in line", "kept but not in line"])
async def test_the_line_goes_on_in_order(tmp_path: Path, hold: Hold) -> None:
    """What waited behind a turn that was running runs after it, once."""
    async with Town.open(tmp_path) as town:
        stop = town.backend.stops_at("run.quiet")
        bot = town.start(FIRST, SECOND, hold=hold)
        await bot.says("held" if hold.op else "heard")
        await bot.reaches(stop)
        await town.kill(bot)

        await town.finish(FIRST, SECOND)

        assert town.backend.asked == [FIRST.text, SECOND.text]
        assert len(texts(town, "Timeline (")) == 2
        assert not texts(town, "Queued")


async def test_two_chats_die_at_once(tmp_path: Path) -> None:
    """One is heard by the agent and one waits for its render; neither takes anything from the other."""
    async with Town.open(tmp_path) as town:
        backend = town.backend
        run = backend.stops_at("run.text")
        poll = backend.stops_at("poll.arrived", when=lambda: bool(backend.renders))
        bot = town.start(FIRST, OTHER)
        await bot.reaches(run)
        await bot.reaches(poll)
        await town.kill(bot)

        await town.finish(FIRST, OTHER)

        assert backend.asked == [FIRST.text]
        assert (len(backend.renders), len(backend.fetched)) == (1, 1)
        assert {one.chat for one in town.messages.values() if one.file} == {"b"}
        assert [one.chat for one in town.messages.values() if "Timeline (" in one.text] == ["a"]


@pytest.mark.parametrize("name", POLITE)
async def test_a_polite_end_is_no_different(tmp_path: Path, name: str) -> None:
    """Told to end, the process does so in time, and the next one goes on."""
    async with Town.open(tmp_path) as town:
        await town.stop(await POINTS[name].reach(town))

        await town.finish(EVERYTHING)

        assert town.backend.asked == [WISH]
        assert town.backend.files == ["beach.mp4"]
        check_told(town, POINTS[name])


async def test_many_deaths_are_survived(tmp_path: Path) -> None:
    """Restarts are no failures of what they interrupt: an export goes on however often that happens."""
    async with Town.open(tmp_path) as town:
        for _ in range(7):
            await town.kill(await POINTS["polling"].reach(town))

        await town.finish(EVERYTHING)

        assert (len(town.backend.renders), len(town.backend.fetched), deliveries(town)) == (1, 1, 1)
        assert town.backend.asked == [WISH]


async def test_one_death_after_the_other(tmp_path: Path) -> None:
    """Whoever goes on after a death may die as well, at another point."""
    async with Town.open(tmp_path) as town:
        for name in ONE_BY_ONE:
            await town.kill(await POINTS[name].reach(town))

        await town.finish(EVERYTHING)

        assert town.backend.files == ["beach.mp4"]
        assert town.backend.asked == [WISH]
        assert (len(town.backend.renders), len(town.backend.fetched), deliveries(town)) == (1, 1, 1)


@pytest.mark.parametrize("number", [1, 2])
async def test_files_and_links_are_passed_on_once(tmp_path: Path, number: int) -> None:
    """They travel in two requests, and a death after either of them sends neither again."""
    both = Said("a", "m1", "https://example.com/sea.mp4", ("beach.mp4",))
    async with Town.open(tmp_path) as town:
        backend = town.backend
        stop = backend.stops_at("upload.done", when=lambda: len(backend.files) == number)
        bot = town.start(both)
        await bot.reaches(stop)
        await town.kill(bot)

        await town.finish(both)

        assert backend.files == ["beach.mp4", both.text]
        assert len(texts(town, "beach.mp4 — 0:02")) == 1


async def test_a_cancel_that_dies_stops_nothing_else(tmp_path: Path) -> None:
    """Begun again after a restart it stops the turn that it had chosen, and not the next in line."""
    cancel = Said("a", "m3", "/cancel")
    async with Town.open(tmp_path) as town:
        stop = town.backend.stops_at("run.quiet")
        bot = town.start(FIRST, SECOND, cancel, hold=Hold("edit", SAY("en", "cancel-mark")))
        await bot.reaches(stop)
        await bot.says("held")
        await town.kill(bot)

        await town.finish(FIRST, SECOND, cancel)

        assert Counter(town.backend.asked) == Counter([FIRST.text, SECOND.text])
        assert phases(town) == {"m1": "cancelled", "m2": "done", "m3": "done"}
        assert len(texts(town, SAY("en", "cancel-asked"))) == 1


async def test_an_export_that_is_stopped_stays_stopped(tmp_path: Path) -> None:
    """Its render is stopped at the backend, and no restart brings it back."""
    async with Town.open(tmp_path) as town:
        await town.kill(await POINTS["polling"].reach(town, OTHER))
        (press,) = offers(town, "stop")
        stopping = Said("b", "m2", press=press)
        stop = town.backend.stops_at("poll.arrived")
        bot = town.start(stopping, hold=Hold("edit", SAY("en", "cancel-mark")))
        await bot.reaches(stop)
        await bot.says("held")
        await town.kill(bot)

        await town.finish(OTHER, stopping)

        assert town.backend.cancelled == set(town.backend.renders)
        assert deliveries(town) == 0
        assert len(texts(town, SAY("en", "cancel-export", number=1))) == 1


async def test_a_turn_that_kills_every_process_is_given_up_and_told(tmp_path: Path) -> None:
    """It is not begun again for ever, and whoever asked gets to know and may try again."""
    async with Town.open(tmp_path) as town:
        await town.kill(await Point("kept and queued", works=False).reach(town, FIRST))
        with database(town) as rows:
            rows.execute("UPDATE jobs SET attempts = ? WHERE lock IS NOT NULL", (MOST_ATTEMPTS,))

        await town.finish(FIRST, SECOND)

        assert town.backend.asked == [SECOND.text]
        assert len(texts(town, SAY("en", "error-cutroom-error"))) == 1
        assert offers(town, "again")


async def test_a_turn_whose_job_is_gone_is_done_after_all(tmp_path: Path) -> None:
    """Whatever became of its job, an open turn is put in line again by the next start."""
    async with Town.open(tmp_path) as town:
        await town.kill(await Point("kept and queued", works=False).reach(town, FIRST))
        with database(town) as rows:
            rows.execute("UPDATE jobs SET status = 'failed', finished_at = 0")

        await town.finish(FIRST)

        assert town.backend.asked == [FIRST.text]
        assert len(texts(town, "Timeline (")) == 1


def texts(town: Town, words: str) -> list[str]:
    """Give what the messages say now, of those that say this."""
    return [message.text for message in town.messages.values() if words in message.text]


def phases(town: Town) -> dict[str, str]:
    """Tell how each thing that was said has ended."""
    with database(town) as rows:
        found = rows.execute("SELECT message, phase FROM inbox WHERE message NOT LIKE '%:greeting'")
        return dict(found.fetchall())


@contextmanager
def database(town: Town) -> Iterator[sqlite3.Connection]:
    """Look into the database while no process has it."""
    with closing(sqlite3.connect(town.folder / "data" / "cutroom.db")) as connection, connection:
        yield connection
