"""Whether the backend can be reached, and answers in a shape that we know."""

from bots.doctor.speaking import cloud
from bots.finding import Finding, Patient, bad, good, skipped
from core.errors import BackendDown, BackendError, UnexpectedAnswer


async def backend(patient: Patient) -> list[Finding]:
    """Ask for the credits: the smallest of its answers."""
    url = patient.settings.remote_url
    if url is None:
        return [skipped("doctor-backend-studio")]
    try:
        async with cloud(patient) as nemo:
            balance = await nemo.credits.get()
    except BackendDown:
        return [bad("doctor-backend-down", url=url, setting=_setting(patient))]
    except UnexpectedAnswer as error:
        return [bad("doctor-backend-strange", url=url, detail=str(error), setting=_setting(patient))]
    except BackendError:
        return [good("doctor-backend-refuses", url=url)]
    return [good("doctor-backend-good", url=url, credits=round(balance.available))]


def _setting(patient: Patient) -> str:
    return "NEMO_API_URL" if patient.settings.uses_cloud else "CUTROOM_STUDIO_URL"
