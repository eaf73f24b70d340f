"""The buttons under the answers: what they are called, and what pressing them says."""

from core.chat import Button
from core.turn import Turn

Rows = tuple[tuple[Button, ...], ...]


def after_edit(turn: Turn, offers: tuple[str, ...] = ()) -> Rows:
    """Offer what people do next, and what the agent told its reader to do on a screen."""
    names = ("export", "timeline", "undo", *(OFFERS[offer] for offer in offers))
    return (tuple(_button(turn, name) for name in dict.fromkeys(names)),)


def suggestions(turn: Turn) -> Rows:
    """Offer the profile's things to try, one a row; a press says it."""
    return tuple((Button(thing, action=f"try:{number}"),) for number, thing in enumerate(things_to_try(turn)))


def things_to_try(turn: Turn) -> tuple[str, ...]:
    """Give the profile's things to try, in the chat's language."""
    return turn.skill.things_to_try(turn.language)


def try_again(turn: Turn) -> Rows:
    """Offer to do the same turn once more, because a person asks for it."""
    return ((Button(turn.t("button-try-again"), action=f"again:{turn.entry.id}"),),)


def cancel(turn: Turn) -> Rows:
    """Offer to stop what is running."""
    return ((Button(turn.t("button-cancel"), action=f"cancel:{turn.entry.id}"),),)


OFFERS = {"export": "export", "status": "timeline", "credits": "credits"}


def _button(turn: Turn, name: str) -> Button:
    return Button(turn.t(f"button-{name}"), action=name)
