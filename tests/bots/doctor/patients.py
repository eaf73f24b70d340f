"""What is examined in a test."""

from pathlib import Path
from typing import Any

from bots.finding import Findings, Patient
from core.clock import Clock, SystemClock
from core.settings import Settings


def patient(folder: Path, *, clock: Clock | None = None, **settings: Any) -> Patient:
    """Give an installation with these settings, and nothing of whoever runs the tests."""
    chosen = Settings(**{"data": folder / "data", "language": "en", **settings})
    (folder / "examined").mkdir()
    return Patient(chosen, clock or SystemClock(), "en", folder / "examined")


def names(findings: Findings) -> list[tuple[str, str]]:
    """Give what was found, without the particulars."""
    return [(str(finding.outcome), finding.sentence) for finding in findings]
