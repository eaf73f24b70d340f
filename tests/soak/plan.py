"""What happens in a soak, drawn from one seed: who does what when, and what goes wrong meanwhile."""

from dataclasses import dataclass
from random import Random
from typing import Final

# What people do, and how often in comparison.
DEEDS: Final = {
    "clip": 10,
    "edit": 24,
    "all": 8,
    "export": 10,
    "status": 8,
    "credits": 4,
    "press": 12,
    "cancel": 5,
    "help": 2,
}
# What goes wrong, in the order of a round that is shuffled anew each time.
FAULTS: Final = (
    "backend refuses",
    "backend resets",
    "backend loses answers",
    "backend is slow",
    "backend cuts streams",
    "telegram floods",
    "telegram fails",
    "telegram loses answers",
    "discord floods",
    "discord fails",
    "discord loses answers",
    "discord drops the gateway",
    "discord forgets the session",
    "web connections break",
    "bot's disk is full",
    "studio's disk is full",
    "studio's quota is used up",
    "bot ends",
    "bot is killed",
    "studio ends",
    "studio is killed",
)
CALM: Final = 0.7  # of the time; nothing goes wrong afterwards, so that what grows can be seen
SPOKEN: Final = 0.92  # of the time; afterwards nobody says anything new


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time, in seconds from the beginning."""

    at: float
    what: str
    number: int = 0  # of the deed, or of the fault
    person: int = 0
    draw: float = 0.0  # the event's own luck, such as which button is pressed


def deeds(seed: int, seconds: float, people: int, pace_s: float) -> list[Event]:
    """Let everybody do something every so often."""
    random = Random(f"deeds {seed}")  # noqa: S311 - a plan is meant to be repeatable
    found: list[tuple[float, int]] = []
    for person in range(people):
        at = random.uniform(0, min(pace_s, seconds / 4))
        while at < seconds * SPOKEN:
            found.append((at, person))
            at += max(1.5, random.expovariate(1 / pace_s))
    begun: set[int] = set()
    events = []
    for number, (at, person) in enumerate(sorted(found)):
        # Whoever has no clip yet begins with one.
        what = random.choices([*DEEDS], weights=[*DEEDS.values()])[0] if person in begun else "clip"
        begun.add(person)
        events.append(Event(at, what, number, person, random.random()))
    return events


def faults(seed: int, seconds: float, every_s: float) -> list[Event]:
    """Let one thing after the other go wrong, each kind as often as any other."""
    random = Random(f"faults {seed}")  # noqa: S311 - the same
    events: list[Event] = []
    line: list[str] = []
    at = min(every_s, 6.0)
    while at < seconds * CALM:
        if not line:
            line = random.sample(FAULTS, len(FAULTS))
        events.append(Event(at, line.pop(), len(events), draw=random.random()))
        at += every_s
    return events
