"""How long a message takes to route, beside a bare regular expression that searches for words.

The peer is what chat bots usually do; it is fast and wrong, and both are printed.
"""

import csv
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.keywords import Table
from core.routing import route

ROOT = Path(__file__).parents[1]
ROUNDS = 5
PEER = re.compile(
    r"(?P<export>export|render|download|send me|导出|渲染|下载|发我|发给我)"
    r"|(?P<credits>credits|balance|积分|余额)"
    r"|(?P<status>status|tracks|timeline|状态|时间线)|(?P<upload>upload|https?://|上传)",
    re.IGNORECASE,
)

Rows = Sequence[tuple[str, set[str]]]


def main() -> None:
    """Print milliseconds a message, and how many were right."""
    rows = _rows()
    began = time.perf_counter()
    table = Table.load(ROOT / "config" / "routes.toml")
    print(f"table loaded in {(time.perf_counter() - began) * 1e3:.0f} ms, {len(rows)} labelled messages")
    _measure("cutroom", rows, lambda message: {str(action) for action in route(message, table=table).actions})
    _measure("bare regex", rows, _peer)


def _rows() -> Rows:
    with (ROOT / "tests" / "data" / "messages.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (r["message"].replace("\\n", "\n"), set(r["actions"].split())) for r in rows if r["media"] == "0"
        ]


def _peer(message: str) -> set[str]:
    return {str(found.lastgroup) for found in PEER.finditer(message)} or {"edit"}


def _measure(name: str, rows: Rows, decide: Callable[[str], set[str]]) -> None:
    took: list[float] = []
    for _ in range(ROUNDS):
        for message, _ in rows:
            began = time.perf_counter()
            decide(message)
            took.append((time.perf_counter() - began) * 1e3)
    right = sum(decide(message) == wanted for message, wanted in rows)
    false = sum("export" in decide(message) and "export" not in wanted for message, wanted in rows)
    most = statistics.quantiles(took, n=100)[98]
    print(
        f"{name:>10}: mean {statistics.mean(took):.3f} ms, 99 % under {most:.3f} ms;"
        f" {right / len(rows):.1%} right, {false} edits taken for exports"
    )


if __name__ == "__main__":
    main()
