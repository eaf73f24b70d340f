"""An order carried out against the scripted cloud, with a clock that jumps and a report that is kept."""

from dataclasses import dataclass, field
from pathlib import Path

from bots.edit import Edit, Tools
from bots.order import Done, Order
from bots.speech import Speech
from core.exporting.rendering import CLOUD_PACE
from core.routing.keywords import Table
from core.screen import Phrases
from core.settings import DEFAULT_CONFIG
from tests.core.conversing import voice
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud

SPEECH = Speech.read(DEFAULT_CONFIG, "en")
ROUTES = Table.load(DEFAULT_CONFIG / "routes.toml")
PHRASES = Phrases.load(DEFAULT_CONFIG / "phrases.toml")


@dataclass(slots=True)
class Kept:
    """A report that remembers."""

    lines: list[str] = field(default_factory=list)
    steps: list[tuple[str, float | None]] = field(default_factory=list)

    def line(self, text: str) -> None:
        self.lines.append(text)

    def doing(self, label: str, share: float | None) -> None:
        self.steps.append((label, share))


async def carry(cloud: Cloud, order: Order, report: Kept, clock: JumpingClock | None = None) -> Done:
    """Carry the order out."""
    clock = clock or JumpingClock()
    async with voice(cloud, clock) as nemo:
        tools = Tools(nemo, clock, CLOUD_PACE, ROUTES, PHRASES, SPEECH.say, SPEECH.language)
        return await Edit(order, tools, report).run()


def order(target: Path, *messages: str, files: tuple[str, ...] = ()) -> Order:
    """Make an order."""
    return Order(files, messages, target)
