"""Checks run side by side, each within its limit, and none spoils another."""

import asyncio
from pathlib import Path

from bots.doctor.examination import examine
from bots.finding import Check, Findings, Patient, good
from tests.bots.doctor.patients import names, patient


async def test_one_that_hangs_or_breaks_is_one_bad_line(tmp_path: Path) -> None:
    """And what an error says stays unsaid, since it may hold a secret."""

    async def hangs(_: Patient) -> Findings:
        await asyncio.Event().wait()
        return []

    async def breaks(_: Patient) -> Findings:
        raise RuntimeError("hush-hush")

    async def works(_: Patient) -> Findings:
        return [good("doctor-settings-good")]

    checks = [Check("disk", hangs, limit_s=0.05), Check("token", breaks), Check("film", works)]
    hung, broken, fine = await examine(patient(tmp_path), checks)

    assert names(hung.findings) == [("bad", "doctor-too-long")]
    assert names(broken.findings) == [("bad", "doctor-check-failed")]
    assert dict(broken.findings[0].values) == {"name": "RuntimeError"}
    assert (hung.is_good, broken.is_good, fine.is_good) == (False, False, True)


async def test_they_run_side_by_side(tmp_path: Path) -> None:
    """Two that wait for each other both end."""
    first, second = asyncio.Event(), asyncio.Event()

    async def one(_: Patient) -> Findings:
        first.set()
        await second.wait()
        return [good("doctor-settings-good")]

    async def other(_: Patient) -> Findings:
        second.set()
        await first.wait()
        return [good("doctor-settings-good")]

    found = await examine(patient(tmp_path), [Check("disk", one, limit_s=5), Check("film", other, limit_s=5)])

    assert all(one.is_good for one in found)
