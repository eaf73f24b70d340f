"""`cutroom run` as an operator starts it: tokens in the environment, and all platforms in one process."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bots.test_links import dear
from tests.fakes.discord import Discord
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person
from tests.media import coloured

ROOT = Path(__file__).parents[2]
STOP_S = 10


@asynccontextmanager
async def _run(settings: Mapping[str, object]) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the command with nothing but these settings, and see to it that it ends."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("CUTROOM_", "NEMO_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bots",
        "run",
        cwd=ROOT,
        env={**bare, **{name: str(value) for name, value in settings.items()}},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_both_bots_run_in_one_process_by_their_tokens_alone(tmp_path: Path) -> None:
    """A clip sent in Telegram comes back exported, Discord is connected beside it, and SIGTERM ends both."""
    (tmp_path / "bot-api").mkdir()
    async with BotApi.open(tmp_path / "bot-api") as api, Discord.open(tmp_path) as discord:
        settings = {
            "TELEGRAM_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "CUTROOM_DATA": tmp_path / "data",
            "CUTROOM_LANGUAGE": "en",
            **discord.settings,
        }
        async with _run(settings) as process:
            await discord.until(lambda: discord.gateway.is_connected)
            ann = Person(api, 7)
            ann.send(
                "video", coloured("beach.mp4", "teal", seconds=2), "trim the first second and export in 360p"
            )
            await api.until(lambda: api.files(7, "video"), 60)

            process.send_signal(signal.SIGTERM)
            said, _ = await asyncio.wait_for(process.communicate(), STOP_S)

    [video] = api.files(7, "video")
    assert video.params["supports_streaming"]
    assert process.returncode == 0
    assert b"telegram, discord" in said


async def test_a_public_address_brings_up_the_page_and_links_beside_the_bots(tmp_path: Path) -> None:
    """What is too large for Telegram comes with a link to where the page is."""
    (tmp_path / "bot-api").mkdir()
    async with BotApi.open(tmp_path / "bot-api") as api:
        api.upload_bytes = 1_000_000
        settings = {
            "TELEGRAM_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "CUTROOM_DATA": tmp_path / "data",
            "CUTROOM_LANGUAGE": "en",
            "CUTROOM_WEB_URL": "https://videos.example",
            "CUTROOM_WEB_PORT": 0,
            "CUTROOM_WEB_PASSWORD": "open sesame",
        }
        async with _run(settings) as process:
            ann = Person(api, 7)
            ann.send("video", dear(), "export in 360p")
            await api.until(lambda: api.files(7, "video"), 60)
            process.send_signal(signal.SIGTERM)
            said, _ = await asyncio.wait_for(process.communicate(), STOP_S)

    [video] = api.files(7, "video")
    assert "https://videos.example/get/1.render_" in video.params["caption"]
    assert b"https://videos.example" in said
