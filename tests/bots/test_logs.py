"""The log of whole conversations: no token at any level, nobody's words at INFO, one trail for each turn."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bots.logs import LOUD, MOST_RECENT, OURS, open_log, recent
from core import trail
from core.settings import LogFormat, Settings
from tests.bots.command import Command, line_with
from tests.fakes.discord import Discord
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.media import coloured

TOKEN = "12345:an-invented-token-of-a-telegram-bot"
# What people said and sent, as it could show up in a line.
WORDS = ("Gotham", "kittens", "quarrelsome", "zebra")
HOPS = {
    "turn_received": "core.desk",
    "turn_begun": "core.working.turns",
    "http_call": "core.nemo.noting",
    "studio_request": "studio.api.noting",
    "action_done": "core.working.turns",
    "export_begun": "core.working.exports",
    "export_stage": "core.exporting.exports",
    "rendering": "studio.api.rendering",
    "render_ended": "studio.api.rendering",
    "turn_ended": "core.endings",
}


async def _logged(tmp_path: Path, level: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Talk with both bots, which edit, export and fail; give the log, and every secret there was."""
    (tmp_path / "bot-api").mkdir()
    clip = coloured("kittens.mp4", "teal", seconds=1)
    log = tmp_path / "log"
    async with BotApi.open(tmp_path / "bot-api") as api, Discord.open(tmp_path) as discord:
        settings = {
            "TELEGRAM_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "CUTROOM_LANGUAGE": "en",
            "CUTROOM_LOG_LEVEL": level,
            "CUTROOM_LOG_FORMAT": "json",
            **discord.settings,
        }
        with log.open("wb") as file:
            async with Command(tmp_path / "data", log=file).started("run", **settings) as process:
                await line_with(process, "telegram, discord")
                await discord.until(lambda: discord.gateway.is_connected)
                channel = discord.world.channel()
                api.lose_answer("getUpdates")
                ann = Person(api, 7)
                ann.send("video", clip, 'add the title "Gotham" and export in 360p')
                await api.until(lambda: api.files(7, "video"), 60)
                ann.say("a quarrelsome thing that nobody understands")
                called = await discord.command(channel, "edit", wish='add the title "zebra"', file=clip)
                await discord.until(lambda: discord.shown(channel, "Added kittens.mp4"))
                process.terminate()
                await process.wait()
    secrets = [api.token, discord.world.token, called.token, *_kept(tmp_path / "data")]
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return lines, [secret for secret in secrets if secret]


def _kept(data: Path) -> list[str]:
    return [path.read_text(encoding="ascii").strip() for path in data.glob("*.key")]


async def test_the_most_talkative_log_of_both_bots(tmp_path: Path) -> None:
    """At DEBUG no line holds a secret; from INFO on none holds a word; and each hop is on its turn's trail.

    The secrets are both bots' tokens, a command's own, the studio's tokens and the vault's key.
    """
    lines, secrets = await _logged(tmp_path, "debug")
    text = json.dumps(lines, ensure_ascii=False)
    stages = [line for line in lines if line["event"] == "export_stage"]
    on_trail = {(line["event"], line["logger"]) for line in lines if line.get("turn") == stages[0]["turn"]}

    assert {line["level"] for line in lines} >= {"debug", "info", "warning"}
    assert len(secrets) >= 4
    assert [secret for secret in secrets if secret in text] == []
    assert "nmv_usr_" not in text
    assert [line for line in lines if line["level"] != "debug" and _holds(line)] == []
    assert on_trail >= set(HOPS.items())
    assert [line for line in lines if line["event"] in HOPS and "turn" not in line] == []
    assert [line["stage"] for line in stages] == [
        "wanted",
        "submitted",
        "rendered",
        "fetched",
        "delivering",
        "delivered",
    ]


def _holds(line: dict[str, Any]) -> bool:
    said = json.dumps(line, ensure_ascii=False)
    return any(word in said for word in WORDS)


@pytest.fixture
def root() -> Iterator[None]:
    """Leave the process's log as it was."""
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    levels = {name: logging.getLogger(name).level for name in (*LOUD, *OURS)}
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("log_format", LogFormat)
@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_a_secret_is_taken_out_of_whatever_holds_it(level: Any, log_format: LogFormat) -> None:
    """Words, arguments, facts, names and errors; known ones, and those that only look like it."""
    output = io.StringIO()
    open_log(Settings(log_level=level, log_format=log_format, telegram_token=SecretStr(TOKEN)), output)
    log = logging.getLogger("somebody.else")
    renewed, link = "nmv_usr_Zm9v-YmFy_1.x", "/webhooks/123456/aW50ZXJhY3Rpb24/messages/@original"

    log.warning("at %s", f"/bot{TOKEN}/getMe", extra={"header": f"Bearer {renewed}", "url": link})
    try:
        raise ValueError(f"{TOKEN} {renewed}")
    except ValueError:
        log.exception("failed")

    said = output.getvalue()
    assert "failed" in said
    assert "ValueError" in said
    for secret in (TOKEN, renewed, "Zm9v", "aW50ZXJhY3Rpb24"):
        assert secret not in said


@pytest.mark.usefixtures("root")
def test_an_error_is_told_by_its_kind_and_place() -> None:
    """At INFO its words, which may be a file's name, stay out; at DEBUG they are wanted."""
    told = {}
    for level in ("INFO", "DEBUG"):
        output = io.StringIO()
        open_log(Settings(log_level=level, log_format=LogFormat.JSON), output)
        with trail.following("turn-5"):
            try:
                Path("/nowhere/kittens.mp4").read_bytes()
            except OSError:
                logging.getLogger("core.working.turns").exception("turn_failed")
        told[level] = json.loads(output.getvalue())

    assert told["INFO"]["turn"] == "turn-5"
    assert "No such file or directory" in told["INFO"]["exception"]
    assert "test_logs.py" in told["INFO"]["exception"]
    assert "kittens" not in json.dumps(told["INFO"])
    assert "kittens" in told["DEBUG"]["exception"]


@pytest.mark.usefixtures("root")
def test_admins_look_back_at_lines_that_hold_nothing_of_people() -> None:
    """Whatever the level on the terminal: ours from INFO on, others' warnings, no secret, no file's name."""
    output = io.StringIO()
    open_log(Settings(log_level="WARNING", telegram_token=SecretStr(TOKEN)), output)
    ours, theirs = logging.getLogger("core.working.turns"), logging.getLogger("somebody.else")

    ours.debug("said: kittens")
    ours.info("turn_begun %s", TOKEN)
    theirs.info("kittens")
    theirs.warning("slow")
    try:
        Path("/nowhere/kittens.mp4").read_bytes()
    except OSError:
        ours.exception("turn_failed")

    said = "\n".join(recent())
    assert [word in said for word in ("turn_begun", "slow", "turn_failed", "No such file")] == [True] * 4
    assert TOKEN not in said
    assert "kittens" not in said
    assert "turn_begun" not in output.getvalue()
    for _ in range(MOST_RECENT + 1):
        ours.info("turn_begun")
    assert len(recent()) == MOST_RECENT
