"""Letting people and chats in, keeping them out, and looking who may come in."""

import re
from typing import Final

from core.guard.permissions import MOST_LISTED, Permission
from core.turn import Turn

NAME: Final = re.compile(r"[a-z]+:[^\s:]{1,64}")
NUMBER: Final = re.compile(r"-?\d{1,32}")


async def allow(turn: Turn) -> None:
    """Let in whom the admin points at; pointing at nobody lists everybody."""
    await _decide(turn, is_allowed=True)


async def deny(turn: Turn) -> None:
    """Keep out whom the admin points at; pointing at nobody lists everybody."""
    await _decide(turn, is_allowed=False)


async def _decide(turn: Turn, *, is_allowed: bool) -> None:
    named = _named(turn)
    if named is None:
        await turn.finish(turn.t("permit-whom", who=turn.decision.args.strip()[:60]))
        return
    if not named:
        await turn.finish(await _list(turn))
        return
    await turn.finish("\n".join([await _one(turn, *one, is_allowed=is_allowed) for one in named.items()]))


async def _one(turn: Turn, name: str, label: str, *, is_allowed: bool) -> str:
    settings = turn.services.settings
    who = f"{label} ({name})" if label else name
    if name in settings.admins:
        return turn.t("permit-admin", who=who)
    await turn.services.permissions.decide(name, label, is_allowed=is_allowed)
    if not is_allowed:
        return turn.t("permit-denied", who=who)
    return turn.t("permit-allowed" if settings.allow else "permit-allowed-open", who=who)


def _named(turn: Turn) -> dict[str, str] | None:
    """Give whom the admin points at, with their names; None when that cannot be told."""
    incoming = turn.entry.incoming
    if incoming.about:
        return {f"{incoming.chat.platform}:{one.id}": _short(one.name) for one in incoming.about}
    named = {}
    for word in turn.decision.args.split():
        if word.lower() in _here(turn):
            named[f"{incoming.chat.platform}:{incoming.chat.chat}"] = turn.t("permit-this-chat")
        elif NAME.fullmatch(word):
            named[word] = ""
        elif NUMBER.fullmatch(word):
            named[f"{incoming.chat.platform}:{word}"] = ""
        else:
            return None
    return named


def _here(turn: Turn) -> set[str]:
    """Give the words for this chat, in any language of ours."""
    catalogue = turn.services.catalogue
    return {catalogue.say(tag, "permit-here") for tag in catalogue.languages}


async def _list(turn: Turn) -> str:
    settings, permissions = turn.services.settings, turn.services.permissions
    decided, count = await permissions.listed(), await permissions.count()
    lines = [turn.t("permit-admins", list=", ".join(sorted(settings.admins)))]
    lines.append(
        turn.t("permit-settings", list=", ".join(sorted(settings.allow)))
        if settings.allow
        else turn.t("permit-open")
    )
    for sentence, is_allowed in (("permit-let-in", True), ("permit-kept-out", False)):
        names = [_shown(one) for one in decided if one.is_allowed is is_allowed]
        if names:
            lines.append(turn.t(sentence, list=", ".join(names)))
    if count > MOST_LISTED:
        lines.append(turn.t("permit-more", count=count - MOST_LISTED))
    return "\n".join((*lines, turn.t("permit-how", here=turn.t("permit-here"))))


def _shown(one: Permission) -> str:
    return f"{one.label} ({one.name})" if one.label else one.name


def _short(name: str) -> str:
    return " ".join(name.split())[:60]
