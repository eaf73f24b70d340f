"""Administration on Telegram: a stranger is let in by a press, and the menu shows admins what is theirs."""

from pathlib import Path

from tests.bots.telegram.editing import on_studio
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Group, Person


async def test_an_admin_lets_a_stranger_in_and_keeps_them_out_again(api: BotApi, tmp_path: Path) -> None:
    """By the button that rings in private, and by answering one of their messages in a group.

    There a bare `/deny` of anybody else is another bot's matter; said to this one it is an unknown command.
    """
    ann, bob = Person(api, 1), Person(api, 2, "Bob")
    team = Group(api, -100)
    more = {"admins": frozenset({"telegram:1"}), "allow": frozenset({"telegram:1", "telegram:-100"})}

    async with on_studio(api, tmp_path, **more):
        ann.say("/stats")
        await api.until(lambda: api.says(ann.id, "Requests: 0"))
        bob.say("/start")
        await api.until(lambda: api.says(bob.id, "This bot is private."))
        await api.until(lambda: api.says(ann.id, "Bob would like to use this bot (telegram:2)."))
        ann.press(api.last(ann.id), "Let in")
        await api.until(lambda: api.says(ann.id, "telegram:2 may use this bot now."))
        bob.say("/start")
        await api.until(lambda: api.says(bob.id, "Ready"))
        heard = bob.say("hello everybody", team.id)
        bob.say("/deny 1", team.id)
        bob.say("/stats@cutroom_test_bot", team.id)
        await api.until(lambda: api.says(team.id, "Commands"))
        helped = api.last(team.id).text
        ann.say("/deny", team.id, answers=heard)
        await api.until(lambda: api.says(team.id, "Bob (telegram:2) may no longer use this bot."))
        bob.say("/status")
        await api.until(lambda: api.says(bob.id, "You can't use this bot."))

    assert "telegram:2" in api.of(bob.id)[0].text
    assert len([shown for shown in api.of(team.id) if "Commands" in shown.text]) == 1
    assert "/stats" not in helped
    assert "may no longer" not in helped


async def test_only_admins_see_admin_commands_in_their_menu(api: BotApi, tmp_path: Path) -> None:
    """In the private chat with each of them, in every language; nowhere else."""
    more = {"admins": frozenset({"telegram:1", "discord:5"})}
    async with on_studio(api, tmp_path, **more):
        await api.until(lambda: len(api.commands) == 12)

    theirs = [menu for (scope, _), menu in api.commands.items() if scope == "chat"]
    others = [menu for (scope, _), menu in api.commands.items() if scope != "chat"]
    assert len(theirs) == 3
    assert all(
        {"stats", "allow", "deny", "limits", "broadcast", "logs", "export"} <= set(menu) for menu in theirs
    )
    assert all({"stats", "broadcast"}.isdisjoint(menu) for menu in others)
    assert {params["scope"] for params in api.asked("setMyCommands") if '"chat"' in params["scope"]} == {
        '{"chat_id": 1, "type": "chat"}'
    }
