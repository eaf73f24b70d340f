"""Whether the backend's token is accepted, and for what: a missing permission is better known beforehand.

Each permission is tried by a call about something that does not exist, so nothing is changed or charged.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bots.doctor.speaking import cloud
from bots.finding import Finding, Patient, bad, good, skipped
from core.errors import BackendDown, BackendError, CutroomError, ScopeMissing, TokenExpired
from core.nemo.client import Nemo
from core.settings import Settings

NOBODY: Final = "0"
NO_RENDER: Final = "render_never_asked_for"

PROBES: Final[Mapping[str, Callable[[Nemo], Awaitable[object]]]] = {
    "read": lambda nemo: nemo.credits.get(),
    "upload": lambda nemo: nemo.uploads.links(NOBODY, ()),
    "render": lambda nemo: nemo.renders.get(NO_RENDER),
}


async def token(patient: Patient) -> list[Finding]:
    """Try what the token may do."""
    settings = patient.settings
    if settings.remote_url is None:
        return [skipped("doctor-token-studio")]
    kind = _kind(settings)
    lacking: list[str] = []
    async with cloud(patient) as nemo:
        for scope, probe in PROBES.items():
            try:
                await probe(nemo)
            except ScopeMissing as error:
                lacking.append(error.scope or scope)
            except TokenExpired:
                return [bad("doctor-token-refused", kind=kind)]
            except BackendDown:
                return [skipped("doctor-token-unknown")]
            except BackendError:
                continue  # it does not exist, which is the point
            except CutroomError:
                return [skipped("doctor-token-unknown")]
    if lacking:
        return [bad("doctor-token-lacks", scopes=", ".join(dict.fromkeys(lacking)))]
    return [good("doctor-token-good", kind=kind)]


def _kind(settings: Settings) -> str:
    if not settings.uses_cloud:
        return "anonymous" if settings.studio_token is None else "studio"
    return "anonymous" if settings.nemo_token is None else "registered"
