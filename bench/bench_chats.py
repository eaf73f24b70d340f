"""How soon the core is at work again with 10,000 chats, and in how much memory, beside an empty start.

Every chat has a project and a turn that is done; every tenth also one that a crash left without a job.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memory import peak_mb
from rows import QUICK, row

from core.chat import ChatKey, Incoming, Person
from core.chats import Chats
from core.clock import SystemClock
from core.cutroom import SCHEMAS, Cutroom
from core.inbox import Inbox, Phase
from core.settings import Backend, Settings
from core.store.db import Database

CHATS = 500 if QUICK else 10_000
NOWHERE = "http://127.0.0.1:9"  # nobody is asked
PEER = "an empty database"


def main() -> None:
    """Print both starts."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name:
        empty, full = Path(name) / "empty", Path(name) / "full"
        for folder, chats in ((empty, 0), (full, CHATS)):
            folder.mkdir()
            asyncio.run(_fill(folder, chats))
        (bare_s, bare_mb), (took_s, mb) = _started(empty), _started(full)
    row(f"opened and recovered, {CHATS:,} chats", took_s * 1e3, "ms", took_s / bare_s, PEER)
    row(f"memory, {CHATS:,} chats", mb, "MB", mb / bare_mb, PEER)


async def _fill(folder: Path, chats: int) -> None:
    async with await Database.open(_settings(folder).database, *SCHEMAS) as database:
        known, inbox = Chats(database), Inbox(database, SystemClock())
        for number in range(chats):
            key = ChatKey("bench", str(number))
            await known.meet(key, "en")
            project = await database.row(
                "project_add",
                chat=str(key),
                name="film",
                holder="",
                task_id=f"t{number}",
                session_id=f"s{number}",
                user_id="u",
                now=time.time(),
            )
            await known.choose_project(key, project["id"] if project else 0)
            await inbox.close(await _said(inbox, key, "1"), Phase.DONE)
            if number % 10 == 0:
                await _said(inbox, key, "2")


async def _said(inbox: Inbox, chat: ChatKey, message: str) -> int:
    incoming = Incoming(chat, message, Person(f"p{chat.chat}"), "trim the first 2 seconds")
    return await inbox.add(incoming, is_aside=False) or 0


def _started(folder: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, "start", str(folder)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, mb = json.loads(said)
    return seconds, mb


async def _start(folder: Path) -> None:
    began = time.perf_counter()
    async with Cutroom.open(_settings(folder), NOWHERE, [], clock=SystemClock()) as cutroom:
        await cutroom.desk.recover()
        took = time.perf_counter() - began
        print(json.dumps([took, peak_mb()]))


def _settings(folder: Path) -> Settings:
    return Settings(data=folder, language="en", backend=Backend.CLOUD, nemo_api_url=NOWHERE)


if __name__ == "__main__":
    if "start" in sys.argv:
        asyncio.run(_start(Path(sys.argv[2])))
    else:
        main()
