"""Ffmpeg is run, heard, and ended."""

import asyncio
import os
from pathlib import Path

import pytest

from studio.work import ffmpeg

ENDLESS = ("-f", "lavfi", "-i", "testsrc2=s=64x36:r=30", "-f", "null", "-")


def children() -> set[int]:
    """Give the ids of our children that run ffmpeg."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat, command = (folder / "stat").read_text(), (folder / "cmdline").read_bytes()
            except OSError:
                continue
            state, parent = stat.rpartition(")")[2].split()[:2]
            if int(parent) == os.getpid() and state != "Z" and b"ffmpeg" in command:
                found.add(int(folder.name))
    return found


async def test_progress_rises_to_the_end() -> None:
    """What is reported are true shares of the planned length, in order."""
    heard: list[float] = []

    two_seconds = ("-f", "lavfi", "-i", "testsrc2=s=64x36:r=30:d=2", "-f", "null", "-")
    facts = await ffmpeg.run(two_seconds, duration_ms=2000, progress=heard.append)

    assert heard == sorted(heard)
    assert heard[-1] > 0.9
    assert facts["frame"] == "60"


async def test_a_failure_says_what_ffmpeg_said_last() -> None:
    """The error carries one line, not a dump."""
    with pytest.raises(ffmpeg.FFmpegError) as caught:
        await ffmpeg.run(
            ("-i", "file:/nowhere.mp4", "-f", "null", "-"), duration_ms=1, progress=lambda _: None
        )

    assert "\n" not in str(caught.value)
    assert str(caught.value)


async def test_cancelling_ends_the_process() -> None:
    """When the call is back, ffmpeg is gone."""
    started = asyncio.Event()
    task = asyncio.create_task(ffmpeg.run(ENDLESS, duration_ms=1_000_000, progress=lambda _: started.set()))
    await started.wait()
    assert children()

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert not children()


async def test_one_that_stands_still_is_ended(tmp_path: Path) -> None:
    """A source that never delivers does not hold us for ever."""
    pipe = tmp_path / "never"
    os.mkfifo(pipe)
    keeper = os.open(pipe, os.O_RDWR)
    try:
        with pytest.raises(ffmpeg.FFmpegError, match="stood still"):
            await ffmpeg.run(
                ("-f", "wav", "-i", f"file:{pipe}", "-f", "null", "-"),
                duration_ms=1000,
                progress=lambda _: None,
                patience_s=0.5,
            )
    finally:
        os.close(keeper)

    assert not children()


async def test_the_one_in_use_can_do_all_that_is_needed() -> None:
    """The wheel's ffmpeg passes the check, and names its filters."""
    await ffmpeg.check()

    assert ffmpeg.NEEDED["-filters"] <= await ffmpeg.filters()
