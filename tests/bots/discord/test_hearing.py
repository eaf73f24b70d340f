"""What comes in: from the real library's events to what the core is handed."""

import asyncio
from pathlib import Path

import pytest

from core.chat import Button, ChatKey, Reply
from core.errors import SettingsError
from tests.bots.discord.stage import adapter, settings_for
from tests.fakes.discord import Discord, refuse
from tests.fakes.discord_world import (
    ATTACH_FILES,
    BEN,
    BOT,
    BOT_ROLE,
    EVE,
    EVERYTHING,
    ROBOT,
    Channel,
    Json,
)
from tests.media import coloured, tone

ME = f"<@{BOT.id}>"


async def test_a_command_is_acknowledged_and_read(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """A slash command becomes words, files, a person with a language, and a place for the answer."""
    clip = coloured("beach.mp4", "blue")
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        called = await discord.command(
            channel, "edit", wish="mute it", file=clip, file10=clip, author=EVE, locale="zh-TW"
        )
        await discord.until(lambda: ear.heard)

    said = ear.heard[0]
    assert (said.text, str(said.chat)) == ("/edit mute it", f"discord:{channel.id}")
    assert (said.person.id, said.person.language, said.person.is_admin) == (str(EVE.id), "zh-TW", True)
    assert [media.name for media in said.media] == ["beach.mp4", "beach.mp4"]
    assert all(media.link and media.size for media in said.media)
    assert said.message == f"{called.id}.{called.held}"
    assert called.answered_as == 5


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"wish": "720p"}, "/export 720p"),
        ({}, "/status"),
        ({}, "/credits"),
        ({"name": "Lisbon"}, "/new Lisbon"),
        ({"number": 2}, "/projects 2"),
        ({}, "/cancel"),
        ({}, "/skill"),
        ({"name": "zh"}, "/language zh"),
        ({}, "/help"),
    ],
)
async def test_each_command_says_what_the_core_understands(
    discord: Discord, channel: Channel, tmp_path: Path, given: Json, text: str
) -> None:
    """Commands are only another way to say the words that every platform knows."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.command(channel, text.split(maxsplit=1)[0].removeprefix("/"), **given)
        await discord.until(lambda: ear.heard)

    assert ear.heard[0].text == text


async def test_commands_are_told_in_both_languages_and_only_when_they_changed(
    discord: Discord, tmp_path: Path
) -> None:
    """Discord gets names and descriptions in English and Chinese, once."""
    for _ in range(2):
        async with adapter(discord, settings_for(discord, tmp_path)):
            pass

    edit = next(one for one in discord.world.commands if one["name"] == "edit")
    assert discord.world.syncs == 1
    assert {"edit", "export", "status", "cancel", "help", "forget"} <= {
        one["name"] for one in discord.world.commands
    }
    assert edit["name_localizations"]["zh-CN"] == "剪辑"
    assert "剪" in edit["description_localizations"]["zh-TW"]
    assert [option["type"] for option in edit["options"]] == [3, *[11] * 10]
    assert edit["integration_types"] == [0, 1]


async def test_only_what_is_said_to_us_is_heard(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """In a server: mentions, our role's mentions, replies to us. Bots never; direct messages always."""
    private = discord.world.channel(kind=1, guild=None)
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(channel, "not for the bot")
        await discord.say(channel, f"{ME} from a bot", author=ROBOT)
        await discord.say(channel, f"{ME}  trim   it")
        await discord.say(channel, f"<@&{BOT_ROLE}> mute it", mention_roles=[str(BOT_ROLE)])
        ours = discord.world.message(channel, BOT, "Ready.")
        await discord.say(channel, "undo", reply_to=ours)
        await discord.say(private, "hello")
        await discord.until(lambda: len(ear.heard) == 4)

    assert [said.text for said in ear.heard] == ["trim it", "mute it", "undo", "hello"]
    assert [said.is_private for said in ear.heard] == [False, False, False, True]


async def test_mentions_and_emoji_are_heard_as_people_read_them(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Nobody's number gets into an instruction."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        text = f"{ME} add the title “<@{BEN.id}> rocks <:wave:123>”"
        await discord.say(channel, text, mentions=[BOT.json(), BEN.json()])
        await discord.until(lambda: ear.heard)

    assert ear.heard[0].text == "add the title “@Ben rocks :wave:”"


async def test_a_thread_is_a_chat_of_its_own(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """What is said in a thread belongs to the thread."""
    thread = discord.world.channel(kind=11, parent=channel.id)
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(thread, f"{ME} mute it", author=EVE)
        await discord.until(lambda: ear.heard)

    assert ear.heard[0].chat.chat == str(thread.id)
    assert ear.heard[0].person.is_admin


async def test_files_of_every_kind_are_passed_on(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """Voice notes, a replied-to file and the files of a forwarded message are files like any others."""
    voice = tone("voice-message.ogg", "sine=d=0.2", "-c:a", "libvorbis")
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(channel, ME, voice, flags=1 << 13)
        theirs = await discord.say(channel, "mine", coloured("sea.mp4", "green"), author=BEN)
        await discord.say(channel, f"{ME} mute it", reply_to=theirs)
        forwarded = {"message": dict(theirs)}
        await discord.say(channel, ME, message_snapshots=[forwarded])
        await discord.until(lambda: len(ear.heard) == 3)

    assert [said.media[0].name for said in ear.heard] == ["voice-message.ogg", "sea.mp4", "sea.mp4"]
    assert ear.heard[0].media[0].mime == "audio/ogg"
    assert ear.heard[0].text == ""


async def test_the_bot_starts_without_the_intent_that_the_portal_refuses(
    discord: Discord, channel: Channel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without message content it says so once, and hears mentions and commands as before."""
    discord.world.grants_content = False
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, ear):
        await discord.say(channel, f"{ME} mute it")
        theirs = await discord.say(channel, "mine", coloured("sea.mp4", "green"), author=BEN)
        await discord.say(channel, ME, reply_to=theirs)
        await discord.until(lambda: len(ear.heard) == 2)
        notes = platform.limits(ear.heard[0].chat).notes

    assert [said.text for said in ear.heard] == ["mute it", "/help"]
    assert "discord-help-unseen" in notes
    assert sum("Message Content Intent" in record.getMessage() for record in caplog.records) == 1


async def test_a_lost_connection_is_resumed_without_a_gap(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """What was said while the line was down is heard when it is up again."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(channel, f"{ME} one")
        await discord.until(lambda: ear.heard)
        await discord.gateway.drop()
        await discord.say(channel, f"{ME} two")
        await discord.until(lambda: len(ear.heard) == 2)

    assert discord.gateway.resumed == 1
    assert discord.gateway.identified == 1


async def test_an_invalid_session_begins_anew(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """Told that its session is gone, the bot identifies again and hears on."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identified == 2 and discord.gateway.is_connected)
        await discord.say(channel, f"{ME} one")
        await discord.until(lambda: ear.heard)


async def test_a_repeated_command_has_the_same_key(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Told twice of one command, the core can tell that it is one."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        called = await discord.command(channel, "status")
        await discord.until(lambda: ear.heard)
        await discord.gateway.emit("INTERACTION_CREATE", called.data)
        await discord.until(lambda: len(ear.heard) == 2)

    assert ear.heard[0].message == ear.heard[1].message


async def test_what_could_not_be_acknowledged_in_time_is_left(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Discord has told the person that it failed; doing it as well would be a surprise."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        called = await discord.command(channel, "status")
        await discord.until(lambda: ear.heard)
        late = {**called.data, "token": "unknown", "id": str(called.id + 1)}
        await discord.gateway.emit("INTERACTION_CREATE", late)
        await discord.say(channel, f"{ME} next")
        await discord.until(lambda: len(ear.heard) == 2)

    assert ear.heard[1].text == "next"


async def test_missing_permissions_are_named_before_anything_is_done(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Where files may not be attached, nobody waits for a film that cannot come."""
    channel.may = EVERYTHING & ~ATTACH_FILES & ~8
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.command(channel, "edit", wish="mute it", locale="zh-CN")
        await discord.until(lambda: discord.shown(channel, "附加文件"))
        await discord.say(channel, f"{ME} mute it")
        told = await discord.until(lambda: discord.shown(channel, "Attach Files"))

    assert "Send Messages" not in told["content"]
    assert ear.heard == []


async def test_a_token_that_discord_does_not_know_is_named(discord: Discord, tmp_path: Path) -> None:
    """The operator is told which setting is wrong, without the token being shown."""
    settings = settings_for(discord, tmp_path, DISCORD_TOKEN="wrong")

    with pytest.raises(SettingsError) as caught:
        async with adapter(discord, settings):
            pass
    assert caught.value.setting == "DISCORD_TOKEN"
    assert "wrong" not in str(caught.value)


async def test_the_invite_link_is_told_at_the_start(
    discord: Discord, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Scopes and permissions in the link are those that the bot needs."""
    caplog.set_level("INFO", "bots.discord")
    async with adapter(discord, settings_for(discord, tmp_path)):
        pass

    told = next(record.getMessage() for record in caplog.records if "oauth2" in record.getMessage())
    assert f"client_id={BOT.id}" in told
    assert "scope=bot+applications.commands" in told
    assert "permissions=309237763072" in told


async def test_the_bot_leaves_although_the_other_end_is_silent(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Told to stop, it does not wait for a goodbye that never comes."""
    discord.gateway.is_silent = True
    loop = asyncio.get_running_loop()
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(channel, f"{ME} hello")
        await discord.until(lambda: ear.heard)
        began = loop.time()

    assert loop.time() - began < 9


async def test_presses_are_acknowledged_and_carry_who_pressed(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """A press is a deferred update, and the presser is the person."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, ear):
        rows = (tuple(Button(name, action=name.lower()) for name in ("Export", "Undo")),)
        await platform.send(ChatKey("discord", str(channel.id)), Reply("Well?", buttons=rows))
        shown = await discord.until(lambda: discord.shown(channel, "Well?"))
        called = await discord.press(channel, shown, "Undo", author=BEN)
        await discord.until(lambda: ear.heard)

    assert (ear.heard[0].press, ear.heard[0].person.name) == ("undo", "Ben")
    assert called.answered_as == 6


async def test_a_choice_from_a_menu_is_a_press(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """A list too long for buttons becomes a menu, and works like them."""
    rows = tuple((Button(f"{number}. Project", action=f"project:{number}"),) for number in range(8))
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, ear):
        await platform.send(ChatKey("discord", str(channel.id)), Reply("Your projects:", buttons=rows))
        shown = await discord.until(lambda: discord.shown(channel, "Your projects"))
        await discord.press(channel, shown, "6. Project")
        await discord.until(lambda: ear.heard)

    assert ear.heard[0].press == "project:6"


async def test_the_bot_comes_back_when_discord_was_out_of_reach(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """An outage at the start is waited out."""
    discord.rest.when("GET", "/gateway/bot", refuse(403))
    async with adapter(discord, settings_for(discord, tmp_path)) as (_, ear):
        await discord.say(channel, f"{ME} one")
        await discord.until(lambda: ear.heard)
