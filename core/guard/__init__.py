"""Who may use this bot, and how much of it: by the settings, and by what admins decided in chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from core.chat import Incoming
from core.clock import Clock
from core.guard.caps import Cap, Caps
from core.guard.permissions import Permissions
from core.inbox import Inbox
from core.settings import Settings

HOUR_S: Final = 3600.0
# What is said to those who may not come in at all.
CLOSED: Final = frozenset({"guard-not-allowed", "guard-denied"})


@dataclass(frozen=True, slots=True)
class No:
    """A sentence that says why not."""

    sentence: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Guard:
    """Keeps the door."""

    def __init__(
        self, settings: Settings, inbox: Inbox, clock: Clock, *, permissions: Permissions, caps: Caps
    ) -> None:
        self._settings = settings
        self._inbox = inbox
        self._clock = clock
        self._permissions = permissions
        self._caps = caps
        self._carried: dict[str, tuple[float, int]] = {}

    def is_admin(self, incoming: Incoming) -> bool:
        """Tell whether this person may do what only some may: an operator's admin, or the chat's own."""
        return incoming.person.is_admin or incoming.who in self._settings.admins

    def may_stop(self, incoming: Incoming, owner: str) -> bool:
        """Tell whether this person may stop what `owner` asked for."""
        return incoming.person.id == owner or incoming.is_private or self.is_admin(incoming)

    async def refuses(self, incoming: Incoming, *, is_aside: bool) -> No | None:
        """Give the reason why this is not taken in; None when it is.

        What passes by the line has room of its own: somebody whose line is full must be able to cancel.
        """
        closed = await self._is_closed_to(incoming)
        if closed is not None:
            return No(closed, {"who": incoming.who})
        caps = await self._caps.all()
        waiting = await self._inbox.open_count(incoming.chat, asides=is_aside)
        if waiting >= caps[Cap.WAITING] > 0:
            return No("guard-chat-full", {"number": caps[Cap.WAITING]})
        is_counted = caps[Cap.HOUR] and not is_aside and incoming.who not in self._settings.admins
        if is_counted and await self._recent(incoming.who) >= caps[Cap.HOUR]:
            return No("guard-person-limit", {"number": caps[Cap.HOUR]})
        return None

    async def carry_over(self, person: str) -> None:
        """Let what somebody asked within this hour count on, though it is about to be forgotten.

        It is only a number and a time, and only in memory, until the hour is over.
        """
        since = self._clock.now() - HOUR_S
        self._carried = {name: kept for name, kept in self._carried.items() if kept[0] > since}
        if (await self._caps.all())[Cap.HOUR]:
            self._carried[person] = (self._clock.now(), await self._recent(person))

    async def _recent(self, person: str) -> int:
        since = self._clock.now() - HOUR_S
        at, carried = self._carried.get(person, (0.0, 0))
        return await self._inbox.recent(person, since=since) + (carried if at > since else 0)

    async def _is_closed_to(self, incoming: Incoming) -> str | None:
        """Tell why somebody may not come in; the operator's admins always may."""
        if incoming.who in self._settings.admins:
            return None
        names = {incoming.chat.platform, f"{incoming.chat.platform}:{incoming.chat.chat}", incoming.who}
        verdict = await self._permissions.verdict(names)
        if verdict is False:
            return "guard-denied"
        is_open = not self._settings.allow or not self._settings.allow.isdisjoint(names)
        return None if is_open or verdict else "guard-not-allowed"
