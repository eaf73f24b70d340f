"""A wish for the agent: asked once, told while it works, and told at the end in particulars."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from core.actions import buttons, costs
from core.asking import OPENINGS, READINGS, Outcome, Told, look, lost, pause_s, put
from core.inbox import Phase
from core.narrator import Story, has_timed_out, hear, wait
from core.nemo.events import Event, Preview, Said
from core.queue import Later
from core.routing import Action
from core.screen import Shown, Translator, translate
from core.timeline import draft as drafts
from core.timeline.changes import diff
from core.timeline.retold import untold
from core.timeline.summary import summary
from core.timeline.telling import tell
from core.turn import Turn
from core.watch import Speaker

TICK_S: Final = 1.0
# Nothing came of the question, so what was to follow it does not.
FRUITLESS: Final = frozenset({Outcome.LOST, Outcome.FAILED})


async def edit(turn: Turn) -> None:
    """Ask the agent, unless this turn has asked already, and say what came of it."""
    if turn.entry.phase in {Phase.RECEIVED, Phase.UPLOADED}:
        state = await turn.state()
        if not await costs.may_spend(turn, state):
            await turn.advance(turn.entry.phase, outcome=Outcome.FAILED)
            return
        await turn.advance(Phase.ASKED, before=state.draft)
        await _keep(turn, await Asking(turn, state.draft).run() or await _look_later(turn, 0))
    elif turn.entry.phase is Phase.ASKED:
        await _keep(turn, await _look(turn))
    if turn.entry.phase is Phase.ANSWERED:
        await _tell(turn)


async def _look(turn: Turn) -> Told:
    """Find out what came of a question whose answer was lost, by reading only."""
    progress = turn.entry.progress
    before, reading = progress.get("before"), progress.get("readings")
    if reading is None:  # the process ended while the agent was at work
        return await _look_later(turn, 0)
    told = await look(turn.nemo, (await turn.project()).session_id, before)
    if told is None and reading + 1 < READINGS:
        return await _look_later(turn, reading + 1)
    return told or lost(before)


async def _look_later(turn: Turn, reading: int) -> NoReturn:
    """Give the place to others until it is time to look."""
    if reading == 0:
        await turn.pause(turn.t("doing-recover"), buttons=buttons.cancel(turn))
    await turn.advance(Phase.ASKED, readings=reading)
    raise Later(pause_s(reading))


class Asking:
    """One question on its way: hears the stream and shows how it goes, until the answer or the limit."""

    def __init__(self, turn: Turn, before: Mapping[str, Any] | None) -> None:
        self._turn = turn
        self._before = before
        self._clock = turn.services.clock
        self._story = Story.begin(self._clock.monotonic())
        self._live = Translator(turn.services.phrases)
        self._has_spoken = False
        self._heard = ""
        self._shown = ""

    async def run(self) -> Told | None:
        """Ask, and let time pass meanwhile; None when what came of it can only be read."""
        turn = self._turn
        project = await turn.project()
        await self._show()
        asking = asyncio.create_task(
            put(
                turn.nemo,
                project.session_id,
                turn.decision.text,
                before=self._before,
                hear=self._hear,
            )
        )
        watching = asyncio.create_task(self._watch())
        try:
            done, _ = await asyncio.wait({asking, watching}, return_when=asyncio.FIRST_COMPLETED)
            if asking in done:
                return asking.result()
            return None
        finally:
            await _ended(asking)
            await _ended(watching)

    async def _hear(self, event: Event) -> None:
        self._note(event)
        self._story = hear(self._story, event, self._clock.monotonic())
        match event:
            case Preview(text=text):
                # Only whole sentences are shown, so that no half of an instruction slips through.
                self._shown += self._live.feed(text.removeprefix(self._heard))
                self._heard = text
            case Said():
                self._live, self._heard = Translator(self._turn.services.phrases), ""
                self._shown = translate(event.text, self._turn.services.phrases).text
        await self._show()

    def _note(self, event: Event) -> None:
        if isinstance(event, Preview | Said) and not self._has_spoken:
            self._has_spoken = True
            waited_s = self._clock.monotonic() - self._story.began_at
            self._turn.services.watch.first_word(Speaker.AGENT, waited_s)

    async def _watch(self) -> None:
        """Return when the limit is reached."""
        while not has_timed_out(self._story, self._clock.monotonic()):
            await self._clock.sleep(TICK_S)
            before, self._story = self._story, wait(self._story, self._clock.monotonic())
            if self._story != before:
                await self._show()

    async def _show(self) -> None:
        note = self._turn.t(self._story.note.name, minutes=self._story.note.minutes)
        text = f"{self._shown}\n\n{note}" if self._shown.strip() else note
        tell = self._turn.preview if self._shown.strip() else self._turn.say
        await tell(text.strip(), buttons=buttons.cancel(self._turn))


async def _ended(task: asyncio.Task[Any]) -> None:
    task.cancel()
    await asyncio.wait({task})


async def _keep(turn: Turn, told: Told) -> None:
    turn.heading = ""
    await costs.settle(turn)
    await turn.advance(Phase.ANSWERED, outcome=told.outcome, says=list(told.says), after=told.after)


async def _tell(turn: Turn) -> None:
    """Say the kept answer: the agent's words, what changed in particulars, and how the timeline stands."""
    outcome = Outcome(turn.entry.progress["outcome"])
    shown = _answer(turn, outcome)
    parts = [shown.text.strip() or turn.t(OPENINGS.get(outcome, "edit-silent"))]
    if changes := untold(_changes(turn), shown.text):
        parts.append("\n".join(turn.t("edit-change", change=change) for change in changes))
    after = drafts.read(turn.entry.progress.get("after"))
    parts.append(summary(after, turn.t))
    will_export = Action.EXPORT in turn.decision.actions and outcome not in FRUITLESS
    rows = () if will_export else _rows(turn, outcome, shown)
    await turn.finish("\n\n".join(parts), buttons=rows, timeline=after)


def _answer(turn: Turn, outcome: Outcome) -> Shown:
    says = "\n\n".join(turn.entry.progress.get("says", ()))
    if outcome is Outcome.FAILED:
        says = ""
    return translate(says, turn.services.phrases)


def _changes(turn: Turn) -> tuple[str, ...]:
    before = drafts.read(turn.entry.progress.get("before"))
    after = drafts.read(turn.entry.progress.get("after"))
    return tell(diff(before, after), turn.t)


def _rows(turn: Turn, outcome: Outcome, shown: Shown) -> buttons.Rows:
    if outcome in FRUITLESS:
        return buttons.try_again(turn)
    return buttons.after_edit(turn, shown.offers)
