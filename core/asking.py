"""One question to the agent, asked exactly once, and what came of it.

When the stream breaks the question is not put again: the state is read until it shows that the edit was made,
or until it has stood still for five readings.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from core.clock import Clock
from core.errors import BackendDown, RateLimited, StreamError, UnexpectedAnswer
from core.nemo.client import Nemo
from core.nemo.events import Ended, Ending, Event, Said

Draft = Mapping[str, Any]
Hear = Callable[[Event], Awaitable[None]]

FIRST_WAIT_S: Final = 30.0
NEXT_WAIT_S: Final = 60.0
READINGS: Final = 5
# A reading that failed in one of these ways is one that showed nothing.
UNREADABLE: Final = (BackendDown, RateLimited, UnexpectedAnswer)


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"  # the agent spoke
    SILENT = "silent"  # the stream ended well, without a word
    RECOVERED = "recovered"  # the stream broke, but the edit was made
    LOST = "lost"  # the stream broke, and nothing changed
    FAILED = "failed"  # the agent said that it failed


# How a question that was not answered in words is opened, by how it ended.
OPENINGS: Final[Mapping[Outcome, str]] = {
    Outcome.SILENT: "edit-silent",
    Outcome.RECOVERED: "edit-recovered",
    Outcome.LOST: "edit-lost",
    Outcome.FAILED: "edit-failed",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a question."""

    outcome: Outcome
    says: tuple[str, ...]
    before: Draft | None
    after: Draft | None


async def ask(
    nemo: Nemo, session_id: str, text: str, *, before: Draft | None, clock: Clock, hear: Hear
) -> Told:
    """Put the question, once, hear the answer out, and where that was lost find out what came of it."""
    told = await put(nemo, session_id, text, before=before, hear=hear)
    return told or await _recover(nemo, session_id, before, clock)


async def put(nemo: Nemo, session_id: str, text: str, *, before: Draft | None, hear: Hear) -> Told | None:
    """Put the question, once, and hear the answer out; None when what came of it can only be read."""
    says: list[str] = []
    ending = Ending.CUT_OFF
    try:
        async for event in nemo.turns.run(session_id, text):
            await hear(event)
            match event:
                case Said(text=said, is_whole=True):
                    says.append(said)
                case Ended(how=how):
                    ending = how
    except (BackendDown, StreamError):
        ending = Ending.CUT_OFF
        await hear(Ended(ending))
    if ending is Ending.CUT_OFF:
        return None
    after = before
    try:
        after = (await nemo.state.latest(session_id)).state.draft
    except UNREADABLE:
        if ending is Ending.SILENT:
            return None
    return Told(_OUTCOMES[ending], tuple(says), before, after)


async def look(nemo: Nemo, session_id: str, before: Draft | None) -> Told | None:
    """Read what came of a question whose answer was lost; None while nothing shows."""
    try:
        after = (await nemo.state.latest(session_id)).state.draft
    except UNREADABLE:
        return None
    return Told(Outcome.RECOVERED, (), before, after) if (after or {}) != (before or {}) else None


def pause_s(reading: int) -> float:
    """Tell how long to wait before a reading; the first is number 0."""
    return NEXT_WAIT_S if reading else FIRST_WAIT_S


def lost(before: Draft | None) -> Told:
    """Tell of a question of which nothing came."""
    return Told(Outcome.LOST, (), before, before)


async def _recover(nemo: Nemo, session_id: str, before: Draft | None, clock: Clock) -> Told:
    """Read until something shows, or long enough."""
    for reading in range(READINGS):
        await clock.sleep(pause_s(reading))
        if told := await look(nemo, session_id, before):
            return told
    return lost(before)


_OUTCOMES: Final[Mapping[Ending, Outcome]] = {
    Ending.ANSWERED: Outcome.ANSWERED,
    Ending.SILENT: Outcome.SILENT,
    Ending.FAILED: Outcome.FAILED,
}
