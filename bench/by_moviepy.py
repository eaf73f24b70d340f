"""The render bench's jobs done by MoviePy, in an environment of its own: it wants an older Pillow than we do.

Prints one JSON line: seconds, and megabytes at the most. Knows nothing of Cutroom.
"""

import json
import resource
import sys
import time
from pathlib import Path

import memory
from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, TextClip, VideoFileClip, afx, vfx

CROSSED_S = 0.5
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def main(job: str, folder: Path, seconds: int) -> None:
    began = time.perf_counter()
    clip = {"cut": _cut, "trim": _trim, "upscale": _upscale, "edit": _edit}[job](folder, seconds)
    preset, crf = ("superfast", "22") if job == "upscale" else ("veryfast", "20")
    clip.write_videofile(
        str(folder / f"moviepy-{job}.mp4"),
        codec="libx264",
        preset=preset,
        fps=30,
        audio_codec="aac",
        audio_bitrate="192k",
        logger=None,
        ffmpeg_params=["-crf", crf],
    )
    took = time.perf_counter() - began
    ffmpeg = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": [took], "mb": memory.peak_mb() + ffmpeg}))


def _clip(folder: Path, number: int) -> VideoFileClip:
    return VideoFileClip(str(folder / f"clip-{number}.mp4"))


def _cut(folder: Path, seconds: int) -> VideoFileClip:
    return _clip(folder, 0).subclipped(3.3, seconds - 3)


def _trim(folder: Path, seconds: int) -> VideoFileClip:
    return _cut(folder, seconds).resized((1280, 720))


def _upscale(folder: Path, seconds: int) -> VideoFileClip:
    return _clip(folder, 0).subclipped(0, seconds).resized((3840, 2160))


def _edit(folder: Path, seconds: int) -> CompositeVideoClip:
    each = min(seconds, 6.5) - 0.5
    parts = []
    for number in range(5):
        part = _clip(folder, number).subclipped(0.5, 0.5 + each).with_start(number * (each - CROSSED_S))
        crossed = [vfx.CrossFadeIn(CROSSED_S), afx.AudioFadeIn(CROSSED_S)] if number else []
        parts.append(part.with_effects(crossed))
    words = TextClip(
        text="One summer", font_size=72, color="white", font=FONT if Path(FONT).exists() else None
    )
    title = words.with_start(0.5).with_duration(3).with_position(("center", 880))
    whole = CompositeVideoClip([*parts, title])
    tune = AudioFileClip(str(folder / "tune.wav")).subclipped(0, whole.duration)
    heard = CompositeAudioClip([whole.audio, tune.with_effects([afx.MultiplyVolume(0.3)])])
    return whole.with_audio(heard).with_effects([vfx.FadeOut(1)])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
