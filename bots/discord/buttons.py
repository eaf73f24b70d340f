"""Buttons and menus that say by themselves what they mean, so that they work after any restart."""

import re
from collections.abc import Sequence
from typing import Any, Final, Self

import discord
from discord import ui

from core.chat import Button

PRESS: Final = "press"  # the event that a press becomes
PREFIX: Final = "cutroom:"
MENU: Final = "cutroom-menu"
MOST_ROWS: Final = 5
MOST_IN_ROW: Final = 5
MOST_CHOICES: Final = 25
MOST_LABEL: Final = 80
MOST_CHOICE: Final = 100
MOST_ID: Final = 100
MOST_LINK: Final = 512

Rows = Sequence[Sequence[Button]]
Seen = discord.Interaction[discord.Client]


class Press(ui.DynamicItem[ui.Button[Any]], template=rf"{PREFIX}(?P<action>.+)"):
    """A button that stands for an action."""

    def __init__(self, button: Button, *, row: int | None = None) -> None:
        self.action = button.action
        label = button.label[:MOST_LABEL]
        super().__init__(ui.Button(label=label, custom_id=f"{PREFIX}{button.action}", row=row))

    @classmethod
    async def from_custom_id(cls, interaction: Seen, item: ui.Item[Any], match: re.Match[str], /) -> Self:  # noqa: ARG003 - the library's own
        """Know what a button of any age means."""
        return cls(Button(getattr(item, "label", None) or "…", match["action"]))

    async def callback(self, interaction: Seen) -> None:
        """Hand the press over."""
        interaction.client.dispatch(PRESS, interaction, self.action)


class Menu(ui.DynamicItem[ui.Select[Any]], template=MENU):
    """A list to choose from, for more than fits into buttons."""

    def __init__(self, choices: Sequence[Button] = ()) -> None:
        options = [
            discord.SelectOption(label=choice.label[:MOST_CHOICE], value=choice.action)
            for choice in choices[:MOST_CHOICES]
        ]
        super().__init__(ui.Select(custom_id=MENU, options=options))

    @classmethod
    async def from_custom_id(cls, interaction: Seen, item: ui.Item[Any], match: re.Match[str], /) -> Self:  # noqa: ARG003 - the library's own
        """Know a menu of any age."""
        return cls()

    async def callback(self, interaction: Seen) -> None:
        """Hand over what was chosen."""
        for action in self.item.values[:1]:
            interaction.client.dispatch(PRESS, interaction, action)


ITEMS: Final = (Press, Menu)


def view(rows: Rows) -> ui.View | None:
    """Give what Discord shows under a message; None when that is nothing."""
    # Two buttons that mean the same are one to Discord, and refused.
    first = {button.action or button.link: button for row in reversed(rows) for button in reversed(row)}
    usable = [[button for button in row if _fits(button) and button in first.values()] for row in rows]
    usable = [row for row in usable if row]
    if not usable:
        return None
    shown = ui.View(timeout=None)
    if len(usable) > MOST_ROWS:
        _fill(shown, [button for row in usable for button in row])
        return shown
    pieces = [row[start : start + MOST_IN_ROW] for row in usable for start in range(0, len(row), MOST_IN_ROW)]
    for number, row in enumerate(pieces[:MOST_ROWS]):
        for button in row:
            shown.add_item(_item(button, number))
    return shown


def _fill(shown: ui.View, buttons: Sequence[Button]) -> None:
    """Put what has too many rows into one menu, with links as buttons below it."""
    choices = {button.action: button for button in buttons if not button.link}
    if choices:
        shown.add_item(Menu(list(choices.values())))
    for button in [button for button in buttons if button.link][:MOST_IN_ROW]:
        shown.add_item(_item(button, 1))


def _item(button: Button, row: int) -> ui.Item[Any]:
    if button.link:
        return ui.Button(label=button.label[:MOST_LABEL], url=button.link, row=row)
    return Press(button, row=row)


def _fits(button: Button) -> bool:
    if button.link:
        return button.link.startswith(("https://", "http://")) and len(button.link) <= MOST_LINK
    return bool(button.action) and len(PREFIX + button.action) <= MOST_ID
