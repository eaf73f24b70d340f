"""A question is put once, and what came of it is found out by reading."""

from collections.abc import AsyncIterator

import pytest

from core.asking import Outcome, Told, ask
from core.errors import OutOfCredits, SessionLost
from core.nemo.client import Nemo
from core.nemo.events import Ended, Ending, Event
from core.nemo.wire import Path
from tests.core.conversing import voice
from tests.fakes.answers import no, plain, say
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call, piece, text

OLD = {"t": [], "d": 0}
NEW = {"t": [], "d": 2000}


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        cloud.draft = OLD
        yield cloud


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def nemo(cloud: Cloud, clock: JumpingClock) -> AsyncIterator[Nemo]:
    async with voice(cloud, clock) as nemo:
        yield nemo


class Ear:
    """Keeps what was heard."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    async def hear(self, event: Event) -> None:
        self.events.append(event)


async def _ask(nemo: Nemo, clock: JumpingClock, ear: Ear | None = None) -> Told:
    return await ask(nemo, "s1", "trim it", before=OLD, clock=clock, hear=(ear or Ear()).hear)


def _reading(draft: object) -> dict[str, object]:
    return {"code": 0, "data": {"state": {"draft": draft}}}


async def test_an_answer_is_told_with_both_drafts(cloud: Cloud, nemo: Nemo, clock: JumpingClock) -> None:
    """The words, how it stood and how it stands; and no time passes."""
    cloud.when_run(text("One."), text("Two."), lambda: cloud.state.update(draft=NEW))

    told = await _ask(nemo, clock)

    assert told == Told(Outcome.ANSWERED, ("One.", "Two."), OLD, NEW)
    assert clock.slept == []


async def test_a_silent_edit_is_told_from_the_state(cloud: Cloud, nemo: Nemo, clock: JumpingClock) -> None:
    """The stream ended well without a word."""
    cloud.when_run(lambda: cloud.state.update(draft=NEW))

    assert await _ask(nemo, clock) == Told(Outcome.SILENT, (), OLD, NEW)


async def test_a_failure_that_the_agent_tells_is_one(cloud: Cloud, nemo: Nemo, clock: JumpingClock) -> None:
    """Its words are kept, its error is none of people's business."""
    cloud.when_run(text("Let me see."), {"errorCode": "500", "errorMessage": "boom"})

    assert await _ask(nemo, clock) == Told(Outcome.FAILED, ("Let me see.",), OLD, OLD)


@pytest.mark.parametrize(
    "broken", [(piece("Hel"), None), (call("trim"),), (None,)], ids=["in a word", "in a tool", "at once"]
)
async def test_a_broken_stream_is_recovered_by_reading(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock, broken: tuple[object, ...]
) -> None:
    """Unchanged after half a minute, changed a minute later; the question was put once."""
    cloud.when_run(*broken)  # type: ignore[arg-type]  # steps of a stream
    cloud.when(Path.STATE, say(_reading(OLD)), say(_reading(NEW)))
    ear = Ear()

    told = await _ask(nemo, clock, ear)

    assert told == Told(Outcome.RECOVERED, (), OLD, NEW)
    assert clock.slept == [30, 60]
    assert cloud.runs("s1") == 1
    assert ear.events[-1] == Ended(Ending.CUT_OFF)


async def test_five_unchanged_readings_mean_that_it_is_lost(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock
) -> None:
    """Half a minute, then four times a minute; an unreadable state is no sign of an edit."""
    cloud.when_run(piece("Hel"), None)
    cloud.when(Path.STATE, plain("<html>"), say(_reading(OLD)))

    told = await _ask(nemo, clock)

    assert told == Told(Outcome.LOST, (), OLD, OLD)
    assert clock.slept == [30, 60, 60, 60, 60]
    assert (cloud.runs("s1"), len(cloud.calls("/api/state/nemo_agent/me/s1/latest"))) == (1, 5)


async def test_no_draft_and_an_empty_one_are_the_same(cloud: Cloud, nemo: Nemo, clock: JumpingClock) -> None:
    """A backend that says nothing in two ways has not edited."""
    cloud.when_run(None)
    cloud.draft = {}

    told = await ask(nemo, "s1", "trim it", before=None, clock=clock, hear=Ear().hear)

    assert told.outcome is Outcome.LOST


async def test_an_answer_is_not_lost_with_the_state(cloud: Cloud, nemo: Nemo, clock: JumpingClock) -> None:
    """The backend spoke and then went down: its words are told all the same."""
    cloud.when_run(text("Done."))
    cloud.when(Path.STATE, *[plain("down", 503)] * 5)

    assert await _ask(nemo, clock) == Told(Outcome.ANSWERED, ("Done.",), OLD, OLD)


async def test_a_silent_end_and_a_dead_backend_wait_for_the_state(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock
) -> None:
    """Nothing was said, so only the state can tell."""
    cloud.when_run(lambda: cloud.state.update(draft=NEW))
    cloud.when(Path.STATE, *[plain("down", 503)] * 5)

    assert await _ask(nemo, clock) == Told(Outcome.RECOVERED, (), OLD, NEW)


@pytest.mark.parametrize(("code", "error"), [(1002, SessionLost), (2001, OutOfCredits)])
async def test_a_refusal_comes_out_as_it_is(
    cloud: Cloud, nemo: Nemo, clock: JumpingClock, code: int, error: type[Exception]
) -> None:
    """A question that was refused was not heard, so there is nothing to recover."""
    cloud.when(Path.RUN, no(code))

    with pytest.raises(error):
        await _ask(nemo, clock)

    assert clock.slept == []
