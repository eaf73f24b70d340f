"""The clips and photos that the gallery is made from: computed here, so that nothing is fetched."""

import subprocess
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from gallery.figures import city, openness, person
from gallery.scenery import DAWN, HEIGHT, NOON, SUNSET, WIDTH, Frame, mountains, sea
from studio.work.ffmpeg import executable

FPS: Final = 25
RATE: Final = 48_000
_QUIET: Final = ("-nostdin", "-hide_banner", "-loglevel", "error", "-y")
_CODED: Final = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "16", "-pix_fmt", "yuv420p")
_SHAKEN: Final = (
    "scale=704:-2,crop=640:360:x='32+13*sin(n*0.9)+9*sin(n*2.3)':y='18+9*sin(n*1.3)+6*sin(n*2.9)'"
)
_SPOILT: Final = {"blurred.mp4": ("city.mp4", "gblur=sigma=16:steps=2"), "shaken.mp4": ("city.mp4", _SHAKEN)}

SHOT: Final[dict[str, tuple[Callable[[float], Frame], float]]] = {
    "sea.mp4": (sea, 4),
    "city.mp4": (city, 4),
    "anna.mp4": (person, 6),
    "hills.mp4": (mountains, 3),
}
PHOTOS: Final[dict[str, Callable[[], Frame]]] = {
    "1-hills.jpg": lambda: mountains(0, DAWN),
    "2-noon.jpg": lambda: mountains(9, NOON),
    "3-sea.jpg": lambda: sea(2, SUNSET),
    "4-night.jpg": lambda: city(1),
}
JOINED: Final = {"holiday.mp4": ("sea.mp4", "blurred.mp4", "hills.mp4", "shaken.mp4")}


def make(name: str, folder: Path) -> Path:
    """Make a piece of footage, where it is not there yet."""
    path = folder / name
    if path.exists():
        return path
    if name in PHOTOS:
        Image.fromarray(PHOTOS[name]()).resize((1280, 720), Image.Resampling.LANCZOS).save(path, quality=92)
    elif name in JOINED:
        _join([make(part, folder) for part in JOINED[name]], path)
    elif name in _SPOILT:
        source, filters = _SPOILT[name]
        _ffmpeg("-i", str(make(source, folder)), "-t", "3", "-vf", filters, *_CODED, str(path))
    else:
        _shoot(name, path)
    return path


def _shoot(name: str, path: Path) -> None:
    """Draw a clip frame by frame; whoever has a mouth is heard."""
    scene, seconds = SHOT[name]
    heard: tuple[str, ...] = ()
    if scene is person:
        voice = path.with_suffix(".wav")
        speak(voice, seconds)
        heard = ("-i", str(voice), "-c:a", "aac")
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-")
    frames = b"".join(scene(number / FPS).tobytes() for number in range(round(seconds * FPS)))
    _ffmpeg(*raw, *heard, *_CODED, str(path), given=frames)


def speak(path: Path, seconds: float) -> None:
    """Write a voice-like sound: the overtones of a throat, shaped by a mouth that opens and shuts."""
    time = np.arange(round(seconds * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(125 + 18 * np.sin(3.1 * time) + 9 * np.sin(7.7 * time)) / RATE
    vowel = 550 + 220 * np.sin(5.3 * time)
    tones = sum(
        np.sin(phase * overtone)
        * (
            np.exp(-(((125 * overtone - vowel) / 260) ** 2))
            + 0.4 * np.exp(-(((125 * overtone - 1500) / 500) ** 2))
        )
        for overtone in range(1, 22)
    )
    steps = np.arange(0, seconds + 0.02, 0.01)
    loudness = np.interp(time, steps, [openness(float(step)) for step in steps])
    sound = np.clip(tones * loudness * 0.22, -1, 1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())


def _join(parts: Sequence[Path], path: Path) -> None:
    inputs = [word for part in parts for word in ("-t", "3", "-i", str(part))]
    graph = "".join(f"[{number}:v]" for number in range(len(parts))) + f"concat=n={len(parts)}"
    _ffmpeg(*inputs, "-filter_complex", graph, *_CODED, str(path))


def _ffmpeg(*args: str, given: bytes | None = None) -> None:
    # What is given comes by standard input, which -nostdin leaves to the "-" among the inputs.
    subprocess.run([executable(), *_QUIET, *args], input=given, check=True)
