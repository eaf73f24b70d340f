"""`cutroom edit`: files and wishes in, one finished file out."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bots.export import Export, Wish
from bots.notes import Notes
from bots.order import Done, Order, describe, figures, is_link, measured
from bots.report import Report, share_of
from bots.speech import Refused
from core.asking import OPENINGS, Outcome, Told, ask
from core.clock import Clock
from core.errors import FileTooLarge, SessionLost, UnsupportedFile
from core.exporting.rendering import Pace
from core.nemo.client import Nemo
from core.nemo.wire import UploadedFile
from core.routing import Action, Decision, route
from core.routing.keywords import Table
from core.screen import Phrases, translate
from core.timeline import draft as drafts
from core.timeline.changes import diff
from core.timeline.summary import Say, summary
from core.timeline.telling import tell
from core.wishes import shortfalls

# Questions that came to nothing, and the sentence for it.
FRUITLESS: Final[Mapping[Outcome, str]] = {Outcome.LOST: "cli-lost", Outcome.FAILED: "cli-failed"}
# What comes of itself: files are sent when they are named, and the export is the end of every order.
IMPLIED: Final = frozenset({Action.UPLOAD, Action.EXPORT})


@dataclass(frozen=True, slots=True)
class Tools:
    """What the command works with."""

    nemo: Nemo
    clock: Clock
    pace: Pace
    routes: Table
    phrases: Phrases
    say: Say
    language: str


class Edit:
    """One order being carried out."""

    def __init__(self, order: Order, tools: Tools, report: Report) -> None:
        self._order = order
        self._tools = tools
        self._report = report
        self._say = tools.say
        self._export = Export(tools.nemo, tools.clock, tools.pace, report, tools.say)
        self._sid = ""
        self._says: list[str] = []
        self._output: dict[str, str | int] = {}

    async def run(self) -> Done:
        """Carry it out; when it is cancelled, what runs at the backend is stopped as well."""
        try:
            return await self._afresh()
        except SessionLost:
            # With the project its clips and edits are gone: all of the order is done anew, and that is said.
            self._tell(self._say("cli-session-lost"))
            return await self._afresh()
        except asyncio.CancelledError:
            await self._export.stop()
            raise

    async def _afresh(self) -> Done:
        session = await self._tools.nemo.sessions.create(language=self._tools.language)
        self._sid, self._output = session.session_id, {}
        for file in self._order.files:
            await self._upload(file)
        for message in self._order.messages:
            await self._heed(message)
        return await self._finish()

    async def _upload(self, file: str) -> None:
        try:
            for added in await (self._fetched(file) if is_link(file) else self._sent(Path(file))):
                self._report.line(describe(added, self._say))
        except UnsupportedFile as error:
            raise Refused("cli-unsupported", path=file) from error
        except FileTooLarge as error:
            raise Refused("cli-too-large", path=file) from error

    async def _sent(self, path: Path) -> list[UploadedFile]:
        label = self._say("cli-uploading", name=path.name)

        def progress(done: int, total: int) -> None:
            self._report.doing(label, share_of(done, total))

        return (await self._tools.nemo.uploads.files(self._sid, [path], progress=progress)).files

    async def _fetched(self, link: str) -> list[UploadedFile]:
        self._report.line(self._say("cli-uploading", name=link))
        return (await self._tools.nemo.uploads.links(self._sid, [link])).files

    async def _heed(self, message: str) -> None:
        """Do what one message asks for; the export itself comes once, at the end."""
        decision = route(message, table=self._tools.routes)
        self._output |= decision.output
        for link in decision.urls:
            await self._upload(link)
        ways: Mapping[Action, Callable[[Decision], Awaitable[None]]] = {
            Action.EDIT: self._ask,
            Action.STATUS: self._status,
            Action.CREDITS: self._credits,
        }
        for action in decision.actions:
            if action in ways:
                await ways[action](decision)
            elif action not in IMPLIED:
                self._tell(self._say("cli-not-here", text=message.strip()))

    async def _ask(self, decision: Decision) -> None:
        self._report.line(self._say("cli-asking", text=decision.text))
        before = await self._draft()
        told = await ask(
            self._tools.nemo,
            self._sid,
            decision.text,
            before=before,
            clock=self._tools.clock,
            hear=Notes(self._report, self._say, self._tools.clock).hear,
        )
        if told.outcome in FRUITLESS and told.after == told.before:
            raise Refused(FRUITLESS[told.outcome])
        self._tell(self._answer(told))

    def _answer(self, told: Told) -> str:
        """Give the agent's words; where there are none, what changed."""
        shown = translate("\n\n".join(told.says), self._tools.phrases).text.strip()
        if shown and told.outcome is Outcome.ANSWERED:
            return shown
        changes = tell(diff(drafts.read(told.before), drafts.read(told.after)), self._say)
        if not changes and told.outcome not in {Outcome.RECOVERED, Outcome.FAILED}:
            return self._say("changed-nothing")
        opening = self._say(OPENINGS.get(told.outcome, OPENINGS[Outcome.SILENT]))
        return "\n".join((opening, *changes))

    async def _status(self, _: Decision) -> None:
        self._tell(summary(drafts.read(await self._draft()), self._say))

    async def _credits(self, _: Decision) -> None:
        balance = await self._tools.nemo.credits.get()
        self._tell(self._say("cli-credits", available=round(balance.available)))

    async def _finish(self) -> Done:
        draft = await self._draft() or {}
        view = drafts.read(draft)
        timeline = summary(view, self._say)
        self._report.line(timeline)
        if not drafts.ready_for_export(view):
            raise Refused("cli-nothing")
        target = self._order.target
        facts, found = await self._export.run(Wish(self._sid, draft, self._output, target))
        self._report.line(self._say("cli-done", path=str(target), facts=figures(facts, self._say)))
        for lack in shortfalls(self._output, facts):
            self._tell(self._say(lack.sentence, wanted=lack.wanted, got=lack.got))
        for sentence in found:
            self._tell(self._say(sentence))
        return Done(tuple(self._says), timeline, draft, str(target), measured(facts))

    async def _draft(self) -> Mapping[str, Any] | None:
        return (await self._tools.nemo.state.latest(self._sid)).state.draft

    def _tell(self, text: str) -> None:
        self._says.append(text)
        self._report.line(text)
