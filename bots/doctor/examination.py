"""All checks side by side, each for as long as it may take; none can spoil another."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bots.finding import Check, Findings, Outcome, Patient, bad

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Examined:
    """What one check has found."""

    check: Check
    findings: Findings

    @property
    def is_good(self) -> bool:
        """Tell whether it found nothing that does not work."""
        return all(finding.outcome is not Outcome.BAD for finding in self.findings)


async def examine(patient: Patient, checks: Sequence[Check]) -> list[Examined]:
    """Do all checks."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_looked(check, patient)) for check in checks]
    return [Examined(check, task.result()) for check, task in zip(checks, tasks, strict=True)]


async def _looked(check: Check, patient: Patient) -> Findings:
    try:
        async with asyncio.timeout(check.limit_s):
            return await check.look(patient)
    except TimeoutError:
        return [bad("doctor-too-long", seconds=round(check.limit_s))]
    except Exception as error:
        log.debug("check %s failed", check.name, exc_info=True)
        # The name alone: what an error says may hold what nobody shall read.
        return [bad("doctor-check-failed", name=type(error).__name__)]
