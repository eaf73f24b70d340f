"""The backend that the settings name: the cloud, or a studio that is started here while it is needed."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bots.erasing import eraser
from bots.logs import recent
from bots.obstacles import explained
from bots.watching.readiness import Try
from bots.watching.readiness import writable as writable_database
from bots.web.schema import SCHEMA as WEB_SCHEMA
from core import identity
from core.chat import Platform
from core.clock import Clock
from core.cutroom import SCHEMAS, Cutroom
from core.links import Links
from core.settings import Settings
from core.store.db import Database, Schema
from core.voices import Voices
from core.watch import UNWATCHED, Watch
from studio.api.schema import FILE
from studio.api.schema import SCHEMA as STUDIO_SCHEMA


def schemas() -> tuple[Schema, ...]:
    """Give every schema that a database of ours may hold."""
    return (*SCHEMAS, STUDIO_SCHEMA, WEB_SCHEMA)


def studio_parts(data: Path) -> Mapping[str, Try]:
    """Give what a studio on this machine needs to be ready."""
    return {"studio": writable_database(data / FILE)}


@asynccontextmanager
async def backend(settings: Settings, clock: Clock, watch: Watch = UNWATCHED) -> AsyncIterator[str]:
    """Give the address of the backend that the settings name, starting the studio when it is the one."""
    if settings.remote_url is not None:
        yield settings.remote_url
        return
    # Imported when wanted: a bot of a studio elsewhere, or of the cloud, never loads one.
    from bots.housing import studio, studio_config  # noqa: PLC0415

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
