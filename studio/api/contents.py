"""What a file says it is against what it is: a name of a type that we take, and content that agrees."""

import asyncio
from dataclasses import dataclass

from core.probe import Facts, NotMedia, probe
from studio.api.intake import Arrival, suffix_of
from studio.api.refusals import Reason, Refusal


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is what its name says."""

    arrival: Arrival
    suffix: str
    facts: Facts


async def check(arrival: Arrival) -> Checked:
    """Look into a file, or refuse it."""
    try:
        facts = await asyncio.to_thread(probe, arrival.path)
    except NotMedia as error:
        raise Refusal(Reason.FILE_CONTENT, f"{arrival.name}: {error}") from error
    return Checked(arrival, suffix_of(arrival.name), facts)
