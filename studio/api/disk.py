"""How much the studio may keep: room is asked for before bytes are written.

What is on disk is measured by looking at it; what is still arriving is counted as it arrives, so that uploads
running side by side cannot pass the quota together.
"""

import asyncio
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from core.nemo.wire import MIB
from studio.api.refusals import Reason, Refusal

SPARE_BYTES = 64 * MIB  # never the volume's last bytes: the database has to be able to write
SCRAP_BYTES = MIB  # with less than this, whatever failed to be written failed for want of room


@dataclass(slots=True)
class Disk:
    """The studio's folders and how much they may hold."""

    root: Path
    quota_bytes: int
    spare_bytes: int = SPARE_BYTES
    arrived: int = field(default=0, init=False)  # bytes ever taken, by every arrival

    @property
    def media(self) -> Path:
        """Where uploaded files are kept, named by their keys."""
        return self.root / "media"

    @property
    def incoming(self) -> Path:
        """Where uploads are until they have been checked."""
        return self.root / "incoming"

    @property
    def renders(self) -> Path:
        """Where finished renders are kept, named by their keys."""
        return self.root / "renders"

    @property
    def work(self) -> Path:
        """Where renders keep their finished pieces, one folder a session."""
        return self.root / "work"

    @property
    def analyses(self) -> Path:
        """Where it is kept what files are like, named by their content."""
        return self.root / "analyses"

    @property
    def folders(self) -> tuple[Path, ...]:
        """All of them."""
        return self.media, self.incoming, self.renders, self.work, self.analyses

    def prepare(self) -> None:
        """Make the folders."""
        for folder in self.folders:
            folder.mkdir(parents=True, exist_ok=True)

    async def room(self, wanted: int = 0) -> "Room":
        """Look how much an arrival may fill; refuses at once when it is known not to fit."""
        left = await asyncio.to_thread(self._left)
        if wanted >= left:
            raise Refusal(Reason.DISK_FULL)
        return Room(self, until=self.arrived + left)

    async def is_full(self) -> bool:
        """Tell whether the volume has no room left, whatever the quota says."""
        return (await asyncio.to_thread(shutil.disk_usage, self.root)).free < SCRAP_BYTES

    async def is_crowded(self) -> bool:
        """Tell whether less than half of the room is left: then nothing is kept only to save time."""
        return await asyncio.to_thread(self._left) < self.quota_bytes / 2

    def _left(self) -> int:
        used = sum(_size(folder) for folder in self.folders)
        return min(self.quota_bytes - used, shutil.disk_usage(self.root).free - self.spare_bytes)


@dataclass(frozen=True, slots=True)
class Room:
    """How far the count of all that arrives may go on until the disk has to be looked at again."""

    disk: Disk
    until: int

    def take(self, size: int) -> None:
        """Take some of the room, or refuse when there is none left."""
        if self.disk.arrived + size > self.until:
            raise Refusal(Reason.DISK_FULL)
        self.disk.arrived += size


def _size(folder: Path) -> int:
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            # Files come and go while we look.
            try:
                total += (Path(parent) / name).stat().st_size
            except FileNotFoundError:
                continue
    return total
