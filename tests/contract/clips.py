"""Tiny media, made by ffmpeg's own sources once a run."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path

import imageio_ffmpeg


@cache
def clip(seconds: float = 1.0, *, source: str = "testsrc2", suffix: str = "mp4") -> bytes:
    """Make a small video with a tone."""
    video = f"{source}=size=160x90:rate=15:duration={seconds}"
    codec = ("-c:v", "libvpx", "-c:a", "libopus") if suffix == "webm" else ("-c:v", "libx264", "-c:a", "aac")
    return _made(
        suffix,
        *("-f", "lavfi", "-i", video, "-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"),
        *(*codec, "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-shortest"),
    )


@cache
def picture(suffix: str = "png") -> bytes:
    """Make a small picture."""
    return _made(suffix, "-f", "lavfi", "-i", "testsrc2=size=64x48:rate=1", "-frames:v", "1")


@cache
def tone(suffix: str = "mp3") -> bytes:
    """Make a second of sound."""
    return _made(suffix, "-f", "lavfi", "-i", "sine=frequency=330:duration=1")


def _made(suffix: str, *arguments: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made.{suffix}"
        subprocess.run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *arguments, str(path)], check=True, timeout=60
        )
        return path.read_bytes()
