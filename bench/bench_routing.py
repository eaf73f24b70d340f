"""How long a message takes to route, beside a bare regular expression that searches for words.

The peer is what chat bots usually do; it is fast and wrong, and both are printed.
"""

import csv
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rows import QUICK, figure, row

from core.routing import route
from core.routing.keywords import Table

ROOT = Path(__file__).parents[1]
ROUNDS = 1 if QUICK else 5
PEER = re.compile(
    r"(?P<export>export|render|download|send me|导出|渲染|下载|发我|发给我)"
    r"|(?P<credits>credits|balance|积分|余额)"
    r"|(?P<status>status|tracks|timeline|状态|时间线)|(?P<upload>upload|https?://|上传)",
    re.IGNORECASE,
)

NAMES = ("a message", "99 % of messages under", "labelled messages right", "edits taken for exports")
UNITS = ("ms", "ms", "%", "messages")

Rows = Sequence[tuple[str, set[str]]]


def main() -> None:
    """Print milliseconds a message, and how many were right, beside the peer's."""
    rows = _rows()
    began = time.perf_counter()
    table = Table.load(ROOT / "config" / "routes.toml")
    row("the table loaded", (time.perf_counter() - began) * 1e3, "ms")
    ours = _measured(rows, lambda message: {str(action) for action in route(message, table=table).actions})
    theirs = _measured(rows, _peer)
    for name, own, other, unit in zip(NAMES, ours, theirs, UNITS, strict=True):
        row(name, own, unit, own / other, f"a bare regular expression ({figure(other)} {unit})")


def _rows() -> Rows:
    with (ROOT / "tests" / "data" / "messages.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (r["message"].replace("\\n", "\n"), set(r["actions"].split())) for r in rows if r["media"] == "0"
        ]


def _peer(message: str) -> set[str]:
    return {str(found.lastgroup) for found in PEER.finditer(message)} or {"edit"}


def _measured(rows: Rows, decide: Callable[[str], set[str]]) -> tuple[float, float, float, float]:
    took: list[float] = []
    for _ in range(ROUNDS):
        for message, _ in rows:
            began = time.perf_counter()
            decide(message)
            took.append((time.perf_counter() - began) * 1e3)
    right = sum(decide(message) == wanted for message, wanted in rows)
    false = sum("export" in decide(message) and "export" not in wanted for message, wanted in rows)
    most = statistics.quantiles(took, n=100)[98]
    return statistics.mean(took), most, 100 * right / len(rows), false


if __name__ == "__main__":
    main()
