"""Footage for the render bench, made here: five clips as cameras give them, H.264 at 12 Mb/s, and a tune."""

import subprocess
from pathlib import Path

from studio.music import write
from studio.work.ffmpeg import executable

CLIPS = 5
SOURCES = (
    "testsrc2=s=1920x1080:r=30",
    "mandelbrot=s=1920x1080:r=30",
    "gradients=s=1920x1080:r=30:speed=0.02",
    "testsrc2=s=1920x1080:r=30,hue=h=120,vflip",
    "mandelbrot=s=1920x1080:r=30:start_scale=1.5,hflip",
)
TUNE = "tune.wav"


def make(folder: Path, seconds: int) -> None:
    """Write clip-0.mp4 to clip-4.mp4, each so long, and the tune."""
    for number, source in enumerate(SOURCES):
        heard = f"aevalsrc='0.3*sin({440 + 110 * number}*PI*t)*lt(mod(t,4),2.4)':d={seconds}:s=48000"
        inputs = ["-f", "lavfi", "-i", f"{source},noise=alls=7:allf=t", "-f", "lavfi", "-i", heard]
        rate = ["-b:v", "12M", "-maxrate", "14M", "-bufsize", "20M", "-g", "60", "-bf", "2"]
        tags = [
            "-color_range",
            "tv",
            "-colorspace",
            "bt709",
            "-color_trc",
            "bt709",
            "-color_primaries",
            "bt709",
        ]
        video = ["-c:v", "libx264", "-preset", "superfast", "-pix_fmt", "yuv420p", *rate, *tags]
        ffmpeg([*inputs, "-t", str(seconds), *video, "-c:a", "aac", str(clip(folder, number))])
    write(folder / TUNE, "upbeat", 60_000)


def clip(folder: Path, number: int) -> Path:
    """Name a clip; after the last the first comes again."""
    return folder / f"clip-{number % CLIPS}.mp4"


def ffmpeg(args: list[str]) -> None:
    """Run ffmpeg."""
    subprocess.run([executable(), "-y", "-nostdin", "-loglevel", "error", *args], check=True)
