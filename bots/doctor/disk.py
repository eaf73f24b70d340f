"""Whether there is room to work, and whether the data folder can be written."""

import asyncio
import shutil
from pathlib import Path

from bots.check import writable
from bots.finding import Finding, Patient, bad, good
from bots.housing import GB


async def disk(patient: Patient) -> list[Finding]:
    """Look at the disk of the data folder."""
    return [await asyncio.to_thread(_look, patient.settings.data, patient.settings.spare_gb)]


def _look(data: Path, spare_gb: float) -> Finding:
    there = next(folder for folder in (data, *data.parents) if folder.exists())
    if not there.is_dir() or not writable(there):
        return bad("cli-data-unusable", path=str(data))
    free_gb = shutil.disk_usage(there).free / GB
    facts = {"path": str(data), "free": f"{free_gb:.1f}", "spare": f"{spare_gb:g}"}
    return (bad if free_gb < spare_gb else good)(
        "doctor-disk-full" if free_gb < spare_gb else "doctor-disk-good", **facts
    )
