"""The backend that the settings name: the cloud, or a studio that is started here while it is needed."""

import errno
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Final

from bots.check import writable
from bots.erasing import eraser
from bots.logs import recent
from bots.speech import Refused
from bots.watching.readiness import Try
from bots.watching.readiness import writable as writable_database
from bots.web.schema import SCHEMA as WEB_SCHEMA
from core import identity
from core.chat import Platform
from core.clock import Clock
from core.cutroom import SCHEMAS, Cutroom
from core.keeping.restoring import is_half_done
from core.links import Links
from core.settings import Settings
from core.store.db import Database, NewerSchema, Schema
from core.voices import Voices
from core.watch import UNWATCHED, Watch
from studio.api.schema import FILE
from studio.api.schema import SCHEMA as STUDIO_SCHEMA
from studio.api.serving import StudioConfig, serve

GB: Final = 1024**3
# What a system says of a port that cannot be had.
PORT_ERRORS: Final = {
    errno.EADDRINUSE: "cli-port-taken",
    errno.EACCES: "cli-port-forbidden",
    errno.EADDRNOTAVAIL: "cli-studio-no-address",
}


def studio_config(
    settings: Settings, *, data: Path | None = None, port: int = 0, watch: Watch = UNWATCHED
) -> StudioConfig:
    """Give what the settings decide about a studio inside this process."""
    return StudioConfig(
        data=data or settings.studio_data,
        port=port,
        watch=watch,
        credits=settings.studio_credits,
        quota_bytes=round(settings.studio_quota_gb * GB),
        spare_bytes=round(settings.spare_gb * GB),
        keep_days=settings.studio_keep_days,
    )


def schemas() -> tuple[Schema, ...]:
    """Give every schema that a database of ours may hold."""
    return (*SCHEMAS, STUDIO_SCHEMA, WEB_SCHEMA)


def studio_parts(config: StudioConfig) -> Mapping[str, Try]:
    """Give what a studio on this machine needs to be ready."""
    return {"studio": writable_database(config.data / FILE)}


@asynccontextmanager
async def studio(config: StudioConfig, clock: Clock) -> AsyncIterator[str]:
    """Run a studio and give its address."""
    async with AsyncExitStack() as stack:
        with explained(config.data, config.port):
            url = await stack.enter_async_context(serve(config, clock=clock))
        yield url


@asynccontextmanager
async def backend(settings: Settings, clock: Clock, watch: Watch = UNWATCHED) -> AsyncIterator[str]:
    """Give the address of the backend that the settings name, starting the studio when it is the one."""
    if settings.remote_url is not None:
        yield settings.remote_url
        return
    async with studio(studio_config(settings, watch=watch), clock) as url:
        yield url


@asynccontextmanager
async def voices(settings: Settings, clock: Clock) -> AsyncIterator[Voices]:
    """Open the connections to the backend, wherever it is."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(backend(settings, clock))
        with explained(settings.data):
            database = await stack.enter_async_context(
                await Database.open(settings.database, identity.SCHEMA)
            )
            opening = Voices.open(url, settings=settings, database=database, clock=clock)
            opened = await stack.enter_async_context(opening)
        yield opened


@asynccontextmanager
async def core(
    settings: Settings,
    url: str,
    platforms: Sequence[Platform],
    *,
    clock: Clock,
    watch: Watch = UNWATCHED,
    links: Links | None = None,
) -> AsyncIterator[Cutroom]:
    """Open the core on a backend."""
    async with AsyncExitStack() as stack:
        with explained(settings.data):
            erase = eraser(settings, clock)
            opening = Cutroom.open(
                settings,
                url,
                platforms,
                clock=clock,
                erase=erase,
                watch=watch,
                lines=recent,
                links=links,
            )
            opened = await stack.enter_async_context(opening)
        yield opened


@asynccontextmanager
async def conversation(settings: Settings) -> AsyncIterator[Database]:
    """Open the core's database alone, beside whoever works on it."""
    async with AsyncExitStack() as stack:
        with explained(settings.data):
            opened = await stack.enter_async_context(await Database.open(settings.database, *SCHEMAS))
        yield opened


@contextmanager
def explained(folder: Path, port: int = 0) -> Iterator[None]:
    """Say in words why the data of this folder, or this port, cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not writable(folder):
            raise Refused("cli-data-unusable", path=str(folder))
        if is_half_done(folder):
            raise Refused("cli-half-restored", path=str(folder))
        yield
    except NewerSchema as error:
        raise Refused("cli-data-newer", path=str(folder)) from error
    except (OSError, DatabaseError) as error:
        is_port = isinstance(error, OSError) and error.filename is None
        if is_port and isinstance(error, OSError) and error.errno in PORT_ERRORS:
            raise Refused(PORT_ERRORS[error.errno], port=str(port)) from error
        raise Refused("cli-data-unusable", path=str(folder)) from error
