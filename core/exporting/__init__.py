"""An export from its wish to its delivery: each stage does its part, stores that it is done, and goes on.

Killed anywhere, it goes on from the stage that is stored.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

from core.chat import Button, Gone, Reply, TooLarge, Unknown
from core.errors import BackendDown, CutroomError, DiskFull, RenderFailed
from core.exporting.delivery import Parcel, deliver, lowered
from core.exporting.exports import CLOSED, Export, Stage
from core.exporting.rendering import follow, new_id, submit
from core.exporting.surroundings import Surroundings
from core.exporting.wrapping import COPIES, Wrapping, file_name
from core.nemo.wire import Render, RenderOutput, RenderStatus
from core.probe import probe
from core.status import StatusMessage, flushing

FOLDER: Final = "exports"
TRIES: Final = 2


class Exporting:
    """One export on its way."""

    def __init__(self, export: Export, around: Surroundings) -> None:
        self._export = export
        self._around = around
        self._folder = around.settings.data / FOLDER / str(export.id)
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
        wrapping = Wrapping(self._export, self._around, self._file, facts, make=self._make)
        parcel = await wrapping.parcel()
        self._export = wrapping.export
        await self._show(self._t("export-sending"))
        await self._advance(Stage.DELIVERING)
        try:
            await deliver(self._around.platform, self._export.chat, parcel)
        except TooLarge as error:
            await self._refused(parcel, error)
        except Unknown:
            return
        else:
            await self._advance(Stage.DELIVERED)

    async def _refused(self, parcel: Parcel, error: TooLarge) -> None:
        """Go back, since nothing was sent, and send less: so much is known now of what this chat takes."""
        size, refusals = parcel.facts.bytes if parcel.facts else 0, self._export.result.get("refusals", 0) + 1
        limit = lowered(size, error.limit, refusals)
        await self._advance(Stage.FETCHED, limit=limit.bytes, is_guess=limit.is_guess, refusals=refusals)

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
        if stage is Stage.DELIVERED and self._export.kept_until > self._around.clock.now():
            await asyncio.to_thread(_clear, self._folder)  # the whole may be fetched for a while
        elif stage is not Stage.DOUBTED:  # a file in doubt may be asked for again
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def _make(self, render_id: str, output: Mapping[str, object], target: Path) -> None:
        """Have a smaller copy rendered, and bring it here."""
        await self._smaller(0.0)
        render = await self._once(render_id, output, self._smaller)
        await self._download(render_id, render.output.url if render.output else "", target)

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

    async def _percent(self, share: float) -> None:
        await self._show(self._t("export-percent", percent=round(share * 100)))

    async def _smaller(self, share: float) -> None:
        await self._show(self._t("export-smaller", percent=round(share * 100)))

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
        # Nobody can guess it: a link of ours names it, even when numbers begin anew after a restore.
        return self._folder / f"{self._render_id}.mp4"

    @property
    def _name(self) -> str:
        return file_name(self._around.project, self._export)


def _clear(folder: Path) -> None:
    """Leave nothing but the whole."""
    for copy in folder.glob(COPIES):
        copy.unlink(missing_ok=True)
