"""The token, which is part of every address, in no log at any level."""

import logging
from pathlib import Path

import pytest

from bots.telegram import Telegram
from core.chat import ChatKey, Reply
from core.clock import SystemClock
from tests.bots.telegram.editing import on_studio
from tests.bots.telegram.stage import settings
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person


async def test_a_whole_conversation_logs_no_token(
    api: BotApi, tmp_path: Path, clip: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """At the most talkative level, what is sent, fetched and failed is logged without the token."""
    ann = Person(api, 1)
    caplog.set_level(logging.DEBUG)

    async with on_studio(api, tmp_path):
        api.lose_answer("getUpdates")
        ann.send("video", clip, "mute it")
        await api.until(lambda: api.says(ann.id, "muted"))

    assert "poll_failed" in caplog.text
    assert api.token not in caplog.text


async def test_a_log_that_would_hold_it_is_cleaned(
    api: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever logs an address or an error with the token in it, it is taken out before it is written."""
    log = logging.getLogger("somebody.else")

    async with Telegram.open(settings(api, tmp_path), clock=SystemClock()) as telegram:
        Person(api, 1)
        await telegram.send(ChatKey("telegram", "1"), Reply("hello"))
        try:
            raise ValueError(f"{api.url}/bot{api.token}/getMe")
        except ValueError:
            log.exception("failed at %s", f"/bot{api.token}")

    text = "\n".join(logging.Formatter().format(record) for record in caplog.records)
    assert "failed at /bot…" in text
    assert api.token not in text
