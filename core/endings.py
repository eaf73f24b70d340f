"""What is noted of a turn when it has ended: what it was about, how it ended, how long it took."""

import logging
from dataclasses import dataclass
from typing import Final

from core import trail
from core.chat import Incoming
from core.meaning import points
from core.routing import Action
from core.routing.reading import Reading
from core.watch import Watch

log = logging.getLogger(__name__)

# A turn that does several things is about the one that people wait for.
WEIGHTY: Final = (Action.EDIT, Action.EXPORT, Action.UPLOAD)
DELIVERY: Final = "delivery"  # a press under an export


@dataclass(frozen=True, slots=True)
class Endings:
    """Notes the ends of turns."""

    watch: Watch
    reading: Reading

    def note(self, turn: int, incoming: Incoming, phase: str, seconds: float) -> None:
        """Note one end."""
        action = self.about(incoming)
        self.watch.turn(action, phase, seconds)
        with trail.following(trail.of_turn(turn)):
            facts = {"action": action, "outcome": phase, "ms": round(seconds * 1000)}
            log.info("turn_ended", extra=facts)

    def about(self, incoming: Incoming) -> str:
        """Tell in one word what a turn is about."""
        if points(incoming):
            return DELIVERY
        actions = self.reading.decide(incoming).actions
        return next((action for action in WEIGHTY if action in actions), actions[0])
