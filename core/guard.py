"""Who may use this bot, and how much of it: the operator's lists and limits."""

from dataclasses import dataclass
from typing import Final

from core.chat import Incoming
from core.clock import Clock
from core.inbox import Inbox
from core.settings import Settings

HOUR_S: Final = 3600.0


@dataclass(frozen=True, slots=True)
class No:
    """A sentence that says why not."""

    sentence: str
    number: int = 0


class Guard:
    """Keeps the door."""

    def __init__(self, settings: Settings, inbox: Inbox, clock: Clock) -> None:
        self._settings = settings
        self._inbox = inbox
        self._clock = clock
        self._carried: dict[str, tuple[float, int]] = {}

    def is_admin(self, incoming: Incoming) -> bool:
        """Tell whether this person may do what only some may: an operator's admin, or the chat's own."""
        return incoming.person.is_admin or _person(incoming) in self._settings.admins

    def may_stop(self, incoming: Incoming, owner: str) -> bool:
        """Tell whether this person may stop what `owner` asked for."""
        return incoming.person.id == owner or incoming.is_private or self.is_admin(incoming)

    async def refuses(self, incoming: Incoming, *, is_aside: bool) -> No | None:
        """Give the reason why this is not taken in; None when it is.

        What passes by the line has room of its own: somebody whose line is full must be able to cancel.
        """
        if not self._is_allowed(incoming):
            return No("guard-not-allowed")
        waiting = await self._inbox.open_count(incoming.chat, asides=is_aside)
        if waiting >= self._settings.chat_limit:
            return No("guard-chat-full", self._settings.chat_limit)
        most, since = self._settings.person_limit, self._clock.now() - HOUR_S
        is_counted = self._is_limited(incoming) and not is_aside
        if is_counted and await self._recent(_person(incoming), since) >= most:
            return No("guard-person-limit", most)
        return None

    async def carry_over(self, person: str) -> None:
        """Let what somebody asked within this hour count on, though it is about to be forgotten.

        It is only a number and a time, and only in memory, until the hour is over.
        """
        since = self._clock.now() - HOUR_S
        self._carried = {name: kept for name, kept in self._carried.items() if kept[0] > since}
        if self._settings.person_limit > 0:
            self._carried[person] = (self._clock.now(), await self._recent(person, since))

    async def _recent(self, person: str, since: float) -> int:
        at, carried = self._carried.get(person, (0.0, 0))
        return await self._inbox.recent(person, since=since) + (carried if at > since else 0)

    def _is_allowed(self, incoming: Incoming) -> bool:
        allowed = self._settings.allow
        if not allowed or _person(incoming) in self._settings.admins:
            return True
        chat = f"{incoming.chat.platform}:{incoming.chat.chat}"
        return not allowed.isdisjoint({incoming.chat.platform, chat, _person(incoming)})

    def _is_limited(self, incoming: Incoming) -> bool:
        return self._settings.person_limit > 0 and _person(incoming) not in self._settings.admins


def _person(incoming: Incoming) -> str:
    return f"{incoming.chat.platform}:{incoming.person.id}"
