"""What goes out: single, silent, cut to size, and true about what became of it."""

import asyncio
from pathlib import Path

import pytest

from bots.discord.platform import Discord as Platform
from bots.discord.post import patience
from core.chat import (
    Attachment,
    Button,
    ChatKey,
    Gone,
    MessageRef,
    Refused,
    Reply,
    Style,
    TooLarge,
    Unknown,
)
from core.clock import SystemClock
from tests.bots.discord.stage import adapter, settings_for
from tests.fakes.discord import Discord, refuse, too_many, vanish
from tests.fakes.discord_rest import Answer
from tests.fakes.discord_world import ATTACH_FILES, BOT, EVERYTHING, Channel

SEND = "/channels/{channel}/messages"
MESSAGE = "/channels/{channel}/messages/{message}"


def chat_of(channel: Channel) -> ChatKey:
    return ChatKey("discord", str(channel.id))


def film(folder: Path, size: int = 1000) -> Attachment:
    path = folder / "film.mp4"
    with path.open("wb") as file:
        file.truncate(size)
    return Attachment(path, "Lisbon-1.mp4", Style.NATIVE)


async def test_nothing_that_is_echoed_can_ping_or_format(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Our two marks work; what others wrote is shown as they wrote it."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        await platform.send(chat_of(channel), Reply("**Hi** `x_y` @everyone <@901> _under_\n# no heading"))

    assert discord.ours(channel)[0]["content"] == (
        "**Hi** `x_y` @everyone \\<@901\\> \\_under\\_\n\\# no heading"
    )
    assert discord.world.pings == []


async def test_a_long_text_becomes_several_messages_that_change_together(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """The buttons are under the last part; when the text gets shorter, what is too many goes."""
    rows = ((Button("Export", action="export"),),)
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        sent = await platform.send(chat_of(channel), Reply("first\n" + "word " * 700, buttons=rows))
        parts = [dict(one) for one in discord.ours(channel)]
        await platform.edit(sent, Reply("short", buttons=rows))
        left = [dict(one) for one in discord.ours(channel)]
        await platform.edit(sent, Reply("again\n" + "word " * 700))

    assert [bool(part["components"]) for part in parts] == [False, True]
    assert [part["content"] for part in left] == ["short"]
    assert left[0]["id"] == sent.id
    assert len(discord.ours(channel)) == 2


async def test_a_message_is_single_although_its_answer_was_lost(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """The connection broke after Discord had it: said again with the same number, it is the same message."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        discord.rest.lose_sent()
        await platform.send(chat_of(channel), Reply("once"))

    assert len(discord.ours(channel)) == 1
    assert len([asked for asked in discord.world.asked if asked.path.endswith("/messages")]) == 2


async def test_an_upload_whose_answer_was_lost_is_unknown(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Nobody can tell whether the film arrived, so it is not sent again."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        discord.rest.when("POST", SEND, vanish())
        with pytest.raises(Unknown):
            await platform.send(chat_of(channel), Reply("film", attachment=film(tmp_path)))


async def test_being_asked_to_slow_down_delays_and_loses_nothing(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """A 429 with the real headers is waited out by the library."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        discord.rest.when("POST", SEND, too_many(0.05), too_many(0.05, is_global=True))
        await platform.send(chat_of(channel), Reply("after all"))

    assert len(discord.ours(channel)) == 1


async def test_a_server_that_is_away_for_a_moment_is_asked_again(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """The library does not do so for a 503, and an answer that is lost is never read."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        discord.rest.when("POST", SEND, refuse(503), refuse(503))
        await platform.send(chat_of(channel), Reply("after all"))

    assert [message["content"] for message in discord.ours(channel)] == ["after all"]


async def test_a_file_too_large_lowers_the_limit_of_this_channel_alone(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Refused with 413, the next attempt begins below that size."""
    other = discord.world.channel()
    channel.max_bytes = 5000
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        with pytest.raises(TooLarge) as caught:
            await platform.send(chat_of(channel), Reply(attachment=film(tmp_path, 6000)))
        limits = [platform.limits(chat_of(one)).bytes_out for one in (channel, other)]
        await platform.send(chat_of(channel), Reply(attachment=film(tmp_path, 4000)))

    assert caught.value.limit == 5999
    assert limits == [5999, 10 * 1024**2]


async def test_the_limit_is_that_of_this_very_server(discord: Discord, tmp_path: Path) -> None:
    """Boosts raise it for a server, the operator for all; a direct conversation has the operator's."""
    discord.world.tier = 2
    boosted = discord.world.channel()
    private = discord.world.channel(kind=1, guild=None)
    settings = settings_for(discord, tmp_path, CUTROOM_DISCORD_BYTES=20_000_000)
    async with adapter(discord, settings) as (platform, _):
        await discord.until(lambda: platform.limits(chat_of(boosted)).bytes_out == 50 * 1024**2)

        assert platform.limits(chat_of(private)).bytes_out == 20_000_000


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refuse(403, 50001), Gone),
        (refuse(403, 50013), Gone),
        (refuse(403, 50007), Gone),
        (refuse(404, 10003), Gone),
        (refuse(400, 200000), Unknown),
    ],
    ids=["no access", "no permission", "no direct messages", "no channel", "a word filter"],
)
async def test_refusals_mean_what_they_say(
    discord: Discord, channel: Channel, tmp_path: Path, answer: Answer, outcome: type[Exception]
) -> None:
    """Each of Discord's numbers becomes one of the core's outcomes."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        discord.rest.when("POST", SEND, answer)
        with pytest.raises(outcome):
            await platform.send(chat_of(channel), Reply("hello"))


async def test_where_files_may_not_be_attached_words_still_may(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """The film is refused and the chat is not given up."""
    channel.may = EVERYTHING & ~ATTACH_FILES
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        with pytest.raises(Refused):
            await platform.send(chat_of(channel), Reply(attachment=film(tmp_path)))
        await platform.send(chat_of(channel), Reply("a link"))


async def test_edits_tell_when_the_message_is_gone(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """A deleted or too old message is for the core to say anew."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        sent = await platform.send(chat_of(channel), Reply("one"))
        await platform.edit(sent, Reply("two"))
        assert discord.ours(channel)[0]["content"] == "two"

        discord.rest.when("PATCH", MESSAGE, refuse(400, 30046))
        with pytest.raises(Refused):
            await platform.edit(sent, Reply("three"))
        channel.messages.clear()
        with pytest.raises(Refused):
            await platform.edit(sent, Reply("four"))


async def test_an_answer_goes_on_after_its_token_has_died(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """The first answer fills the place by the token; everything later goes by the message's id."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, ear):
        called = await discord.command(channel, "status")
        await discord.until(lambda: ear.heard)
        sent = await platform.send(chat_of(channel), Reply("one", answers=ear.heard[0].message))
        called.is_expired = True
        await platform.edit(sent, Reply("two"))
        again = await platform.send(chat_of(channel), Reply("more", answers=ear.heard[0].message))

    assert sent.id == called.held
    assert [one["content"] for one in discord.ours(channel)] == ["two", "more"]
    assert again.id != sent.id
    assert [asked.token for asked in discord.world.asked if asked.method == "PATCH"] == [called.token, None]


@pytest.mark.parametrize("is_deleted", [False, True])
async def test_an_answer_finds_its_place_after_a_restart_or_takes_a_new_one(
    discord: Discord, channel: Channel, tmp_path: Path, *, is_deleted: bool
) -> None:
    """The place that still says that we are thinking is filled; one that is gone is not missed."""
    settings = settings_for(discord, tmp_path)
    async with adapter(discord, settings) as (_, ear):
        called = await discord.command(channel, "status")
        await discord.until(lambda: ear.heard)
    called.is_expired = True
    if is_deleted:
        channel.messages.clear()
    async with adapter(discord, settings) as (platform, _):
        await platform.send(chat_of(channel), Reply("here", answers=ear.heard[0].message))

    assert [one["content"] for one in discord.ours(channel)] == ["here"]
    assert (discord.ours(channel)[0]["id"] == called.held) is not is_deleted


async def test_a_guest_speaks_by_its_token_as_long_as_that_lives(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Brought along to where it is no member, the bot answers, edits and delivers by the command's token."""
    channel.is_open = False
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, ear):
        await discord.command(channel, "edit", is_guest=True, wish="mute it")
        await discord.until(lambda: ear.heard)
        sent = await platform.send(chat_of(channel), Reply("on it", answers=ear.heard[0].message))
        await platform.edit(sent, Reply("done"))
        await platform.send(chat_of(channel), Reply("film", attachment=film(tmp_path)))

    assert [one["content"] for one in discord.ours(channel)] == ["done", "film"]


async def test_sending_needs_no_connection_to_the_gateway(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Another process may speak with nothing but stored ids."""
    ours = discord.world.message(channel, BOT, "one")
    async with Platform.open(settings_for(discord, tmp_path), clock=SystemClock()) as platform:
        await platform.edit(MessageRef(chat_of(channel), ours["id"]), Reply("two"))

    assert ours["content"] == "two"
    assert discord.gateway.identified == 0


async def test_edits_of_one_message_keep_their_order(
    discord: Discord, channel: Channel, tmp_path: Path
) -> None:
    """Two who speak at once cannot overtake each other."""
    async with adapter(discord, settings_for(discord, tmp_path)) as (platform, _):
        sent = await platform.send(chat_of(channel), Reply("zero"))
        discord.rest.when("PATCH", MESSAGE, too_many(0.1))
        first = asyncio.create_task(platform.edit(sent, Reply("first")))
        await asyncio.sleep(0)
        await platform.edit(sent, Reply("last"))
        await first

    assert discord.ours(channel)[0]["content"] == "last"


def test_an_upload_has_the_time_that_its_size_needs() -> None:
    """The library's five minutes do not end a large file; a connection that stands still does end."""
    small, large = patience(1000), patience(100 * 1024**2)

    assert small.total is not None
    assert large.total is not None
    assert small.total >= 300
    assert large.total > 3600
    assert large.sock_read == 300
