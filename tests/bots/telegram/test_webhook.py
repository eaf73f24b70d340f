"""Being called by Telegram: only with the secret, and acknowledged only when kept."""

import asyncio
import socket
from pathlib import Path

from bots.telegram import Telegram
from core.clock import SystemClock
from tests.bots.telegram.receiving import Notebook
from tests.bots.telegram.stage import settings
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person

SECRET = "a-secret-of-the-operator"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_updates_come_by_webhook(api: BotApi, tmp_path: Path, clip: Path) -> None:
    """Each call is answered when the desk has it; a failure makes Telegram call again; an album is one."""
    port = _free_port()
    given = settings(
        api,
        tmp_path,
        telegram_webhook_url=f"http://127.0.0.1:{port}/hook/telegram",
        telegram_webhook_secret=SECRET,
        telegram_webhook_listen=f"127.0.0.1:{port}",
    )
    ann, notebook = Person(api, 1), Notebook(failures={"hello": 1})

    async with Telegram.open(given, clock=SystemClock()) as telegram:
        running = asyncio.create_task(telegram.run(notebook.handle))
        await api.until(lambda: api.hook)
        hook = api.hook
        assert hook is not None
        ann.say("hello")
        ann.send("video", clip, "mute", album="a")
        ann.send("video", clip, album="a")
        ann.say("bye")
        await api.until(lambda: not api.updates)
        forged = {
            "update_id": 5,
            "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}},
        }
        statuses = [await hook.call(forged, secret) for secret in ("", "guessed")]
        broken = await hook.call({"update_id": "x" * 2_000_000}, SECRET)
        running.cancel()
        await asyncio.wait({running}, timeout=10)

    assert notebook.texts == ["hello", "mute", "bye"]
    assert [len(incoming.media) for incoming in notebook.heard] == [0, 2, 0]
    assert 503 in hook.answers
    assert statuses == [403, 403]
    assert broken == 413
    assert api.hooks[0]["secret_token"] == SECRET
    assert running.done()
