"""The backend's voice, for the checks that ask a cloud something."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bots.backend import voices
from bots.finding import Patient
from core.nemo.client import Nemo
from core.skills import Skills


@asynccontextmanager
async def cloud(patient: Patient) -> AsyncIterator[Nemo]:
    """Speak with the cloud as the bot does, by the token that the bot uses."""
    async with voices(patient.settings, patient.clock) as opened:
        skills = Skills.load(patient.settings.profiles)
        yield opened.nemo(skills.get(None, patient.settings.skill))
