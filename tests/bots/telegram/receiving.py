"""A desk that only writes down what it is handed, and may be told to be slow, or to fail."""

import asyncio
from dataclasses import dataclass, field

from core.chat import Incoming


@dataclass(slots=True)
class Notebook:
    """What was handed over, in order."""

    heard: list[Incoming] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    async def handle(self, incoming: Incoming) -> None:
        if incoming.text in self.gates:
            await self.gates[incoming.text].wait()
        if self.failures.get(incoming.text, 0):
            self.failures[incoming.text] -= 1
            raise OSError("the disk is full")
        self.heard.append(incoming)

    @property
    def texts(self) -> list[str]:
        return [incoming.text for incoming in self.heard]
