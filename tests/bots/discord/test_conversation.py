"""Whole conversations: people on our Discord, the real adapter, the real core and a real studio."""

from pathlib import Path

import pytest

from core.chat import ChatKey
from core.probe import probe
from tests.bots.discord.stage import with_studio
from tests.fakes.discord import Discord
from tests.fakes.discord_world import BEN, BOT, EVE, Channel
from tests.media import coloured

ME = f"<@{BOT.id}>"


@pytest.fixture
def clip() -> Path:
    """Two seconds of blue."""
    return coloured("beach.mp4", "blue", seconds=2)


async def test_a_clip_with_a_wish_becomes_a_video(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """A clip attached to /edit comes back trimmed, although the token of the command died on the way."""
    async with with_studio(discord, tmp_path):
        called = await discord.command(channel, "edit", wish="trim the first second and export", file=clip)
        held = await discord.until(lambda: called.held)
        await discord.until(lambda: channel.messages[held]["content"])
        called.is_expired = True
        film = await discord.until(lambda: discord.film(channel))
        await discord.until(lambda: discord.shown(channel, "Done"))

    assert 900 <= probe(film).duration_ms <= 1100
    assert discord.shown(channel, "Added beach.mp4")
    assert discord.shown(channel, "Trimmed")
    # No place was left thinking, and nobody could be called by name.
    assert all(message["content"] or message["attachments"] for message in discord.ours(channel))
    assert discord.world.pings == []


async def test_first_contact_greets_and_helps(discord: Discord, channel: Channel, tmp_path: Path) -> None:
    """Who says our name is greeted, who asks for help is told what Discord is like; silence for the rest."""
    async with with_studio(discord, tmp_path):
        await discord.say(channel, "what a nice day")
        await discord.say(channel, ME)
        greeting = await discord.until(lambda: discord.shown(channel, "Ready."))
        await discord.command(channel, "help")
        helped = await discord.until(lambda: discord.shown(channel, "Here on Discord"))

    assert len(discord.labels(greeting)) == 3
    assert "Edit this video" in helped["content"]
    assert len(discord.ours(channel)) == 2


async def test_people_are_answered_in_their_own_language(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """A command from a Chinese client is answered in Chinese."""
    async with with_studio(discord, tmp_path):
        await discord.command(channel, "credits", locale="zh-CN")
        await discord.until(lambda: discord.shown(channel, "积分"))


async def test_a_mention_brings_all_its_files(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """Several files in one message are added in order; a file pointed at by a reply counts too."""
    other = coloured("dune.mp4", "red")
    async with with_studio(discord, tmp_path):
        await discord.say(channel, f"{ME} mute them", clip, other)
        added = await discord.until(lambda: discord.shown(channel, "beach.mp4", "dune.mp4"))
        theirs = await discord.say(channel, "look at this", coloured("sea.mp4", "green"), author=BEN)
        await discord.say(channel, f"{ME} add it", reply_to=theirs)
        await discord.until(lambda: discord.shown(channel, "sea.mp4"))

    assert added["content"].index("beach.mp4") < added["content"].index("dune.mp4")


async def test_buttons_outlive_a_restart(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """A button under a message of a former process works, and its press opens no new place."""
    async with with_studio(discord, tmp_path):
        await discord.command(channel, "edit", wish="trim the first second", file=clip)
        told = await discord.until(lambda: discord.shown(channel, "Trimmed"))
        await discord.until(lambda: "Export" in discord.labels(told))

    async with with_studio(discord, tmp_path):
        called = await discord.press(channel, told, "Export", author=BEN)
        await discord.until(lambda: discord.film(channel))
        await discord.until(lambda: discord.shown(channel, "Done"))

    assert called.answered_as == 6
    assert discord.world.syncs == 1


async def test_a_film_too_large_for_the_channel_takes_the_ladder(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """Refused for its size, the film is told of in words, and the limit is remembered for this channel."""
    channel.max_bytes = 100
    async with with_studio(discord, tmp_path) as platform:
        await discord.command(channel, "edit", wish="mute it and export", file=clip)
        await discord.until(lambda: discord.shown(channel, "too large for this chat"))
        await discord.until(lambda: discord.shown(channel, "Done"))
        learned = platform.limits(ChatKey("discord", str(channel.id))).bytes_out

    assert discord.film(channel) is None
    assert learned is not None
    assert learned < 100_000


async def test_only_whoever_asked_or_an_admin_stops_a_turn(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """The rules are the core's: a stranger's cancel is refused, an admin of the server may."""
    async with with_studio(discord, tmp_path):
        release = discord.hold_files()
        await discord.command(channel, "edit", wish="mute it", file=clip)
        await discord.until(lambda: discord.shown(channel, "Receiving"))
        await discord.command(channel, "edit", wish="trim the first second", author=BEN)
        await discord.until(lambda: discord.shown(channel, "Queued: 2nd"))
        await discord.command(channel, "cancel", author=BEN)
        refused = await discord.until(lambda: discord.shown(channel, "Only whoever asked"))
        await discord.command(channel, "cancel", author=EVE)
        await discord.until(lambda: discord.shown(channel, "Stopped."))
        release.set()

    assert refused


async def test_any_message_can_be_edited_from_its_menu(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """“Edit this video” takes the files of a message that was never said to us, even without the intent."""
    discord.world.grants_content = False
    async with with_studio(discord, tmp_path):
        theirs = await discord.say(channel, "look", clip, author=BEN)
        await discord.menu(channel, "Edit this video", theirs)
        added = await discord.until(lambda: discord.shown(channel, "Added beach.mp4"))
        await discord.command(channel, "help")
        helped = await discord.until(lambda: discord.shown(channel, "Without a mention"))

    assert len(discord.labels(added)) == 3
    assert helped
    assert discord.gateway.identified == 1


async def test_a_thread_is_opened_for_each_edit_where_the_operator_wants_it(
    discord: Discord, channel: Channel, clip: Path, tmp_path: Path
) -> None:
    """The channel holds one line that leads into the thread, and the work is told there."""
    async with with_studio(discord, tmp_path, CUTROOM_DISCORD_THREADS=True):
        await discord.command(channel, "edit", wish="trim the first second", file=clip)
        line = await discord.until(lambda: discord.shown(channel, "Continued in"))
        thread = discord.world.channels[int(line["id"])]
        await discord.until(lambda: discord.shown(thread, "Trimmed"))

    assert thread.name == "trim the first second"
    assert len(discord.ours(channel)) == 1
