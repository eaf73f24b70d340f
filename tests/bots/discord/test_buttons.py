"""Buttons and menus, as Discord takes them."""

from typing import Any

from bots.discord.buttons import view
from core.chat import Button


def _rows(*rows: tuple[Button, ...]) -> list[list[dict[str, Any]]]:
    shown = view(rows)
    return [] if shown is None else [row["components"] for row in shown.to_components()]


async def test_rows_stay_rows() -> None:
    """Buttons say by their own id what they mean; links open something."""
    rows = _rows(
        (Button("Export", "export"), Button("Undo", "undo")), (Button("Open", link="https://x.org"),)
    )

    assert [[one["label"] for one in row] for row in rows] == [["Export", "Undo"], ["Open"]]
    assert rows[0][0]["custom_id"] == "cutroom:export"
    assert rows[1][0]["url"] == "https://x.org"


async def test_more_rows_than_discord_has_become_a_menu() -> None:
    """A long list is one menu, whose values are the actions."""
    rows = _rows(*((Button(f"{number}. Project", f"project:{number}"),) for number in range(8)))

    assert [len(row) for row in rows] == [1]
    assert [option["value"] for option in rows[0][0]["options"]] == [f"project:{n}" for n in range(8)]


async def test_what_discord_would_refuse_is_left_out() -> None:
    """A meaning twice, an id too long, an address that is none: the message still goes."""
    rows = _rows(
        (Button("One", "same"), Button("Two", "same"), Button("Long", "x" * 200)),
        (Button("No", link="ftp://x.org"), Button("L" * 100, "label")),
    )

    assert [[one["label"] for one in row] for row in rows] == [["One"], ["L" * 80]]
    assert _rows(()) == []
