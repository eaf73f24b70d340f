"""Runs every bench in a process of its own and within a time, and writes down what they say.

`python -m bench` is `make bench`; with names (`python -m bench store turn`) only those run, and nothing is
written. `--quick` or QUICK=1 measures less of everything, to see that it works.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

from bench.machine import described

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
IS_QUICK = "--quick" in sys.argv or os.environ.get("QUICK", "") not in {"", "0"}
ALL_S = 170 if IS_QUICK else 700
# What may take longest comes last, so that it takes no time from the others.
BENCHES = (
    "start",
    "routing",
    "store",
    "queue",
    "turn",
    "streams",
    "chats",
    "upload",
    "web",
    "analysis",
    "render",
)


def main(names: Sequence[str]) -> int:
    """Run the benches of these names, or all; gives what the process ends with."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"there is no bench {', '.join(sorted(unknown))}; there are: {', '.join(BENCHES)}")
        return 2
    machine = described()
    print(machine, flush=True)
    ends = time.monotonic() + ALL_S
    said = {name: list(_told(name, ends - time.monotonic())) for name in names or BENCHES}
    if not names:
        RESULTS.write_text(written(machine, said), encoding="utf-8")
    return int(any(line.startswith("failed") for lines in said.values() for line in lines))


def written(machine: str, said: dict[str, list[str]]) -> str:
    """Write the results as a page."""
    how = "a quick run: it shows that all works, and its figures are rough" if IS_QUICK else "a full run"
    parts = [
        "# What was measured",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}, {how}.",
        machine,
        "A ratio is the figure divided by its peer's, both measured in this run on this machine.",
    ]
    for name, lines in said.items():
        parts += [f"## {name}", "\n".join(f"- {line}" for line in lines)]
    return "\n\n".join(parts) + "\n"


def _told(name: str, within_s: float) -> Iterator[str]:
    print(f"== {name}", flush=True)
    for line in _run(name, within_s):
        print(f"  {line}", flush=True)
        yield line


def _run(name: str, within_s: float) -> Iterator[str]:
    if within_s <= 0:
        yield "failed: no time was left for it"
        return
    command = [sys.executable, str(HERE / f"bench_{name}.py"), *(["--quick"] if IS_QUICK else [])]
    paths = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    # A session of its own, so that whatever it started ends with it.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=paths, start_new_session=True
    ) as process:
        timer = Timer(within_s, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            yield from (line.strip() for line in process.stdout or ())
            process.wait()
        finally:
            timer.cancel()
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode == -signal.SIGKILL:
        yield f"failed: cut off after {within_s:.0f} s"
    elif process.returncode:
        yield f"failed with {process.returncode}"


if __name__ == "__main__":
    # When told to end, it ends as by Ctrl-C: what it started does not live on.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main([name for name in sys.argv[1:] if name != "--quick"]))
