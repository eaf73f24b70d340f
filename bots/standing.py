"""The bot as it stands: the backend, every platform that is wanted, and the core between them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any, Final

from bots.backend import backend, core, studio_parts
from bots.obstacles import explained
from bots.process import told_to_stop
from bots.speech import Speech
from bots.watching.lookout import lookout, watch_for
from bots.watching.readiness import reaching, writable
from core.chat import Platform
from core.clock import Clock, SystemClock
from core.errors import CutroomError
from core.links import Links
from core.settings import Settings
from core.watch import Watch

Tell = Callable[[str], object]
Open = Callable[[Settings, Clock, Tell, Watch], AbstractAsyncContextManager[Platform]]


def _telegram(
    settings: Settings, clock: Clock, _: Tell, watch: Watch
) -> AbstractAsyncContextManager[Platform]:
    # Imported when wanted: the chat libraries take long, and `explain` need not wait for them.
    from bots.telegram.platform import Telegram  # noqa: PLC0415

    return Telegram.open(settings, clock=clock, watch=watch)


def _discord(
    settings: Settings, clock: Clock, tell: Tell, watch: Watch
) -> AbstractAsyncContextManager[Platform]:
    from bots.discord.platform import Discord  # noqa: PLC0415 - as above

    return Discord.open(settings, clock=clock, announce=tell, watch=watch)


@asynccontextmanager
async def _web(settings: Settings, clock: Clock, tell: Tell, watch: Watch) -> AsyncIterator[Platform]:
    from bots.web.platform import Web  # noqa: PLC0415 - as above

    async with AsyncExitStack() as stack:
        with explained(settings.data):
            opening = Web.open(settings, clock=clock, announce=tell, watch=watch)
            web = await stack.enter_async_context(opening)
        yield web


# The setting that brings a platform up, and how it is opened.
PLATFORMS: Final[Mapping[str, Open]] = {
    "telegram_token": _telegram,
    "discord_token": _discord,
    "web_port": _web,
}
# What there is when no setting brings anything up.
DEFAULT: Final = "web_port"
# It tells its own address when it is up.
WEB: Final = "web"


def wanted(settings: Settings) -> tuple[str, ...]:
    """Give the platforms that the settings bring up, by the names of those."""
    named = [name for name in PLATFORMS if getattr(settings, name) is not None]
    # A public address is there to be served: its links lead to files of every platform.
    is_missed = settings.web_url is not None and DEFAULT not in named
    return (*named, DEFAULT) if is_missed or not named else tuple(named)


async def stand(settings: Settings, speech: Speech, tell: Tell) -> None:
    """Serve every platform in one loop until the process is told to stop."""
    stopped = told_to_stop()
    clock, watch = SystemClock(), watch_for(settings)
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(backend(settings, clock, watch))
        opening = [PLATFORMS[name](settings, clock, tell, watch) for name in wanted(settings)]
        platforms = [await stack.enter_async_context(opened) for opened in opening]
        links = await asyncio.to_thread(_links, settings, clock)
        opening_core = core(settings, url, platforms, clock=clock, watch=watch, links=links)
        opened = await stack.enter_async_context(opening_core)
        if seen_at := await stack.enter_async_context(_watched(settings, watch, url, clock)):
            tell(speech.say("cli-watch-ready", url=seen_at))
        if bots := [platform.name for platform in platforms if platform.name != WEB]:
            tell(speech.say("cli-bots-ready", names=", ".join(bots)))
        await _together(
            [opened.run(), *(platform.run(opened.desk.handle) for platform in platforms)], stopped
        )


def _links(settings: Settings, clock: Clock) -> Links | None:
    """Give what makes links to files, where the web is up to serve them."""
    if DEFAULT not in wanted(settings):
        return None
    from bots.web.lending import Lending  # noqa: PLC0415 - as above

    return Lending.of(settings, clock)


@asynccontextmanager
async def _watched(settings: Settings, watch: Watch, url: str, clock: Clock) -> AsyncIterator[str]:
    """Let operators look at all that stands, where the settings say so."""
    async with reaching(url) as backend_part:
        studio = {} if settings.remote_url else studio_parts(settings.studio_data)
        parts = {"database": writable(settings.database), **backend_part, **studio}
        async with lookout(settings, watch, parts=parts, data=settings.data, clock=clock) as seen_at:
            yield seen_at


async def _together(work: Sequence[Coroutine[Any, Any, None]], stopped: asyncio.Event) -> None:
    """Run all of it until told to stop; the first that cannot go on says why, and ends the others."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one) for one in work]
            await stopped.wait()
            for task in tasks:
                task.cancel()
    except ExceptionGroup as failures:
        known = failures.subgroup(CutroomError)
        if known is None:
            raise
        raise _first(known) from failures


def _first(failures: BaseExceptionGroup[CutroomError]) -> CutroomError:
    failure = failures.exceptions[0]
    return _first(failure) if isinstance(failure, BaseExceptionGroup) else failure
