"""A running studio: the API on a bound socket, the render worker and the sweep, started and stopped as one.

Several may serve the same data at once, in one process or more: SQLite keeps their rows apart and the queue's
leases their jobs.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from core import queue as jobs
from core.clock import Clock
from core.listener import listen
from core.nemo.wire import MAX_FILE_BYTES
from core.queue import DEFAULT_TERMS, SqliteQueue, Terms
from core.store.db import Database
from core.watch import UNWATCHED, Watch
from studio.api import renders, sweep
from studio.api.accounts import Accounts
from studio.api.analyses import Analyses
from studio.api.disk import SPARE_BYTES, Disk
from studio.api.eyes import Eyes
from studio.api.fetch import Fetcher
from studio.api.intake import Intake
from studio.api.links import Links
from studio.api.noting import Noted
from studio.api.projects import Projects
from studio.api.rendering import Rendering
from studio.api.renders import Renders
from studio.api.schema import FILE, SCHEMA
from studio.api.server import Studio, app
from studio.api.sweep import Sweep
from studio.api.turns import Turns
from studio.api.uploads import Uploads

CHORES: Final = "chores"
LOOPBACK: Final = ("127.0.0.1", "localhost")
MAX_REQUESTS: Final = 1024  # connections at once, idle ones as well; more are told to come back
STOP_S: Final = 5


@dataclass(frozen=True, slots=True)
class StudioConfig:
    """What an operator decides about a studio; `credits` None means that edits are free."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    url: str = ""  # how others reach it, where that is not its own address
    token: str = field(default="", repr=False)  # who knows it is the operator; others are given none, then
    credits: int | None = None
    quota_bytes: int = 20 * 1024**3
    spare_bytes: int = SPARE_BYTES
    keep_days: float = 14.0
    render_concurrency: int = 1
    file_bytes: int = MAX_FILE_BYTES
    fetcher: Fetcher = field(default_factory=Fetcher)
    terms: Terms = DEFAULT_TERMS
    watch: Watch = UNWATCHED


@asynccontextmanager
async def serve(config: StudioConfig, *, clock: Clock) -> AsyncIterator[str]:
    """Run a studio and give its base URL, for as long as the context lasts."""
    disk = Disk(config.data, config.quota_bytes, config.spare_bytes)
    await asyncio.to_thread(disk.prepare)
    with listen(config.host, config.port) as listener:
        base_url = config.url or _address(config.host, listener)
        async with await Database.open(config.data / FILE, jobs.SCHEMA, SCHEMA) as database:
            queue = SqliteQueue(database, clock, config.terms)
            studio = _studio(config, database, queue, clock=clock, disk=disk, links=Links(base_url))
            _register(config, studio, queue)
            await studio.accounts.admit_operator()
            await studio.accounts.release_all()
            await studio.renders.recover()
            await queue.enqueue(CHORES, sweep.TASK, {}, dedupe=sweep.TASK)
            with config.watch.following(queue.depths):
                async with _running(config, studio, queue, listener):
                    yield base_url


@asynccontextmanager
async def _running(
    config: StudioConfig, studio: Studio, queue: SqliteQueue, listener: socket.socket
) -> AsyncIterator[None]:
    server = _Server(
        uvicorn.Config(
            Noted(app(studio, hosts=_hosts(config)), config.watch, studio.clock),
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=MAX_REQUESTS,
            timeout_graceful_shutdown=STOP_S,
        )
    )
    failure: Exception | None = None
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.serve(sockets=[listener]))
        workers = [
            group.create_task(queue.worker([renders.QUEUE], concurrency=config.render_concurrency)),
            group.create_task(queue.worker([CHORES], concurrency=1)),
        ]
        try:
            yield
        except Exception as error:  # the caller's own: raised again below, as it was
            failure = error
        finally:
            server.should_exit = True
            await asyncio.wait([serving])
            for worker in workers:
                worker.cancel()
    if failure is not None:
        raise failure


def _address(host: str, listener: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}"


def _hosts(config: StudioConfig) -> list[str]:
    """Give the names by which callers may call it."""
    own = [name for name in (config.host, urlsplit(config.url).hostname) if name]
    return ["*"] if not config.url and config.host not in LOOPBACK else [*LOOPBACK, *own]


def _studio(
    config: StudioConfig, database: Database, queue: SqliteQueue, *, clock: Clock, disk: Disk, links: Links
) -> Studio:
    accounts = Accounts(database, clock, config.credits, config.token)
    projects = Projects(database, clock)
    uploads = Uploads(database, clock, disk, projects, links)
    return Studio(
        clock=clock,
        database=database,
        disk=disk,
        accounts=accounts,
        projects=projects,
        turns=Turns(database, accounts, projects, Eyes(Analyses(disk.analyses), uploads)),
        intake=Intake(disk, config.file_bytes),
        fetcher=config.fetcher,
        uploads=uploads,
        renders=Renders(database, queue, clock, disk, projects, uploads, links),
    )


def _register(config: StudioConfig, studio: Studio, queue: SqliteQueue) -> None:
    rendering = Rendering(studio.database, queue, studio.clock, studio.disk, studio.uploads, config.watch)
    sweeping = Sweep(studio.database, studio.clock, studio.disk, config.keep_days)
    queue.task(renders.TASK, rendering.run)
    queue.task(sweep.TASK, sweeping.job)
    queue.periodic(CHORES, sweep.TASK, {}, every_s=sweep.EVERY_S)


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to whoever owns the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
