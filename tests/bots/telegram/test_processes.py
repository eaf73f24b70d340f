"""The bot as a process: killed with work pending, given half a gigabyte, and told to stop."""

import asyncio
import sqlite3
import time
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tests.bots.telegram.process import bot
from tests.fakes.cloud import FILE, Cloud
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Person

HALF_A_GIGABYTE = 500 * 1024 * 1024
MOST_MEMORY_KB = 150 * 1024
STOP_S = 10.0


async def test_killed_with_updates_pending_it_loses_none(api: BotApi, tmp_path: Path) -> None:
    """Killed while it takes messages in, the bot hears each of them once in its next life."""
    people = [Person(api, number) for number in range(1, 13)]
    for person in people:
        person.say("/credits")

    async with Cloud.open() as cloud:
        async with bot(api, cloud, tmp_path) as first:
            await api.until(lambda: api.shown)
            first.kill()
            await first.wait()
        for person in people:
            person.say("/status")
        async with bot(api, cloud, tmp_path):
            for person in people:
                await api.until(partial(api.says, person.id, "You have"))
                await api.until(partial(api.says, person.id, "The timeline is empty"))

    with sqlite3.connect(tmp_path / "cutroom.db") as database:
        kept = database.execute("SELECT count(*) FROM inbox WHERE message NOT LIKE '%greeting'").fetchone()
    database.close()
    assert kept == (24,)


async def test_half_a_gigabyte_goes_in_and_out_in_little_memory(tmp_path: Path, clip: Path) -> None:
    """With a local server 500 MB arrive and 500 MB are delivered, while the process stays small."""
    big = await asyncio.to_thread(_padded, clip, tmp_path / "big.mp4")

    async def film(_: Request) -> Response:
        return FileResponse(big)

    async with BotApi.open(tmp_path, is_local=True) as api, Cloud.open() as cloud:
        ann = Person(api, 1)
        cloud.draft = {"t": [{"tt": 0, "sg": [{"m": {"n": "big.mp4"}, "d": 2000}]}]}
        cloud.when(FILE, film)
        async with bot(api, cloud, tmp_path / "data") as process:
            ann.send("video", big, caption="export it")
            await api.until(lambda: api.says(ann.id, "Done: "))
            peak = await asyncio.to_thread(_peak_kb, process.pid)
            began = time.monotonic()
            process.terminate()
            code = await asyncio.wait_for(process.wait(), STOP_S)
            took = time.monotonic() - began

    [sent] = api.files(ann.id)
    assert max(asked.size for asked in cloud.asked) > HALF_A_GIGABYTE
    assert sent.kind == "video"
    assert not sent.has_bytes
    assert sent.thumbnail or int(sent.params["duration"]) == 2
    assert peak < MOST_MEMORY_KB, f"{peak} kB"
    assert (code, took < STOP_S) == (0, True)


def _padded(clip: Path, target: Path) -> Path:
    """Make a real clip half a gigabyte large, by a box that players skip; it takes no room on the disk."""
    small = clip.read_bytes()
    room = HALF_A_GIGABYTE - len(small)
    with target.open("wb") as file:
        file.write(small + room.to_bytes(4, "big") + b"free")
        file.truncate(HALF_A_GIGABYTE)
    return target


def _peak_kb(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
