"""A few small frames of every clip."""

import io
from pathlib import Path

from PIL import Image

from core.frames import FRAMES, HEIGHT, MOST_FILES, Frames
from core.nemo.wire import Kind, UploadedFile
from core.timeline import Kind as Carries
from core.timeline import Segment, Timeline, Track
from tests.contract import clips

FILE = UploadedFile(filename="beach.mp4", file_type=Kind.VIDEO, cdn_url="/cdn/1")
TIMELINE = Timeline(tracks=(Track(kind=Carries.VIDEO, segments=(Segment(name="beach.mp4", media="m1"),)),))


def _clip(folder: Path, body: bytes) -> Path:
    path = folder / "beach.mp4"
    path.write_bytes(body)
    return path


async def test_frames_of_a_clip_are_kept_under_its_name(tmp_path: Path) -> None:
    """Small pictures in their order, found by the name that the timeline uses."""
    frames = Frames(tmp_path)
    await frames.keep(1, [(FILE, _clip(tmp_path, clips.clip()))])

    kept = await frames.of(1, TIMELINE)
    assert list(kept) == ["beach.mp4"]
    sizes = {Image.open(io.BytesIO(frame)).size for frame in kept["beach.mp4"]}
    assert len(kept["beach.mp4"]) == FRAMES
    assert sizes == {(HEIGHT * 160 // 90, HEIGHT)}


async def test_projects_do_not_see_each_others_frames(tmp_path: Path) -> None:
    """Two chats may send files of one name."""
    frames = Frames(tmp_path)
    await frames.keep(1, [(FILE, _clip(tmp_path, clips.clip()))])

    assert await frames.of(2, TIMELINE) == {}


async def test_what_has_no_picture_has_no_frames(tmp_path: Path) -> None:
    """A sound or a broken file is no failure."""
    frames = Frames(tmp_path)
    await frames.keep(1, [(FILE, _clip(tmp_path, clips.tone())), (FILE, _clip(tmp_path, b"junk"))])

    assert await frames.of(1, TIMELINE) == {}


async def test_a_project_keeps_so_many_and_no_more(tmp_path: Path) -> None:
    """However many files are sent, the folder stays small."""
    folder = tmp_path / "frames" / "1"
    folder.mkdir(parents=True)
    for number in range(MOST_FILES):
        (folder / f"old-{number}.jpg").touch()
    await Frames(tmp_path).keep(1, [(FILE, _clip(tmp_path, clips.clip()))])

    assert len(list(folder.iterdir())) == MOST_FILES
