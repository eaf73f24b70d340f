"""Platforms under watch: whether they hear us, and when they ask to be left alone."""

import asyncio
from pathlib import Path

from bots.discord.platform import Discord as DiscordPlatform
from bots.telegram import Telegram
from bots.watching.prometheus import Prometheus
from core.chat import ChatKey, Incoming, Reply
from core.clock import SystemClock
from tests.bots.discord.stage import READY_S, settings_for
from tests.bots.telegram.stage import settings
from tests.bots.watching.looking import looked_at
from tests.fakes.clock import HastyClock
from tests.fakes.discord import Discord, too_many
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_rules import No

GOOD, BAD = "ready", "not ready"


async def _ignore(_: Incoming) -> None:
    """Hear nothing."""


async def test_telegram_is_connected_while_its_polls_are_answered(tmp_path: Path) -> None:
    """Not before it is known who we are; not after a poll that failed, and again after one that did not."""
    watch = Prometheus()
    async with (
        BotApi.open(tmp_path) as api,
        looked_at(tmp_path, watch) as operator,
        Telegram.open(settings(api, tmp_path), clock=HastyClock(), watch=watch) as telegram,
    ):
        before = await operator.ready()
        running = asyncio.create_task(telegram.run(_ignore))
        await operator.until_ready(200, telegram=GOOD)
        gate = asyncio.Event()
        await api.until(lambda: api.asked("getUpdates"))
        api.when("getUpdates", No(502, "Bad Gateway"))
        api.hang("getUpdates", gate)
        Person(api, 1).say("anything")
        await operator.until_ready(503, telegram=BAD)
        gate.set()
        await operator.until_ready(200, telegram=GOOD)
        running.cancel()
        await asyncio.wait({running})

    assert before == (503, {"telegram": BAD})


async def test_a_flood_of_telegrams_is_counted(tmp_path: Path) -> None:
    """How often, and for how long."""
    watch = Prometheus()
    async with BotApi.open(tmp_path) as api, looked_at(tmp_path, watch) as operator:
        Person(api, 1)
        api.flood(1, 7, 5)
        async with Telegram.open(settings(api, tmp_path), clock=HastyClock(), watch=watch) as telegram:
            sending = asyncio.create_task(telegram.send(ChatKey("telegram", "1"), Reply("hello")))
            await api.until(lambda: len(api.asked("sendMessage")) >= 1)
            scrape = await operator.figures()
            sending.cancel()
            await asyncio.wait({sending})

    assert scrape.of("cutroom_platform_throttled_total", platform="telegram") >= 1
    assert scrape.of("cutroom_platform_throttled_seconds_total", platform="telegram") in {7, 12}


async def test_discord_is_connected_with_its_gateway_and_its_limits_are_counted(tmp_path: Path) -> None:
    """Both kinds of 429 are; and what was dropped is connected no more."""
    watch = Prometheus()
    async with Discord.open(tmp_path) as discord, looked_at(tmp_path, watch) as operator:
        channel = discord.world.channel()
        async with DiscordPlatform.open(
            settings_for(discord, tmp_path), clock=SystemClock(), ready_s=READY_S, watch=watch
        ) as platform:
            before = await operator.ready()
            hearing = asyncio.create_task(platform.run(_ignore))
            await operator.until_ready(200, discord=GOOD)
            send = "/channels/{channel}/messages"
            discord.rest.when("POST", send, too_many(0.05), too_many(0.05, is_global=True))
            await platform.send(ChatKey("discord", str(channel.id)), Reply("after all"))
            scrape = await operator.figures()
            hearing.cancel()
            await asyncio.wait({hearing})
            after = await operator.ready()

    assert before == after == (503, {"discord": BAD})
    assert scrape.of("cutroom_platform_throttled_total", platform="discord") == 2
    assert scrape.of("cutroom_platform_throttled_seconds_total", platform="discord") > 0
