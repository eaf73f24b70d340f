"""An order carried out with everything that the settings name: the backend, the profile, the words."""

import asyncio

from bots.backend import voices
from bots.check import check
from bots.edit import Edit, Tools
from bots.order import Done, Order
from bots.report import Report, reporting
from bots.speech import Speech, Told
from core import trail
from core.clock import SystemClock
from core.errors import CutroomError
from core.exporting.rendering import CLOUD_PACE, STUDIO_PACE
from core.routing.keywords import Table
from core.screen import Phrases
from core.settings import Settings
from core.skills import Skills


async def reported(settings: Settings, speech: Speech, order: Order, *, silent: bool) -> Done:
    """Carry an order out, and report on the way where somebody reads it."""
    with reporting(silent=silent) as report:
        return await edited(settings, speech, order, report)


async def edited(settings: Settings, speech: Speech, order: Order, report: Report) -> Done:
    """Carry an order out; raises Told with what went wrong, in words."""
    await asyncio.to_thread(check, order)
    trail.follow(trail.given(None))  # so that a studio's log tells what belongs together
    clock = SystemClock()
    async with voices(settings, clock) as opened:
        skill = Skills.load(settings.profiles)[settings.skill]
        tools = Tools(
            nemo=opened.nemo(skill),
            clock=clock,
            pace=CLOUD_PACE if settings.uses_cloud else STUDIO_PACE,
            routes=Table.load(settings.routes),
            phrases=Phrases.load(settings.phrases),
            say=speech.say,
            language=speech.language,
        )
        try:
            return await Edit(order, tools, report).run()
        except CutroomError as error:
            raise Told(speech.sorry(error, **await opened.account())) from error
