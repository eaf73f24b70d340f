"""Whether the backend can be reached, and answers in a shape that we know."""

from bots.doctor.speaking import cloud
from bots.finding import Finding, Patient, bad, good, skipped
from core.errors import BackendDown, BackendError, UnexpectedAnswer


async def backend(patient: Patient) -> list[Finding]:
    """Ask the cloud for the credits: the smallest of its answers."""
    settings = patient.settings
    if not settings.uses_cloud:
        return [skipped("doctor-backend-studio")]
    try:
        async with cloud(patient) as nemo:
            balance = await nemo.credits.get()
    except BackendDown:
        return [bad("doctor-backend-down", url=settings.cloud_url)]
    except UnexpectedAnswer as error:
        return [bad("doctor-backend-strange", url=settings.cloud_url, detail=str(error))]
    except BackendError:
        return [good("doctor-backend-refuses", url=settings.cloud_url)]
    return [good("doctor-backend-good", url=settings.cloud_url, credits=round(balance.available))]
