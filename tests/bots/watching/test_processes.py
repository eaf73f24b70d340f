"""The command under watch: its disk taken away and given back, and asked for its health."""

import resource
from pathlib import Path

import pytest

from tests.bots.command import Command, line_with
from tests.bots.watching.looking import operator
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person

SERVED = {"CUTROOM_WATCH_LISTEN": "127.0.0.1:0", "CUTROOM_LANGUAGE": "en"}
GOOD, BAD = "ready", "not ready"


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="another process's limits are Linux's")
async def test_a_disk_that_takes_nothing_more_is_seen_and_got_over(command: Command, tmp_path: Path) -> None:
    """While no byte can be written both databases are not ready; then all goes on, and the bot answers."""
    (tmp_path / "bot-api").mkdir()
    async with BotApi.open(tmp_path / "bot-api") as api:
        bot = {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API_URL": api.url, **SERVED}
        async with command.started("run", **bot) as process:
            url = (await line_with(process, "Figures are at")).split()[-1].removesuffix("/metrics")
            async with operator(url) as looker:
                await looker.until_ready(200, database=GOOD, studio=GOOD, backend=GOOD, telegram=GOOD)
                limits = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
                await looker.until_ready(503, database=BAD, studio=BAD, backend=GOOD)
                seen = await looker.figures()
                resource.prlimit(process.pid, resource.RLIMIT_FSIZE, limits)
                await looker.until_ready(200, database=GOOD, studio=GOOD, telegram=GOOD)
                Person(api, 7).say("/help")
                await api.until(lambda: api.of(7))

    assert seen.of("cutroom_ready", part="database") == 0
    assert seen.of("cutroom_ready", part="backend") == 1
    assert seen.of("process_resident_memory_bytes") > 0


async def test_health_is_asked_for_with_one_word(command: Command) -> None:
    """0 while it lives, 1 when nobody answers, and why it cannot be asked when the setting is missing."""
    async with command.started("studio", "--port", "0", **SERVED) as process:
        address = (await line_with(process, "Figures are at")).split("//")[1].split("/")[0]
        alive = await command.run("health", CUTROOM_WATCH_LISTEN=address)
    dead = await command.run("health", CUTROOM_WATCH_LISTEN=address)
    off = await command.run("health", LANG="zh_CN.UTF-8")

    assert (alive.code, alive.out, alive.err) == (0, "Cutroom is alive.\n", "")
    assert (dead.code, dead.out) == (1, "")
    assert address in dead.err
    assert (off.code, off.err.split("。")[0]) == (1, "没有开启健康检查")


async def test_a_place_where_nobody_can_listen_is_named(command: Command) -> None:
    """By its setting, before anything is served."""
    ran = await command.run("studio", "--port", "0", CUTROOM_WATCH_LISTEN="192.0.2.1:1", LANG="C")

    assert (ran.code, ran.out) == (1, "")
    assert "CUTROOM_WATCH_LISTEN" in ran.err
