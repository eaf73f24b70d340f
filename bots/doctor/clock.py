"""Whether this machine's clock agrees with the backend's; tokens and links expire by it."""

from typing import Final

from bots.doctor.speaking import cloud
from bots.finding import Finding, Patient, good, skipped, warning
from core.errors import CutroomError

MOST_APART_S: Final = 60.0


async def clock(patient: Patient) -> list[Finding]:
    """Compare with what the backend writes on its answers."""
    if patient.settings.remote_url is None:
        return [skipped("doctor-clock-studio")]
    try:
        async with cloud(patient) as nemo:
            theirs = await nemo.time.read()
    except CutroomError:
        theirs = None
    if theirs is None:
        return [skipped("doctor-clock-unknown")]
    apart_s = round(patient.clock.now() - theirs)
    if abs(apart_s) > MOST_APART_S:
        return [warning("doctor-clock-off", seconds=str(apart_s))]
    return [good("doctor-clock-good")]
