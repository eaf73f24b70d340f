"""Footage of known scenes: sharp, moving, shaken, blurred, black, repeated, each as long as is asked."""

from pathlib import Path
from typing import Final
from zlib import crc32

from tests import media

SIZE: Final = "320x180"
_SHAKEN: Final = "crop=320:180:x='40+5*sin(n*2.1)+4*sin(n*3.7)':y='30+5*sin(n*2.9)'"

# Each is a lavfi source of any length, and the filters that make the scene of it.
SCENES: Final = {
    "pattern": ("testsrc2=s={size}:r={fps}", "null"),
    "fractal": ("mandelbrot=s={size}:r={fps}", "null"),
    "bars": ("smptehdbars=s={size}:r={fps}", "null"),
    "shaken": ("testsrc2=s=400x240:r={fps}", f"hue=h=120,vflip,{_SHAKEN}"),
    "blurred": ("mandelbrot=s={size}:r={fps}", "hflip,gblur=sigma=14:steps=3"),
    "black": ("color=black:s={size}:r={fps}", "null"),
    "pan": ("mandelbrot=s=960x180:r={fps}:start_scale=0.6:end_scale=0.6", "crop=320:180:x=n*4:y=0"),
}


def scenes(*names: str, seconds: float = 1.5, fps: int = 30, sound: str = "", suffix: str = "mp4") -> Path:
    """Make a video of these scenes, each so long, with the sound of a lavfi expression where one is given."""
    inputs: list[str] = []
    chains: list[str] = []
    for index, name in enumerate(names):
        source, filters = SCENES[name]
        inputs += ["-f", "lavfi", "-i", source.format(size=SIZE, fps=fps)]
        chains.append(f"[{index}]trim=duration={seconds},setpts=PTS-STARTPTS,{filters},setsar=1[v{index}]")
    joined = "".join(f"[v{index}]" for index in range(len(names)))
    graph = ";".join((*chains, f"{joined}concat=n={len(names)}:v=1,format=yuv420p[v]"))
    heard = ("-f", "lavfi", "-i", sound) if sound else ()
    mapped = ("-map", "[v]", *(("-map", f"{len(names)}:a", "-c:a", "aac", "-shortest") if sound else ()))
    name = f"{'-'.join(names)}-{seconds}-{fps}-{crc32(sound.encode())}.{suffix}"
    coded = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-g", "45")
    return media.make(name, *inputs, *heard, "-filter_complex", graph, *mapped, *coded)


def sounding(rhythm: str, *, seconds: float = 6, source: str = "anoisesrc=c=pink:a=0.6:r=48000") -> Path:
    """Make a sound file whose loudness follows an expression of time."""
    shaped = f"{source}:d={seconds},highpass=f=250,lowpass=f=3500,volume='{rhythm}':eval=frame"
    return media.tone(f"sound-{crc32(shaped.encode())}.wav", shaped)
