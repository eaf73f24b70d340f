"""How fast a trim is rendered, against one ffmpeg command written by hand for the same result."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import median

from core.nemo.wire import Kind
from studio.ffmpeg import executable
from studio.render import render
from studio.timeline import Canvas, Clip, Timeline

ROUNDS = 3
SECONDS = 10
CUT_FROM, CUT_TO = 1.3, 9.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.mp4"
        _make(clip)
        ours, theirs = [], []
        for number in range(ROUNDS):
            work = Path(folder) / f"work-{number}"
            ours.append(_timed(lambda work=work: asyncio.run(_render(clip, work))))
            theirs.append(_timed(lambda: _by_hand(clip, Path(folder) / "hand.mp4")))
    mine, hand = median(ours), median(theirs)
    print(f"trim of {SECONDS} s of 1080p: {mine:.2f} s, by hand {hand:.2f} s, ratio {mine / hand:.2f}")


def _timed(job: Callable[[], None]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _make(clip: Path) -> None:
    sources = ["-f", "lavfi", "-i", f"testsrc2=s=1920x1080:r=30:d={SECONDS},noise=alls=7:allf=t"]
    sources += ["-f", "lavfi", "-i", f"sine=f=330:d={SECONDS}"]
    _ffmpeg([*sources, "-pix_fmt", "yuv420p", "-preset", "veryfast", "-c:a", "aac", str(clip)])


def _by_hand(clip: Path, target: Path) -> None:
    span = ["-ss", str(CUT_FROM), "-to", str(CUT_TO), "-i", str(clip)]
    video = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-r", "30"]
    _ffmpeg([*span, *video, "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", str(target)])


def _ffmpeg(args: list[str]) -> None:
    subprocess.run([executable(), "-y", "-nostdin", "-loglevel", "error", *args], check=True)


async def _render(clip: Path, work: Path) -> None:
    span = Clip("c1", "m1", clip.name, Kind.VIDEO, round(CUT_FROM * 1000), round(CUT_TO * 1000))
    timeline = Timeline(canvas=Canvas(1920, 1080, Fraction(30)), clips=(span,))
    await render(timeline, {"m1": clip}, work / "out.mp4", work=work, progress=lambda _: None)


if __name__ == "__main__":
    main()
