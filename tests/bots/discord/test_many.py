"""Many channels at once, with a scripted cloud as the backend."""

from pathlib import Path

from tests.bots.discord.stage import bot, settings_for
from tests.fakes import streams
from tests.fakes.cloud import TOKEN, Cloud
from tests.fakes.discord import Discord
from tests.fakes.discord_world import BOT
from tests.media import coloured

CHANNELS = 100


async def test_a_hundred_channels_are_answered_side_by_side(discord: Discord, tmp_path: Path) -> None:
    """Every channel gets its own answer, although all of them ask at once; each message is told of twice."""
    channels = [discord.world.channel() for _ in range(CHANNELS)]
    async with Cloud.open() as cloud:
        for _ in channels:
            cloud.when_run(streams.text("The title is in."))
        settings = settings_for(discord, tmp_path, NEMO_TOKEN=TOKEN, NEMO_API_URL=cloud.url)
        async with bot(discord, settings, cloud.url):
            for number, channel in enumerate(channels):
                said = await discord.say(channel, f"<@{BOT.id}> add the title “{number}”")
                await discord.repeat(channel, said)
            await discord.until(
                lambda: all(discord.shown(channel, "The title is in.") for channel in channels)
            )

        assert len(cloud.calls("/run_sse")) == CHANNELS


async def test_a_remote_backend_fetches_files_by_itself(discord: Discord, tmp_path: Path) -> None:
    """The signed address goes to the cloud, and not a byte of the file to us."""
    channel = discord.world.channel()
    async with Cloud.open() as cloud:
        settings = settings_for(discord, tmp_path, NEMO_TOKEN=TOKEN, NEMO_API_URL=cloud.url)
        async with bot(discord, settings, cloud.url):
            await discord.command(channel, "edit", file=coloured("sea.mp4", "green"))
            await discord.until(lambda: discord.shown(channel, "Added"))

        links = [asked.json["urls"] for asked in cloud.asked if asked.json and "urls" in asked.json]
    assert len(links) == 1
    assert links[0][0].startswith(discord.rest.base)
    assert discord.rest.served == 0
