"""What a message asks for, by who says it: to all but the operator's admins, some commands do not exist."""

from collections.abc import Set
from dataclasses import replace
from typing import Final

from core.chat import Incoming
from core.routing import Action, Decision, route
from core.routing.keywords import Table

# What only the operator's admins may ask for.
RESERVED: Final = frozenset(
    {Action.ALLOW, Action.DENY, Action.LIMITS, Action.STATS, Action.BROADCAST, Action.LOGS}
)


class Reading:
    """Reads messages."""

    def __init__(self, routes: Table, admins: Set[str]) -> None:
        public = {name: one for name, one in routes.commands.items() if Action(one.action) not in RESERVED}
        self._whole = routes
        self._public = replace(routes, commands=public)
        self._admins = admins

    def decide(self, incoming: Incoming) -> Decision:
        """Tell what is asked for."""
        table = self._whole if incoming.who in self._admins else self._public
        decision = route(incoming.text, media=len(incoming.media), table=table)
        reserved = tuple(action for action in decision.actions if action in RESERVED)
        # A file that somebody sent who is pointed at is not to be edited for it.
        return replace(decision, actions=reserved or decision.actions)
