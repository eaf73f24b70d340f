"""What whoever watches Cutroom may be told: one Protocol, and the one that nobody has asked for.

Every word that is told comes from a set that the code closes (actions, phases, stages, endpoints, codes,
platforms); a person, a chat or a file is never among them.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Depth:
    """How long one queue is."""

    queue: str
    waiting: int
    running: int
    oldest_s: float  # how long the first of those that could run has waited for a worker


class Speaker(StrEnum):
    """Whose first word a person waits for."""

    BOT = "bot"
    AGENT = "agent"


class Way(StrEnum):
    """Where bytes go, seen from Cutroom."""

    FROM_CHAT = "from_chat"
    TO_CHAT = "to_chat"
    FROM_BACKEND = "from_backend"
    TO_BACKEND = "to_backend"


class Watch(Protocol):
    """Takes note of what happens. Noting costs nothing that matters and never fails."""

    def turn(self, action: str, outcome: str, seconds: float) -> None:
        """Note that a turn has ended in this phase, so long after it was received."""
        ...

    def first_word(self, speaker: Speaker, seconds: float) -> None:
        """Note how long somebody waited for the first word."""
        ...

    def export(self, stage: str) -> None:
        """Note that an export has come to this stage."""
        ...

    def exported(self, stage: str, seconds: float) -> None:
        """Note that an export has ended at this stage, so long after it was wanted."""
        ...

    def export_step(self, stage: str, seconds: float) -> None:
        """Note how long it took to bring an export on from this stage."""
        ...

    def backend(self, endpoint: str, code: str, seconds: float) -> None:
        """Note one call of the backend: `ok`, the code that it refused with, or `unreachable`."""
        ...

    def chat(self, platform: str, call: str, outcome: str, seconds: float) -> None:
        """Note one call of a platform."""
        ...

    def moved(self, way: Way, count: int) -> None:
        """Note bytes that have moved."""
        ...

    def throttled(self, platform: str, seconds: float) -> None:
        """Note that a platform asks to be left alone for so long."""
        ...

    def connected(self, platform: str, *, is_connected: bool) -> None:
        """Note whether a platform hears us; one that never says so is not asked about."""
        ...

    def served(self, endpoint: str, status: int, seconds: float) -> None:
        """Note one answer of the studio."""
        ...

    def rendered(self, outcome: str, seconds: float) -> None:
        """Note that a render has ended, after so much work."""
        ...

    def lagged(self, seconds: float) -> None:
        """Note how late the event loop was."""
        ...

    def following(self, depths: "Depths") -> AbstractContextManager[None]:
        """Ask this for the lengths of queues whenever somebody looks, for as long as the context lasts."""
        ...


Depths = Callable[[], Awaitable[Sequence[Depth]]]


class Unwatched:
    """Nobody watches."""

    def turn(self, action: str, outcome: str, seconds: float) -> None:
        """Forget it."""

    def first_word(self, speaker: Speaker, seconds: float) -> None:
        """Forget it."""

    def export(self, stage: str) -> None:
        """Forget it."""

    def exported(self, stage: str, seconds: float) -> None:
        """Forget it."""

    def export_step(self, stage: str, seconds: float) -> None:
        """Forget it."""

    def backend(self, endpoint: str, code: str, seconds: float) -> None:
        """Forget it."""

    def chat(self, platform: str, call: str, outcome: str, seconds: float) -> None:
        """Forget it."""

    def moved(self, way: Way, count: int) -> None:
        """Forget it."""

    def throttled(self, platform: str, seconds: float) -> None:
        """Forget it."""

    def connected(self, platform: str, *, is_connected: bool) -> None:
        """Forget it."""

    def served(self, endpoint: str, status: int, seconds: float) -> None:
        """Forget it."""

    def rendered(self, outcome: str, seconds: float) -> None:
        """Forget it."""

    def lagged(self, seconds: float) -> None:
        """Forget it."""

    def following(self, depths: Depths) -> AbstractContextManager[None]:  # noqa: ARG002 - nobody will ask
        """Follow nothing."""
        return nullcontext()


UNWATCHED = Unwatched()
