"""In which scripts titles can be drawn with the fonts that are here."""

import asyncio

from bots.finding import Finding, Patient, good, warning
from studio.titles.glyphs import SAMPLES, drawn


async def glyphs(_: Patient) -> list[Finding]:
    """Look for the letters of each."""
    can = await asyncio.to_thread(drawn)
    lacking = ", ".join(script for script in SAMPLES if script not in can)
    if lacking:
        return [warning("doctor-glyphs-lacking", scripts=", ".join(can) or "–", lacking=lacking)]
    return [good("doctor-glyphs-good", scripts=", ".join(can))]
