"""How long a minute of 1080p takes to be seen and heard, beside only decoding the same file with PyAV.

The footage is made here: five scenes with grain and sound, H.264 at about 12 Mb/s, as cameras give it.
"""

import asyncio
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import av
from rows import QUICK, row

from studio.api.analyses import Analyses
from studio.sight.moments import best_moments
from studio.work.ffmpeg import executable

SECONDS = 5 if QUICK else 20
SCENES = 5
ROUNDS = 1 if QUICK else 2
SOURCES = ("testsrc2", "mandelbrot", "gradients", "smptehdbars", "rgbtestsrc")


def main() -> None:
    """Print seconds a minute, the ratio to decoding, memory, and how long the event loop was ever kept."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as folder:
        path = _footage(Path(folder) / "footage.mp4")
        plain = min(_decoded(path) for _ in range(ROUNDS))
        took, stall, shots = min(asyncio.run(_seen(path, Path(folder) / str(n))) for n in range(ROUNDS))
    minute = 60 / SECONDS
    row("analysis of a minute of 1080p30", took * minute, "s", took / plain, "only decoding it with PyAV")
    row("memory at the most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")
    row("event loop kept at the longest", stall * 1e3, "ms")
    row("shots found", shots, f"of {SCENES}")


async def _seen(path: Path, folder: Path) -> tuple[float, float, int]:
    began = time.perf_counter()
    work = asyncio.create_task(Analyses(folder).of(path))
    longest, last = 0.0, began
    while not work.done():
        await asyncio.wait({work}, timeout=0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.005), now
    found = await work
    took = time.perf_counter() - began
    best_moments({"m": found}, [("m", 0, found.duration_ms)], length_ms=None)
    return took, longest, len(found.shots)


def _decoded(path: Path) -> float:
    began = time.perf_counter()
    with av.open(str(path)) as container:
        container.streams.video[0].thread_type = "AUTO"
        for _ in container.decode(video=0):
            pass
    return time.perf_counter() - began


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
