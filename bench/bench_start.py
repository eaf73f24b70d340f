"""How soon the command is there, beside a Python that does nothing."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rows import QUICK, row

ROUNDS = 3 if QUICK else 9
PEER = "python -c pass"
COMMAND = (sys.executable, "-m", "bots")


def main() -> None:
    """Print how long each way of starting takes."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as folder:
        ours = {"CUTROOM_DATA": str(Path(folder) / "data"), "CUTROOM_WEB_PORT": "0", "CUTROOM_LANGUAGE": "en"}
        env = {**os.environ, **ours}
        bare = _median(lambda: _done((sys.executable, "-c", "pass"), env))
        explained = _median(lambda: _done((*COMMAND, "explain", "message", "hi"), env))
        row("cutroom explain message hi, whole", explained, "ms", explained / bare, PEER)
        asked = _median(lambda: _done((*COMMAND, "health"), env, code=1))
        row("cutroom health, whole, where nothing runs", asked, "ms", asked / bare, PEER)
        ready = _median(lambda: _ready((*COMMAND, "run"), env))
        row("cutroom run, to its ready line", ready, "ms", ready / bare, PEER)


def _median(once: Callable[[], float]) -> float:
    once()  # files come into the cache, and data are laid out
    return median(once() for _ in range(ROUNDS))


def _done(command: tuple[str, ...], env: dict[str, str], *, code: int = 0) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, check=False, env=env, capture_output=True)
    if done.returncode != code:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return (time.perf_counter() - began) * 1e3


def _ready(command: tuple[str, ...], env: dict[str, str]) -> float:
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as process:
        try:
            if not any("http://" in line for line in process.stdout or ()):
                raise SystemExit("cutroom run ended before it was ready")
            return (time.perf_counter() - began) * 1e3
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
