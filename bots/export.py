"""The end of `cutroom edit`: a draft in, a finished and measured file out."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bots.report import Report, share_of
from core.clock import Clock
from core.errors import CutroomError, RenderFailed
from core.exporting.rendering import Pace, create, follow, new_id
from core.nemo.client import Nemo
from core.nemo.wire import Render
from core.probe import Facts, probe
from core.timeline.summary import Say
from core.wishes import faults

CANCEL_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, and how."""

    session_id: str
    draft: Mapping[str, Any]
    output: Mapping[str, str | int]
    target: Path


class Export:
    """Renders and brings home; knows what it has running at the backend."""

    def __init__(self, nemo: Nemo, clock: Clock, pace: Pace, report: Report, say: Say) -> None:
        self._nemo = nemo
        self._clock = clock
        self._pace = pace
        self._report = report
        self._say = say
        self._running: str | None = None

    async def run(self, wish: Wish) -> tuple[Facts, tuple[str, ...]]:
        """Make the file and measure it; a failed render is tried once more under a new id.

        Gives what was measured, and the sentences for what the backend itself found wrong with it.
        """
        try:
            render = await self._render(wish)
        except RenderFailed:
            render = await self._render(wish)
        label = self._say("cli-downloading")
        await self._nemo.renders.download(
            render,
            wish.target,
            progress=lambda done, total: self._report.doing(label, share_of(done, total)),
        )
        self._report.doing(label, 1.0)
        found = faults(render.output.faults) if render.output else ()
        return await asyncio.to_thread(probe, wish.target), found

    async def stop(self) -> None:
        """Stop what runs at the backend, within a few seconds or not at all."""
        if self._running is not None:
            with suppress(CutroomError, TimeoutError):
                async with asyncio.timeout(CANCEL_S):
                    await self._nemo.renders.cancel(self._running)

    async def _render(self, wish: Wish) -> Render:
        render_id = self._running = new_id()
        await create(
            self._nemo,
            render_id=render_id,
            session_id=wish.session_id,
            draft=wish.draft,
            output={**wish.output, "format": "mp4"},
        )
        render = await follow(
            self._nemo, render_id, clock=self._clock, pace=self._pace, progress=self._progress
        )
        self._running = None
        return render

    async def _progress(self, share: float) -> None:
        self._report.doing(self._say("cli-rendering"), share)
