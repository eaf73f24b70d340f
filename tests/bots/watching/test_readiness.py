"""What is said to be ready turns red when it is not, and green when it is again."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bots.watching.prometheus import Prometheus
from bots.watching.readiness import FRESH_S, reaching, writable
from core.clock import SystemClock
from studio.api.serving import StudioConfig, serve
from tests.bots.watching.looking import looked_at
from tests.fakes.clock import RunningClock

GOOD, BAD = "ready", "not ready"


async def test_a_backend_that_goes_away_and_comes_back_is_seen(tmp_path: Path) -> None:
    """As long as nobody answers at its address; a look a moment later gives what was found a moment ago."""
    clock = RunningClock(speed=1.0)
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url:
        port = int(url.rpartition(":")[2])
    async with reaching(url) as parts, looked_at(tmp_path, Prometheus(), clock=clock, **parts) as operator:
        down = await operator.ready()
        async with serve(StudioConfig(tmp_path, port=port), clock=SystemClock()):
            remembered = await operator.ready()
            clock.advance(FRESH_S)
            up = await operator.ready()
            scrape = await operator.figures()
        clock.advance(FRESH_S)
        gone = await operator.ready()

    assert down == remembered == gone == (503, {"backend": BAD})
    assert up == (200, {"backend": GOOD})
    assert scrape.of("cutroom_ready", part="backend") == 1


async def test_a_database_that_cannot_be_written_is_seen(tmp_path: Path) -> None:
    """Locked by somebody, or not there; the look itself is in nobody's way."""
    clock, file = RunningClock(speed=1.0), tmp_path / "cutroom.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        async with looked_at(tmp_path, Prometheus(), clock=clock, database=writable(file)) as operator:
            good = await operator.ready()
            database.execute("BEGIN IMMEDIATE")
            clock.advance(FRESH_S)
            locked = await operator.ready()
            database.execute("ROLLBACK")
            clock.advance(FRESH_S)
            free = await operator.ready()
            await asyncio.to_thread(file.rename, tmp_path / "elsewhere")
            clock.advance(FRESH_S)
            lost = await operator.ready()

    assert good == free == (200, {"database": GOOD})
    assert locked == lost == (503, {"database": BAD})
    assert not file.exists()


async def test_a_platform_is_asked_about_from_when_it_speaks(tmp_path: Path) -> None:
    """One that has not connected yet holds readiness back; one that says nothing does not."""
    watch = Prometheus()
    async with looked_at(tmp_path, watch) as operator:
        nobody = await operator.ready()
        watch.connected("telegram", is_connected=False)
        coming = await operator.ready()
        watch.connected("telegram", is_connected=True)
        there = await operator.ready()

    assert nobody == (200, {})
    assert coming == (503, {"telegram": BAD})
    assert there == (200, {"telegram": GOOD})
