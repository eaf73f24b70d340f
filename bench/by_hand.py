"""The render bench's jobs as single ffmpeg commands, as somebody who knows it well would write them."""

from pathlib import Path

import scenes

VIDEO = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
LARGE = ["-c:v", "libx264", "-preset", "superfast", "-crf", "22", "-pix_fmt", "yuv420p"]
SOUND = ["-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-movflags", "+faststart"]
CROSSED_S = 0.5


def command(job: str, folder: Path, seconds: int) -> list[str]:
    """Give the arguments for a job."""
    one = ["-i", str(scenes.clip(folder, 0))]
    cut = ["-ss", "3.3", "-to", str(seconds - 3), *one]
    jobs = {
        "cut": [*cut, *VIDEO, *SOUND],
        "trim": [*cut, "-vf", "scale=1280:720:flags=bicubic", *VIDEO, *SOUND],
        "upscale": [*one, "-vf", "unsharp=3:3:0.4,scale=3840:2160:flags=lanczos", *LARGE, *SOUND],
        "edit": _edit(folder, seconds, scenes.CLIPS),
        "ten": _edit(folder, seconds, 2 * scenes.CLIPS),
    }
    return [*jobs[job], str(folder / f"hand-{job}.mp4")]


def _edit(folder: Path, seconds: int, count: int) -> list[str]:
    each = min(seconds, 6.5) - 0.5
    clips = [part for number in range(count) for part in _taken(folder, number, each)]
    seen, heard, chains = "0:v", "0:a", []
    for number in range(1, count):
        at = number * (each - CROSSED_S)
        chains.append(
            f"[{seen}][{number}:v]xfade=transition=fade:duration={CROSSED_S}:offset={at}[v{number}]"
        )
        chains.append(f"[{heard}][{number}:a]acrossfade=d={CROSSED_S}[a{number}]")
        seen, heard = f"v{number}", f"a{number}"
    total = count * each - (count - 1) * CROSSED_S
    words = "drawtext=text='One summer':fontsize=72:fontcolor=white:x=(w-tw)/2:y=h-200"
    words += ":enable='between(t,0.5,3.5)'"
    chains.append(f"[{seen}]{words},fade=t=out:st={total - 1}:d=1[v]")
    chains.append(f"[{count}:a]volume=0.3,atrim=duration={total}[m]")
    chains.append(f"[{heard}][m]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.89:level=0[a]")
    maps = ["-map", "[v]", "-map", "[a]", "-t", str(total)]
    inputs = [*clips, "-i", str(folder / scenes.TUNE)]
    return [*inputs, "-filter_complex", ";".join(chains), *maps, *VIDEO, *SOUND]


def _taken(folder: Path, number: int, seconds: float) -> list[str]:
    return ["-ss", "0.5", "-t", str(seconds), "-i", str(scenes.clip(folder, number))]
