"""What a person at the command is told while the agent works: each thing once, when it begins."""

from bots.report import Report
from core.clock import Clock
from core.narrator import Story, hear, wait
from core.nemo.events import Ended, Ending, Event
from core.timeline.summary import Say


class Notes:
    """Follows one question."""

    def __init__(self, report: Report, say: Say, clock: Clock) -> None:
        self._report = report
        self._say = say
        self._clock = clock
        self._story = Story.begin(clock.monotonic())

    async def hear(self, event: Event) -> None:
        """Take one event in, and say what is new about it."""
        before, now = self._story.note, self._clock.monotonic()
        self._story = wait(hear(self._story, event, now), now)
        note = self._story.note
        if note != before:
            self._report.line(self._say(note.name, minutes=note.minutes))
        if event == Ended(Ending.CUT_OFF):
            self._report.line(self._say("doing-recover"))
