"""What of an export goes to its chat: the whole where that fits, else a copy that does, or words alone.

Whatever the chat gets, the whole is kept for a while where it did not get it, and fetched by a link.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

from core.chat import Button
from core.errors import BackendDown, CutroomError, DiskFull
from core.exporting.copies import Copy, fitting
from core.exporting.delivery import MOST_REFUSALS, Limit, Parcel
from core.exporting.exports import Export
from core.exporting.letter import Letter
from core.exporting.surroundings import Surroundings
from core.links import Ticket
from core.probe import Facts, probe
from core.projects import Project

DAY_S: Final = 86_400.0
TRIES: Final = 2  # of copies from a backend that promises nothing
COPIES: Final = "copy-*.mp4"

# Given a render's id, what it shall come out as, and where it goes.
Make = Callable[[str, Mapping[str, object], Path], Awaitable[None]]


class Wrapping:
    """Makes one export's parcel."""

    def __init__(
        self, export: Export, around: Surroundings, whole: Path, facts: Facts, *, make: Make
    ) -> None:
        self.export = export
        self._around = around
        self._whole = whole
        self._facts = facts
        self._make = make

    async def parcel(self) -> Parcel:
        """Choose the best that the chat takes, and the words for it."""
        name, limit = file_name(self._around.project, self.export), self._limit()
        if limit is None or self._facts.bytes <= limit.bytes:
            letter = await self._letter(name)
            return Parcel(name, letter.whole(), self._whole, self._facts)
        copy = await self._copy(limit)
        await self._keep()
        file = self._around.links.address(ticket(self.export, self._around.project)) or ""
        letter = await self._letter(name, file)
        buttons = () if file or letter.project else ((self._asking(),),)
        if copy is None:
            return Parcel(name, letter.alone(limit), buttons=buttons)
        return Parcel(name, letter.copy(copy[1], limit), *copy, buttons=buttons)

    def _limit(self) -> Limit | None:
        """Give what this chat takes: what it says, or less where it has refused."""
        said = self._around.platform.limits(self.export.chat).bytes_out
        found = self.export.result.get("limit")
        limits = [] if said is None else [Limit(said)]
        limits += [] if found is None else [Limit(found, is_guess=self.export.result["is_guess"])]
        return min(limits, key=lambda limit: limit.bytes, default=None)

    async def _copy(self, limit: Limit) -> tuple[Path, Facts] | None:
        """Make a copy that fits; once more where a backend took a size for a mere wish."""
        aimed = limit.bytes
        if self.export.result.get("refusals", 0) > MOST_REFUSALS:
            return None
        for _ in range(TRIES):
            copy = fitting(self._facts, aimed)
            path = None if copy is None else await self._made(copy)
            if path is None:
                return None
            made = await asyncio.to_thread(probe, path)
            if made.bytes <= limit.bytes:
                return path, made
            aimed = aimed * limit.bytes // made.bytes
        return None

    async def _made(self, copy: Copy) -> Path | None:
        path = self._whole.with_name(COPIES.replace("*", str(copy.max_bytes)))
        if await asyncio.to_thread(path.exists):
            return path
        whole = self.export.render_id or ""
        render_id = f"{whole}_{copy.max_bytes}"
        copies = [*self.export.copies, render_id]
        self.export = await self._around.exports.note(self.export, copies=list(dict.fromkeys(copies)))
        try:
            await self._make(render_id, copy.output(whole), path)
        except (BackendDown, DiskFull):
            raise
        except CutroomError:
            return None
        return path

    async def _keep(self) -> None:
        """Note until when the whole is kept."""
        now = self._around.clock.now()
        if self.export.kept_until <= now:
            until = int(now + self._around.settings.link_days * DAY_S)
            self.export = await self._around.exports.note(self.export, kept_until=until)

    async def _letter(self, name: str, file: str = "") -> Letter:
        return Letter(
            say=self._t,
            name=name,
            facts=self._facts,
            wish=self.export.wish["output"],
            found=self.export.result.get("faults"),
            project=await self._around.link(self.export.result.get("url", "")),
            file=file,
            until=self.export.kept_until,
            is_admin=f"{self.export.chat.platform}:{self.export.person}" in self._around.settings.admins,
        )

    def _asking(self) -> Button:
        return Button(self._t("button-whole"), action=f"whole:{self.export.id}")

    def _t(self, name: str, /, **values: str | int | float) -> str:
        return self._around.catalogue.say(self._around.language, name, **values)


def file_name(project: Project, export: Export) -> str:
    """Give what an export's file is called for people."""
    return f"{project.name}-{export.number}.mp4"


def ticket(export: Export, project: Project) -> Ticket:
    """Give the right to fetch an export's whole file, for as long as it is kept."""
    return Ticket(export.id, export.render_id or "", file_name(project, export), int(export.kept_until))
