"""Tiny media files made by ffmpeg's own sources, each once a session, and ways to look inside a file."""

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.work.ffmpeg import executable

STEP = 3  # a counted clip's brightness rises by this with every frame

_COUNTED = "nullsrc=s={size}:r={fps}:d={seconds},geq=lum='16+{step}*N':cb=128:cr=128"


@cache
def folder() -> Path:
    """Where this session's files lie."""
    path = Path(tempfile.mkdtemp(prefix="cutroom-media-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@cache
def make(name: str, *args: str) -> Path:
    """Run ffmpeg with these arguments and give the file."""
    path = folder() / name
    command = [executable(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y", *args, str(path)]
    subprocess.run(command, check=True)
    return path


def counted(
    name: str = "counted.mp4", *, size: str = "160x90", fps: str = "30", seconds: float = 2, more: str = ""
) -> Path:
    """Make a silent clip whose n-th frame has the brightness 16 + 3 n."""
    source = _COUNTED.format(size=size, fps=fps, seconds=seconds, step=STEP)
    return make(name, "-f", "lavfi", "-i", source + more, "-c:v", "libx264", "-crf", "10", "-g", "25")


def coloured(name: str, colour: str, *, seconds: float = 1, size: str = "160x90", tone: str = "") -> Path:
    """Make a clip of one colour, with the sound of a lavfi source where one is named."""
    sound = ("-f", "lavfi", "-i", tone, "-shortest", "-c:a", "aac") if tone else ()
    source = f"color={colour}:s={size}:r=30:d={seconds}"
    return make(
        name, "-f", "lavfi", "-i", source, *sound, "-c:v", "libvpx" if name.endswith(".webm") else "libx264"
    )


def flash(name: str = "flash.mp4", *, at: float = 1.0, seconds: float = 1.5) -> Path:
    """Make a black clip that flashes white and beeps for a tenth of a second at one moment."""
    lit = f"between(t,{at},{at + 0.095})"
    shown = f"color=black:s=160x90:r=30:d={seconds},drawbox=c=white:t=fill:enable='{lit}'"
    heard = f"sine=1000:d={seconds}:r=48000,volume='if({lit},6,0)':eval=frame"
    return make(
        name, "-f", "lavfi", "-i", shown, "-f", "lavfi", "-i", heard, "-c:v", "libx264", "-c:a", "aac"
    )


def tone(name: str, expression: str, *args: str) -> Path:
    """Make a sound file from a lavfi source."""
    return make(name, "-f", "lavfi", "-i", expression, *args)


def picture(name: str, image: Image.Image, **options: Any) -> Path:
    """Save a picture."""
    path = folder() / name
    image.save(path, **options)
    return path


def frames(path: Path) -> list[NDArray[np.uint8]]:
    """Decode a file's frames as RGB arrays."""
    with av.open(str(path)) as container:
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in container.decode(video=0)]


def times(path: Path) -> list[float]:
    """Give the time of every frame."""
    with av.open(str(path)) as container:
        return [frame.time or 0.0 for frame in container.decode(video=0)]


def numbers(path: Path, column: int = 80) -> list[int]:
    """Tell which frame of a counted clip is seen at each frame of a file, near a column of its middle."""
    near = slice(max(0, column - 10), min(160, column + 10))
    with av.open(str(path)) as container:
        lumas = [frame.to_ndarray()[40:50, near].mean() for frame in container.decode(video=0)]
    return [round((luma - 16) / STEP) for luma in lumas]


def samples(path: Path) -> NDArray[np.float32]:
    """Decode a file's sound as (channels, samples)."""
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)


def level_db(sound: NDArray[np.float32]) -> float:
    """Tell how strong a sound is."""
    return float(20 * np.log10(np.sqrt(np.mean(np.square(sound))) + 1e-9))
