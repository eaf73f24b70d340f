"""How a render goes, is stopped, goes on and fails."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from studio.render import render
from studio.render.materials import RenderError
from studio.timeline import Canvas, Sound, Timeline
from tests import media
from tests.studio.cutting import SINE, clip, inodes, made, timeline
from tests.studio.work.test_ffmpeg import children


async def test_progress_rises_to_one(tmp_path: Path) -> None:
    """Shares never fall, and the last is the whole."""
    told: list[float] = []

    await render(
        timeline(clip("c", 0, 1000), clip("c", 1000, 2000)), {"c": media.counted()}, tmp_path / "out.mp4",
        work=tmp_path / "work", progress=told.append,
    )  # fmt: skip

    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(set(told)) > 4


async def test_a_stopped_render_goes_on_where_it_was(tmp_path: Path) -> None:
    """Cancelling ends ffmpeg and leaves nothing half-made; the next run keeps what was finished."""
    slow = media.make(
        "slow.mp4",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=640x360:r=30:d=9",
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
    )
    line = timeline(clip("c", 0, 300), clip("slow", 0, 9000), canvas=Canvas(1280, 720))
    sources, work, target = {"c": media.counted(), "slow": slow}, tmp_path / "work", tmp_path / "out.mp4"
    underway = asyncio.Event()
    task = asyncio.create_task(
        render(line, sources, target, work=work, progress=lambda part: underway.set() if part > 0.1 else None)
    )
    await underway.wait()
    assert children()

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert not children()
    assert not inodes(tmp_path, "*.part")
    assert not inodes(tmp_path, "out*")
    finished = inodes(work, "*.mp4")
    assert len(finished) == 1
    shorter = replace(line, clips=(line.clips[0], replace(line.clips[1], end_ms=300)))
    await render(shorter, sources, target, work=work, progress=lambda _: None)
    assert finished.items() <= inodes(work, "*.mp4").items()
    assert len(media.frames(target)) == 18


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Timeline(), "nothing"),
        (timeline(clip("gone", 0, 500)), "gone"),
        (timeline(clip("junk", 0, 500)), "cannot be read"),
        (timeline(clip("song", 0, 500)), "no picture"),
        (timeline(clip("c", 0, 500), sounds=(Sound("s", "mute", media="c"),)), "no sound"),
        (timeline(clip("c", 0, 500), sounds=(Sound("s", "polka", mood="polka"),)), "mood"),
    ],
    ids=["empty", "gone", "junk", "no picture", "no sound", "no such mood"],
)
async def test_what_cannot_be_rendered_is_said_plainly(tmp_path: Path, line: Timeline, words: str) -> None:
    """One sentence without paths, and no file."""
    junk = tmp_path / "junk.mp4"
    junk.write_bytes(b"junk")
    sources = {"c": media.counted(), "junk": junk, "song": media.tone("no-picture.mp3", SINE)}

    with pytest.raises(RenderError, match=words) as caught:
        await made(line, sources, tmp_path)

    assert "/" not in str(caught.value)
    assert not (tmp_path / "out.mp4").exists()
