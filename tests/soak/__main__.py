"""Run a soak: `python -m tests.soak --minutes 30`; `make soak` does."""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from tests.soak.report import written
from tests.soak.town import Outcome, Size, Town


async def _soak(folder: Path, size: Size, report: Path | None) -> int:
    async with Town.open(folder, size) as town:
        outcome = await town.live()
    await asyncio.to_thread(_tell, outcome, folder, report)
    return int(bool(outcome.findings))


def _tell(outcome: Outcome, folder: Path, report: Path | None) -> None:
    text = written(outcome)
    if report is not None:
        report.write_text(text, encoding="utf-8")
    sys.stdout.write(text + "\n")
    (folder / "findings.json").write_text(json.dumps(outcome.findings, indent=1, ensure_ascii=False))


def main() -> int:
    """Take what the command says, and soak."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--folder", type=Path, help="where logs, samples and findings are kept")
    parser.add_argument("--report", type=Path, help="where the report is written")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="cutroom-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    size = Size(60 * given.minutes, people=given.people, seed=given.seed)
    return asyncio.run(_soak(folder, size, given.report))


if __name__ == "__main__":
    sys.exit(main())
