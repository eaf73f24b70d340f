"""How long a minute of 1080p takes to be seen and heard, beside only decoding the same file with PyAV.

The processor's seconds are those of all its cores, and hardly change when others use them too.

The footage is made here: five scenes with grain and sound, H.264 at about 12 Mb/s, as cameras give it.
"""

import asyncio
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import av
from rows import QUICK, row

from studio.api.analyses import Analyses
from studio.sight.moments import best_moments
from studio.work.ffmpeg import executable

SECONDS = 5 if QUICK else 20
SCENES = 5
ROUNDS = 1 if QUICK else 2
SOURCES = ("testsrc2", "mandelbrot", "gradients", "smptehdbars", "rgbtestsrc")


class Cost(NamedTuple):
    """What something cost, in seconds."""

    took: float
    busy: float  # the processor


def main() -> None:
    """Print seconds a minute, the ratio to decoding, memory, and how long the event loop was ever kept."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as folder:
        path = _footage(Path(folder) / "footage.mp4")
        plain = _least(_decoded(path) for _ in range(ROUNDS))
        seen = [asyncio.run(_seen(path, Path(folder) / str(n))) for n in range(ROUNDS)]
    cost = _least(cost for cost, _, _ in seen)
    _, stall, shots = min(seen)
    minute = 60 / SECONDS
    peer = "only decoding it with PyAV"
    row("analysis of a minute of 1080p30", cost.took * minute, "s", cost.took / plain.took, peer)
    row("the processor's part of it", cost.busy * minute, "s", cost.busy / plain.busy, peer)
    row("memory at the most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")
    row("event loop kept at the longest", stall * 1e3, "ms")
    row("shots found", shots, f"of {SCENES}")


async def _seen(path: Path, folder: Path) -> tuple[Cost, float, int]:
    began, busy = time.perf_counter(), time.process_time()
    work = asyncio.create_task(Analyses(folder).of(path))
    longest, last = 0.0, began
    while not work.done():
        await asyncio.wait({work}, timeout=0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.005), now
    found = await work
    cost = Cost(time.perf_counter() - began, time.process_time() - busy)
    best_moments({"m": found}, [("m", 0, found.duration_ms)], length_ms=None)
    return cost, longest, len(found.shots)


def _decoded(path: Path) -> Cost:
    began, busy = time.perf_counter(), time.process_time()
    with av.open(str(path)) as container:
        container.streams.video[0].thread_type = "AUTO"
        for _ in container.decode(video=0):
            pass
    return Cost(time.perf_counter() - began, time.process_time() - busy)


def _least(costs: Iterable[Cost]) -> Cost:
    """Give the least of each: others who use the machine only ever add."""
    took, busy = zip(*costs, strict=True)
    return Cost(min(took), min(busy))


def _footage(path: Path) -> Path:
    each = SECONDS // SCENES
    inputs = [part for name in SOURCES for part in ("-f", "lavfi", "-i", f"{name}=s=1920x1080:r=30")]
    cut = "".join(f"[{n}]trim=duration={each},setpts=PTS-STARTPTS,setsar=1[v{n}];" for n in range(SCENES))
    joined = "".join(f"[v{n}]" for n in range(SCENES))
    graph = f"{cut}{joined}concat=n={SCENES}:v=1,noise=alls=7:allf=t,format=yuv420p[v]"
    sound = ("-f", "lavfi", "-i", f"aevalsrc='0.4*sin(880*PI*t)*lt(mod(t,4),2.4)':d={SECONDS}:s=48000")
    coded = ("-c:v", "libx264", "-preset", "veryfast", "-b:v", "12M", "-maxrate", "14M", "-bufsize", "20M")
    command = [executable(), "-nostdin", "-loglevel", "error", *inputs, *sound, "-filter_complex", graph]
    maps = ("-map", "[v]", "-map", f"{SCENES}:a", "-g", "60", *coded, "-c:a", "aac", str(path))
    subprocess.run([*command, *maps], check=True)
    return path


if __name__ == "__main__":
    main()
