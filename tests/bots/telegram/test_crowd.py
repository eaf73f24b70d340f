"""Many people at once."""

import time
from functools import partial
from pathlib import Path

from core.clock import SystemClock
from tests.bots.telegram.stage import running, settings
from tests.fakes.cloud import TOKEN, Cloud
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person

MOST_S = 20.0


async def test_a_hundred_chats_are_served_at_once(api: BotApi, tmp_path: Path) -> None:
    """A hundred people ask for an edit at the same moment, and each is answered once, in order."""
    people = [Person(api, number) for number in range(1, 101)]
    began = time.monotonic()

    async with Cloud.open() as cloud:
        given = settings(api, tmp_path, nemo_api_url=cloud.url, nemo_token=TOKEN)
        async with running(given, cloud.url, clock=SystemClock()):
            for person in people:
                person.say("make it brighter")
                person.say("/credits")
            for person in people:
                await api.until(partial(api.says, person.id, "Done."))
                await api.until(partial(api.says, person.id, "You have"))

    assert len(cloud.calls("/run_sse")) == 100
    assert all(sum("Done." in shown.text for shown in api.of(person.id)) == 1 for person in people)
    assert time.monotonic() - began < MOST_S
