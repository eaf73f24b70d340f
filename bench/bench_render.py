"""How fast and in how much memory Cutroom renders, beside one ffmpeg command written by hand, and MoviePy.

All in one run, in turns, so that ratios can be trusted on a busy machine too. `--quick`: short clips, once.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import by_hand
import scenes

from studio.work.ffmpeg import executable

QUICK = "--quick" in sys.argv
SECONDS = 10 if QUICK else 30
ROUNDS = 1 if QUICK else 3
HERE = Path(__file__).parent
MOVIEPY = HERE.parent / ".venv-moviepy"
LOCK = HERE.parent / "requirements" / "moviepy.txt"
JOBS = {
    "cut": "an exact cut of 1080p",
    "trim": "a cut made 720p",
    "edit": "five clips, crossfades, title, music",
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
    """Print every job in three ways, then what is only ours."""
    rival = _moviepy()
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name:
        folder = Path(name)
        scenes.make(folder, SECONDS)
        print(
            f"clips of {SECONDS} s, median of {ROUNDS}; memory: all of Python and the largest ffmpeg together"
        )
        for job, told in JOBS.items():
            _compare(job, told, folder, rival)
        _ours_alone(folder)
    print("analysis:", flush=True)
    subprocess.run([sys.executable, str(HERE / "bench_analysis.py")], check=True)


def _compare(job: str, told: str, folder: Path, rival: Path | None) -> None:
    ways: dict[str, Callable[[], Cost]] = {
        "ours": lambda: _ours(job, folder),
        "hand": lambda: _hand(job, folder),
    }
    if rival:
        ways["moviepy"] = lambda: _script(rival, "by_moviepy.py", job, folder)
    found = (
        {way: [do() for _ in range(ROUNDS)] for way, do in ways.items()} if ROUNDS == 1 else _in_turns(ways)
    )
    cost = {way: Cost([median(one.first for one in all_of_it)], max(one.mb for one in all_of_it))
            for way, all_of_it in found.items()}  # fmt: skip
    ours = cost.pop("ours")
    print(f"{told}: {ours.first:.2f} s, {ours.mb:.0f} MB")
    for way, theirs in cost.items():
        print(
            f"  {way:>8}: {theirs.first:6.2f} s, {theirs.mb:5.0f} MB; "
            f"ours takes {ours.first / theirs.first:.2f} × the time, {ours.mb / theirs.mb:.2f} × the memory"
        )


def _in_turns(ways: dict[str, Callable[[], Cost]]) -> dict[str, list[Cost]]:
    found: dict[str, list[Cost]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, do in ways.items():
            found[way].append(do())
    return found


def _ours_alone(folder: Path) -> None:
    upscale = _ours("upscale", folder).first * 30 / SECONDS
    print(f"30 s made 4K in about {upscale:.0f} s (aim: under 60 on two quiet cores; the cloud: 60 to 180)")
    preview = _ours("preview", folder).first
    print(f"a 480p preview of {SECONDS} s in {preview:.1f} s")
    first, title, music = _ours("again", folder).seconds
    print(
        f"a second export of a minute of 720p: another title {title / first:.0%} of the first, "
        f"music {music / first:.0%}"
    )


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
