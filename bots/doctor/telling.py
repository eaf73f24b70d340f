"""How findings are told: one line each, or one object."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bots.doctor.examination import Examined
from bots.finding import Finding, Outcome
from bots.speech import Speech

MARKS: Final[Mapping[Outcome, str]] = {
    Outcome.GOOD: "✓",
    Outcome.WARNING: "!",
    Outcome.BAD: "✗",
    Outcome.SKIPPED: "–",
}


def lines(examined: Sequence[Examined], speech: Speech) -> Iterator[str]:
    """Give a line for each finding, and one for all of them."""
    for one in examined:
        label = speech.say(one.check.label)
        for finding in one.findings:
            yield f"{MARKS[finding.outcome]} {label}: {_said(finding, speech)}"
    failed = sum(not one.is_good for one in examined)
    yield speech.say("doctor-verdict", count=failed)


def as_json(examined: Sequence[Examined], speech: Speech) -> dict[str, object]:
    """Give the one object that `--json` prints."""
    found = [
        {"check": one.check.name, "outcome": str(finding.outcome), "says": _said(finding, speech)}
        for one in examined
        for finding in one.findings
    ]
    return {"ok": all(one.is_good for one in examined), "findings": found}


def _said(finding: Finding, speech: Speech) -> str:
    return " ".join(speech.say(finding.sentence, **finding.values).split())
