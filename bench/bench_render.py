"""How fast and in how much memory Cutroom renders, beside one ffmpeg command written by hand, and MoviePy.

All in one run, one after the other on the same clips. `--quick`: short clips, cut only, and no MoviePy.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path

import by_hand
import scenes
from rows import QUICK, row

from studio.work.ffmpeg import executable

SECONDS = 8 if QUICK else 20
HERE = Path(__file__).parent
MOVIEPY = HERE.parent / ".venv-moviepy"
LOCK = HERE.parent / "requirements" / "moviepy.txt"
JOBS = {
    "cut": "an exact cut of 1080p",
    "trim": "a cut made 720p",
}
if not QUICK:
    JOBS |= {
        "edit": "five clips, crossfades, title, music",
        "ten": "ten clips, crossfades, title, music",
        "upscale": "1080p made 4K",
    }


@dataclass(frozen=True)
class Cost:
    """What a job took: seconds of each render, megabytes at the most."""

    seconds: list[float]
    mb: float

    @property
    def first(self) -> float:
        """The seconds of the first render."""
        return self.seconds[0]


def main() -> None:
    """Print every job in three ways, then what is only ours; memory: Python and its largest ffmpeg."""
    rival = None if QUICK else _moviepy()
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name:
        folder = Path(name)
        scenes.make(folder, SECONDS)
        for job, told in JOBS.items():
            _compare(job, told, folder, rival)
        _ours_alone(folder)


def _compare(job: str, told: str, folder: Path, rival: Path | None) -> None:
    ours, hand = _ours(job, folder), _hand(job, folder)
    peers = {"ffmpeg by hand": hand}
    if rival and job != "ten":  # it would take minutes to say what five have said
        peers["MoviePy"] = _script(rival, "by_moviepy.py", job, folder)
    for peer, theirs in peers.items():
        row(told, ours.first, "s", ours.first / theirs.first, peer)
        row(f"{told}, memory", ours.mb, "MB", ours.mb / theirs.mb, peer)


def _ours_alone(folder: Path) -> None:
    preview = _ours("preview", folder).first
    row("a 480p preview, for each second of 1080p", preview / SECONDS, "s")
    if QUICK:
        return
    upscale = _ours("upscale", folder).first * 30 / SECONDS
    row("30 s made 4K", upscale, "s")
    first, title, music = _ours("again", folder).seconds
    row("a second export of a minute of 720p, another title", title, "s", title / first, "the first export")
    row("a third export, with music", music, "s", music / first, "the first export")


def _ours(job: str, folder: Path) -> Cost:
    shutil.rmtree(folder / "work", ignore_errors=True)
    return _script(Path(sys.executable), "ours.py", job, folder)


def _script(python: Path, script: str, job: str, folder: Path) -> Cost:
    command = [str(python), str(HERE / script), job, str(folder), str(SECONDS)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Cost(**json.loads(said.strip().splitlines()[-1]))


def _hand(job: str, folder: Path) -> Cost:
    began = time.perf_counter()
    args = by_hand.command(job, folder, SECONDS)
    nice = ["nice", "-n", "10"]  # as ours runs it
    process = subprocess.Popen([*nice, executable(), "-y", "-nostdin", "-loglevel", "error", *args])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the command for {job} failed")
    return Cost([time.perf_counter() - began], usage.ru_maxrss / 1024)


def _moviepy() -> Path | None:
    """Give the Python that has MoviePy, installed now if it was not."""
    python = MOVIEPY / "bin" / "python"
    try:
        if not python.exists():
            venv.create(MOVIEPY, with_pip=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([str(python), *install, "-r", str(LOCK)], check=True)
    except subprocess.CalledProcessError:
        print("MoviePy cannot be installed here, so it is left out")
        return None
    return python


if __name__ == "__main__":
    main()
