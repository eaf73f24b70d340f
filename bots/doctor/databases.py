"""Whether every database can be read from end to end, and was written by a Cutroom no newer than this one."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bots.backend import schemas
from bots.finding import Finding, Patient, bad, good, skipped
from core.keeping import archive


async def databases(patient: Patient) -> list[Finding]:
    """Look at every database of the data folder."""
    return await asyncio.to_thread(_look, patient.settings.data)


def _look(data: Path) -> list[Finding]:
    found = archive.databases(data)
    if not found:
        return [skipped("doctor-databases-none")]
    newest = archive.newest(schemas())
    return [_judged(path, path.relative_to(data).as_posix(), newest) for path in found]


def _judged(path: Path, name: str, newest: Mapping[str, int]) -> Finding:
    if not archive.is_whole(path):
        return bad("doctor-database-damaged", name=name)
    found = archive.versions(path)
    if any(version > newest.get(schema, 0) for schema, version in found.items()):
        return bad("cli-data-newer", path=str(path))
    listed = ", ".join(f"{schema} {version}" for schema, version in sorted(found.items()))
    is_old = any(version < newest[schema] for schema, version in found.items())
    return good("doctor-database-good", name=name, schemas=listed, state="old" if is_old else "new")
