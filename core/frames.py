"""A few small frames of every clip that came through our hands, for the picture of the timeline.

They are taken while the clip is on our disk and kept under the names that a draft may call it by.
"""

import asyncio
import io
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import av
from PIL import Image

from core.nemo.wire import UploadedFile
from core.timeline import Timeline

FOLDER: Final = "frames"
FRAMES: Final = 5  # of one clip
HEIGHT: Final = 132
QUALITY: Final = 80
MOST_FILES: Final = 200  # of one project
UNREADABLE: Final = (av.error.FFmpegError, OSError, ValueError, IndexError)

Kept = Mapping[str, tuple[bytes, ...]]
Files = Mapping[str, tuple[Path, ...]]


class Frames:
    """The frames on our disk, in a folder for each project."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    async def keep(self, project: int, files: Iterable[tuple[UploadedFile, Path]]) -> None:
        """Take frames of clips that were just uploaded; one that cannot be read has none."""
        for file, path in files:
            await asyncio.to_thread(self._take, self._folder / str(project), file.filename, path)

    async def of(self, project: int, timeline: Timeline) -> Kept:
        """Give the frames of everything on a timeline, by the name it has there."""
        return await asyncio.to_thread(self._read, project, timeline)

    async def files(self, project: int, timeline: Timeline) -> Files:
        """Give where the frames of everything on a timeline lie, by the name it has there."""
        return await asyncio.to_thread(self._find, project, timeline)

    def _take(self, folder: Path, name: str, path: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if sum(1 for _ in folder.iterdir()) >= MOST_FILES:
            return
        for number, frame in enumerate(_frames(path)):
            (folder / f"{_key(name)}-{number}.jpg").write_bytes(frame)

    def _read(self, project: int, timeline: Timeline) -> Kept:
        found = self._find(project, timeline)
        return {name: tuple(path.read_bytes() for path in paths) for name, paths in found.items()}

    def _find(self, project: int, timeline: Timeline) -> Files:
        folder = self._folder / str(project)
        segments = (segment for track in timeline.shown for segment in track.segments)
        names = {name for segment in segments for name in (segment.media, segment.name) if name}
        found = {name: tuple(sorted(folder.glob(f"{_key(name)}-*.jpg"))) for name in names}
        return {name: paths for name, paths in found.items() if paths}


def _key(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:24]


def _frames(path: Path) -> list[bytes]:
    """Take frames at even distances; a still gives one."""
    frames: list[bytes] = []
    try:
        with av.open(str(path), options={"protocol_whitelist": "file"}) as container:
            stream = container.streams.video[0]
            length = container.duration or 0
            for number in range(FRAMES if length else 1):
                if number:
                    container.seek(length * number // FRAMES)
                frame = next(container.decode(stream))
                width = max(2, HEIGHT * frame.width // frame.height)
                pixels = frame.to_ndarray(format="rgb24", width=width, height=HEIGHT)
                out = io.BytesIO()
                Image.fromarray(pixels).rotate(frame.rotation, expand=True).save(out, "JPEG", quality=QUALITY)
                frames.append(out.getvalue())
    except (*UNREADABLE, StopIteration):
        return frames
    return frames
