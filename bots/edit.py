"""`cutroom edit`: files and wishes in, one finished file out."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.screen import Phrases, translate

from bots.order import Done, Order, describe, judge, measured
from bots.report import Report
from core import draft as drafts
from core.asking import OPENINGS, Outcome, Told, ask
from core.changes import diff
from core.clock import Clock
from core.errors import CutroomError, RenderFailed, SessionLost
from core.figures import length, megabytes, size_of
from core.keywords import Table
from core.narrator import note_of
from core.nemo.client import Nemo
from core.nemo.events import Event, ToolCalled
from core.nemo.multipart import Progress
from core.nemo.wire import Render, Session, UploadedFile
from core.probe import Facts, probe
from core.rendering import Pace, follow, new_id, submit
from core.routing import Action, Decision, route
from core.summary import Say, summary
from core.telling import tell
from core.wishes import shortfall

CANCEL_S: Final = 5.0


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
        self._session: Session | None = None
        self._render_id = ""
        self._files = order.files
        self._says: list[str] = []
        self._output: dict[str, Any] = {}

    async def run(self) -> Done:
        """Carry it out; when it is cancelled, what runs at the backend is stopped as well."""
        await asyncio.to_thread(judge, self._order)
        try:
            await self._start()
            for message in self._order.messages:
                await self._heed(route(message, table=self._tools.routes))
            return await self._export()
        except asyncio.CancelledError:
            await self._stop()
            raise

    async def _start(self) -> None:
        self._session = await self._tools.nemo.sessions.create(language=self._tools.language)
        await self._upload(self._order.paths, self._order.links)

    async def _upload(self, paths: Sequence[Path], links: Sequence[str]) -> None:
        for path in paths:
            progress = self._share(self._say("cli-uploading", name=path.name))
            uploads = await self._tools.nemo.uploads.files(self._sid, [path], progress=progress)
            self._added(uploads.files)
        if links:
            uploads = await self._tools.nemo.uploads.links(self._sid, links)
            self._added(uploads.files)

    def _added(self, files: Sequence[UploadedFile]) -> None:
        for file in files:
            self._report.line(describe(file, self._say))

    async def _heed(self, decision: Decision) -> None:
        """Do what one message asks for; the export itself comes once, at the end."""
        self._output |= decision.output
        if decision.urls:
            await self._upload((), decision.urls)
        if Action.EDIT in decision.actions:
            await self._ask(decision.text)
        if Action.CREDITS in decision.actions:
            balance = await self._tools.nemo.credits.get()
            self._tell(self._say("cli-credits", available=round(balance.available)))

    async def _ask(self, text: str) -> None:
        self._report.line(self._say("cli-asking", text=text))
        before = await self._draft()
        try:
            told = await self._put(text, before)
        except SessionLost:
            # The project is gone, and with it the clips: both are made anew, and that is said.
            self._tell(self._say("cli-session-lost"))
            await self._start()
            told = await self._put(text, await self._draft())
        self._tell(self._answer(told))

    async def _put(self, text: str, before: Mapping[str, Any] | None) -> Told:
        return await ask(
            self._tools.nemo, self._sid, text, before=before, clock=self._tools.clock, hear=self._hear
        )

    async def _hear(self, event: Event) -> None:
        if isinstance(event, ToolCalled) and (note := note_of(event.name)) is not None:
            self._report.line(self._say(note.name, minutes=0))

    def _answer(self, told: Told) -> str:
        if told.outcome is Outcome.ANSWERED:
            shown = translate("\n\n".join(told.says), self._tools.phrases).text.strip()
            if shown:
                return shown
        opening = self._say(OPENINGS.get(told.outcome, OPENINGS[Outcome.SILENT]))
        changes = tell(diff(drafts.read(told.before), drafts.read(told.after)), self._say)
        return "\n".join((opening, *changes))

    def _tell(self, text: str) -> None:
        self._says.append(text)
        self._report.line(text)

    async def _export(self) -> Done:
        draft = await self._draft() or {}
        timeline = summary(drafts.read(draft), self._say)
        self._report.line(timeline)
        if not drafts.ready_for_export(drafts.read(draft)):
            raise RenderFailed(self._say("cli-nothing"))
        render = await self._render(draft)
        label = self._say("cli-downloading")
        target = self._order.target
        await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
        await self._tools.nemo.renders.download(
            render,
            target,
            progress=lambda done, total: self._report.doing(label, done / (total or done or 1)),
        )
        facts = await asyncio.to_thread(probe, target)
        self._honest(facts)
        return Done(tuple(self._says), timeline, draft, str(target), measured(facts))

    async def _render(self, draft: Mapping[str, Any]) -> Render:
        """Render; a failed render is tried once more under a new id."""
        try:
            return await self._render_once(draft)
        except RenderFailed:
            return await self._render_once(draft)

    async def _render_once(self, draft: Mapping[str, Any]) -> Render:
        self._render_id = new_id()
        label = self._say("cli-rendering")

        async def progress(share: float) -> None:
            self._report.doing(label, share)

        await submit(
            self._tools.nemo,
            render_id=self._render_id,
            session_id=self._sid,
            draft=draft,
            output={**self._output, "format": "mp4"},
        )
        return await follow(
            self._tools.nemo,
            self._render_id,
            clock=self._tools.clock,
            pace=self._tools.pace,
            progress=progress,
        )

    def _honest(self, facts: Facts) -> None:
        """Say what was measured on the file, and what of the wish it does not meet."""
        self._report.line(
            self._say(
                "cli-done",
                path=str(self._order.target),
                size=size_of(facts),
                length=length(facts.duration_ms),
                bytes=megabytes(facts.bytes),
            )
        )
        lack = shortfall(self._output, facts)
        if lack is not None:
            self._tell(self._say(lack.sentence, wanted=lack.wanted, got=lack.got))

    async def _stop(self) -> None:
        """Stop what we started at the backend, within a few seconds or not at all."""
        if self._render_id:
            with suppress(CutroomError, TimeoutError):
                async with asyncio.timeout(CANCEL_S):
                    await self._tools.nemo.renders.cancel(self._render_id)

    def _share(self, label: str) -> Progress:
        def progress(done: int, total: int) -> None:
            self._report.doing(label, done / (total or done or 1))

        return progress

    async def _draft(self) -> Mapping[str, Any] | None:
        return (await self._tools.nemo.state.latest(self._sid)).state.draft

    @property
    def _sid(self) -> str:
        return self._session.session_id if self._session is not None else ""
