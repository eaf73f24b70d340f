"""An export from its wish to its delivery: each stage does its part, stores that it is done, and goes on.

Killed anywhere, it goes on from the stage that is stored.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.chat import Button, Gone, Platform, Reply, Unknown
from core.clock import Clock
from core.delivery import Parcel, deliver
from core.errors import BackendDown, CutroomError, DiskFull, RenderFailed
from core.exports import CLOSED, Export, Exports, Stage
from core.figures import length, megabytes, size_of
from core.locales import Catalogue
from core.nemo.client import Nemo
from core.nemo.wire import Render, RenderOutput, RenderStatus
from core.probe import Facts, probe
from core.projects import Project
from core.rendering import Pace, follow, new_id, submit
from core.room import Room
from core.status import StatusMessage, flushing
from core.watch import Watch
from core.wishes import faults, shortfalls

FOLDER: Final = "exports"
TRIES: Final = 2
# The smaller copy for a chat that cannot take the whole.
SMALLER: Final[Mapping[str, str]] = {"format": "mp4", "quality": "low", "resolution": "480p"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an export needs besides its own row."""

    exports: Exports
    project: Project
    nemo: Nemo
    platform: Platform
    catalogue: Catalogue
    language: str
    link: Callable[[str], Awaitable[str]]  # given the render's own address: what people may open
    sorry: Callable[[CutroomError], Awaitable[Reply]]  # what is said of a failure
    pace: Pace
    clock: Clock
    watch: Watch
    room: Room
    data: Path


class Exporting:
    """One export on its way."""

    def __init__(self, export: Export, around: Surroundings) -> None:
        self._export = export
        self._around = around
        self._folder = around.data / FOLDER / str(export.id)
        self._status = StatusMessage(
            around.platform,
            export.chat,
            clock=around.clock,
            keep=lambda message: around.exports.shown(export, message),
            message=export.status_message,
        )

    async def run(self) -> None:
        """Take the export to its end."""
        steps: Mapping[Stage, Callable[[], Awaitable[None]]] = {
            Stage.WANTED: self._submit,
            Stage.SUBMITTED: self._render,
            Stage.RENDERED: self._fetch,
            Stage.FETCHED: self._deliver,
        }
        try:
            async with flushing(self._status.flush, self._around.clock):
                while (step := steps.get(self._export.stage)) is not None:
                    await self._timed(step)
            await self._conclude()
        except (BackendDown, DiskFull):
            raise
        except Gone:
            await self._around.exports.close(self._export, Stage.FAILED)
            raise
        except CutroomError as error:
            await self.fail(error)

    async def _timed(self, step: Callable[[], Awaitable[None]]) -> None:
        stage, began = self._export.stage, self._around.clock.monotonic()
        await step()
        self._around.watch.export_step(stage, self._around.clock.monotonic() - began)

    async def later(self, sentence: str) -> None:
        """Say why it waits, and that it goes on by itself."""
        await self._status.finish(self._going(self._t(sentence)))

    async def fail(self, error: CutroomError) -> None:
        """Give the export up, and say why."""
        await self._refresh()
        if self._export.stage is Stage.DELIVERING:
            await self._conclude()
        elif self._export.stage not in CLOSED:
            await self._close(Stage.FAILED, await self._around.sorry(error))

    async def _submit(self) -> None:
        await self._show(self._t("export-start"))
        await self._advance(Stage.SUBMITTED, render_id=new_id(), attempts=1)

    async def _render(self) -> None:
        try:
            render = await self._once(self._render_id, self._export.wish["output"], self._percent)
        except RenderFailed:
            if self._export.attempts >= TRIES:
                raise
            await self._advance(Stage.SUBMITTED, render_id=new_id(), attempts=self._export.attempts + 1)
            return
        output = render.output or RenderOutput(url="")
        await self._advance(Stage.RENDERED, url=output.url, faults=output.faults or [])

    async def _fetch(self) -> None:
        await self._download(self._render_id, self._export.result.get("url", ""), self._file)
        await self._advance(Stage.FETCHED)

    async def _deliver(self) -> None:
        if not await asyncio.to_thread(self._file.exists):  # restored from a backup without media
            await self._download(self._render_id, self._export.result.get("url", ""), self._file)
        facts = await asyncio.to_thread(probe, self._file)
        parcel = await self._parcel(facts)
        await self._show(self._t("export-sending"))
        await self._advance(Stage.DELIVERING)
        with suppress(Unknown):
            await deliver(self._around.platform, self._export.chat, parcel, shrink=self._smaller)
            await self._advance(Stage.DELIVERED)

    async def _conclude(self) -> None:
        """Say how the delivery ended; when nobody knows, it is sent again only if somebody asks."""
        if self._export.stage is Stage.DELIVERED:
            await self._close(Stage.DELIVERED, Reply(self._t("export-done", name=self._name)))
        elif self._export.stage is Stage.DELIVERING:
            again = Button(self._t("button-send-again"), action=f"resend:{self._export.id}")
            doubt = Reply(self._t("export-doubt", name=self._name), buttons=((again,),))
            await self._close(Stage.DOUBTED, doubt)

    async def _close(self, stage: Stage, last: Reply) -> None:
        """Say the last word and close: in this order, so that dying in between says it twice, not never."""
        await self._status.finish(last)
        await self._around.exports.close(self._export, stage)
        if stage is not Stage.DOUBTED:  # a file in doubt may be asked for again
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def _smaller(self) -> tuple[Path, Facts] | None:
        path = self._folder / "smaller.mp4"
        if not path.exists():
            await self._show(self._t("export-smaller"))
            try:
                render_id = f"{self._render_id}_small"
                render = await self._once(render_id, SMALLER, self._silent)
                await self._download(render_id, render.output.url if render.output else "", path)
            except CutroomError:
                return None
        return path, await asyncio.to_thread(probe, path)

    async def _once(
        self, render_id: str, output: Mapping[str, object], progress: Callable[[float], Awaitable[None]]
    ) -> Render:
        await submit(
            self._around.nemo,
            render_id=render_id,
            session_id=self._around.project.session_id,
            draft=self._export.wish["draft"],
            output=output,
        )
        return await follow(
            self._around.nemo, render_id, clock=self._around.clock, pace=self._around.pace, progress=progress
        )

    async def _download(self, render_id: str, url: str, target: Path) -> None:
        output = RenderOutput(url=url) if url else None
        render = Render(id=render_id, status=RenderStatus.COMPLETED, progress=100, output=output)
        target.parent.mkdir(parents=True, exist_ok=True)
        await self._around.room.check()
        await self._around.nemo.renders.download(render, target)

    async def _parcel(self, facts: Facts) -> Parcel:
        link = await self._around.link(self._export.result.get("url", ""))
        figures = {
            "name": self._name,
            "size": size_of(facts),
            "length": length(facts.duration_ms),
            "bytes": megabytes(facts.bytes),
            "link": link or "none",
        }
        told = [self._t("export-file", **figures)]
        lacks = shortfalls(self._export.wish["output"], facts)
        told += [self._t(lack.sentence, wanted=lack.wanted, got=lack.got) for lack in lacks]
        told += [self._t(sentence) for sentence in faults(self._export.result.get("faults"))]
        smaller = [self._t("export-file-smaller", **figures), *told[1:]]
        only_link = [self._t("export-file-link", **figures), *told[1:]]
        return Parcel(
            path=self._file,
            name=self._name,
            facts=facts,
            whole="\n".join(told),
            smaller="\n".join(smaller),
            link="\n".join(only_link),
        )

    async def _percent(self, share: float) -> None:
        await self._show(self._t("export-percent", percent=round(share * 100)))

    async def _silent(self, share: float) -> None:
        """Let the smaller copy be made without another row of percents."""

    async def _show(self, text: str) -> None:
        await self._status.show(self._going(text))

    def _going(self, text: str) -> Reply:
        cancel = Button(self._t("button-cancel"), action=f"stop:{self._export.id}")
        return Reply(text, buttons=((cancel,),))

    async def _advance(
        self, stage: Stage, *, render_id: str | None = None, attempts: int | None = None, **result: object
    ) -> None:
        self._export = await self._around.exports.advance(
            self._export, stage, render_id=render_id, attempts=attempts, **result
        )

    async def _refresh(self) -> None:
        self._export = await self._around.exports.get(self._export.id)

    def _t(self, name: str, /, **values: str | int | float) -> str:
        return self._around.catalogue.say(self._around.language, name, **values)

    @property
    def _render_id(self) -> str:
        return self._export.render_id or ""

    @property
    def _file(self) -> Path:
        return self._folder / "whole.mp4"

    @property
    def _name(self) -> str:
        return f"{self._around.project.name}-{self._export.number}.mp4"
