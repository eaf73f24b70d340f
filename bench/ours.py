"""The render bench's jobs done by Cutroom: run as a process of its own, so that its memory can be told.

Prints one JSON line: seconds of each render in turn, and megabytes at the most.
"""

import asyncio
import json
import resource
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import memory
import scenes

from core.nemo.wire import Kind
from studio.render import render
from studio.timeline import Canvas, Clip, Sound, Timeline, Title
from studio.timeline.transition import Transition

FULL_HD = Canvas(1920, 1080, Fraction(30))
HD = replace(FULL_HD, width=1280, height=720)
UHD = replace(FULL_HD, width=3840, height=2160)
PREVIEW = replace(FULL_HD, width=854, height=480, is_rough=True)
TITLE = Title("t", "One summer", at_ms=500, duration_ms=3000)


def timelines(job: str, seconds: int) -> list[Timeline]:
    """Give what a job renders, one after the other in the same work folder."""
    whole_ms = seconds * 1000
    whole, cut = _clip(0, 0, whole_ms), _clip(0, 3300, whole_ms - 3000)
    tune = Sound("s", scenes.TUNE, media="tune", volume_pct=30, fade_out_ms=1000)
    five, ten = (
        Timeline(FULL_HD, _crossed(whole_ms, count), (tune,), (TITLE,), 0, 1000)
        for count in (scenes.CLIPS, 2 * scenes.CLIPS)
    )
    minute = tuple(_clip(number, 0, whole_ms) for number in range(min(scenes.CLIPS, 60 // seconds)))
    long = Timeline(HD, minute, (), (TITLE,))
    changed = replace(long, titles=(replace(TITLE, text="Another summer"),))
    return {
        "cut": [Timeline(FULL_HD, (cut,))],
        "trim": [Timeline(HD, (cut,))],
        "edit": [five],
        "ten": [ten],
        "upscale": [Timeline(UHD, (whole,))],
        "preview": [Timeline(PREVIEW, (whole,))],
        "again": [long, changed, replace(changed, sounds=(tune,))],
    }[job]


def _clip(number: int, start_ms: int, end_ms: int, transition: Transition | None = None) -> Clip:
    media = str(number % scenes.CLIPS)
    return Clip(f"c{number}", media, media, Kind.VIDEO, start_ms, end_ms, transition=transition)


def _crossed(whole_ms: int, count: int) -> tuple[Clip, ...]:
    end_ms = min(whole_ms, 6500)
    first = _clip(0, 500, end_ms)
    return (first, *(_clip(number, 500, end_ms, Transition(ms=500)) for number in range(1, count)))


def main(job: str, folder: Path, seconds: int) -> None:
    files = {str(number): scenes.clip(folder, number) for number in range(scenes.CLIPS)}
    files["tune"] = folder / scenes.TUNE
    took = []
    for timeline in timelines(job, seconds):
        began = time.perf_counter()
        work, target = folder / "work", folder / f"ours-{job}.mp4"
        asyncio.run(render(timeline, files, target, work=work, progress=lambda _: None))
        took.append(time.perf_counter() - began)
    ffmpeg = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "mb": memory.peak_mb() + ffmpeg}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
