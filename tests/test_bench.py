"""The benches still run, and tell what they measured in the one form that all share."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import BENCHES, RESULTS, written
from bench.machine import described
from bench.rows import figure

ROOT = Path(__file__).parent.parent
CHEAP = ("routing", "queue", "store", "turn", "streams", "chats", "upload")
ROW = re.compile(r"  .+: -?[\d,]+(\.\d+)? \S.*")


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", *args]
    quick = {**os.environ, "QUICK": "1"}
    return subprocess.run(command, cwd=ROOT, env=quick, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", CHEAP)
def test_a_cheap_bench_tells_rows_beside_a_peer(name: str) -> None:
    """Every line is a figure with a unit, and some stand beside a named peer."""
    done = _run(name)
    _, headline, *rows = done.stdout.splitlines()

    assert done.returncode == 0, done.stdout + done.stderr
    assert headline == f"== {name}"
    assert all(ROW.fullmatch(row) for row in rows), rows
    assert any(" × " in row for row in rows)


def test_an_unknown_bench_is_named() -> None:
    """A name that is no bench's fails, with those that there are, and leaves the results as they were."""
    before = RESULTS.read_bytes() if RESULTS.exists() else None
    done = _run("bogus")

    assert done.returncode == 2
    assert "bogus" in done.stdout
    assert all(name in done.stdout for name in BENCHES)
    assert before == (RESULTS.read_bytes() if RESULTS.exists() else None)


def test_every_bench_has_its_turn() -> None:
    """A bench that lies in the folder is run by `make bench`."""
    assert {f"bench_{name}.py" for name in BENCHES} == {
        path.name for path in (ROOT / "bench").glob("bench_*.py")
    }


def test_the_results_name_the_machine_and_not_its_owner() -> None:
    """The page tells what it was measured on, without paths or the machine's name."""
    page = written(described(), {"store": ["adding: 12 ms (1.2 × bare sqlite3)"]})

    assert re.search(r"\d+ cores · \d+ GB of RAM · \w+ · Python 3\.\d+\.\d+ · ffmpeg \S+", page)
    assert "## store\n\n- adding: 12 ms (1.2 × bare sqlite3)" in page
    assert str(ROOT) not in page
    assert os.uname().nodename not in page


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (0.00123, "0.0012"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234"), (5, "5")],
)
def test_a_figure_has_the_digits_that_count(value: float, told: str) -> None:
    """Large and small figures are as easy to read."""
    assert figure(value) == told
