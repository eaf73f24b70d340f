"""A studio that stands alone, for bots on this machine and elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bots.backend import studio_parts
from bots.housing import studio, studio_config
from bots.process import told_to_stop
from bots.speech import Refused, Speech
from bots.watching.lookout import lookout, watch_for
from core.clock import SystemClock
from core.listener import is_everywhere, is_loopback
from core.settings import Settings
from studio.api.serving import StudioConfig


def standalone(settings: Settings, *, host: str, port: int, data: Path | None) -> StudioConfig:
    """Give what the settings decide about a studio that others ask; who reaches it must know its token."""
    token = settings.studio_token
    if token is None and not is_loopback(host):
        raise Refused("cli-studio-needs-token", host=host)
    if settings.studio_url is None and is_everywhere(host):
        raise Refused("cli-studio-needs-url", host=host)
    return replace(
        studio_config(settings, data=data, port=port),
        host=host,
        url=(settings.studio_url or "").rstrip("/"),
        token=token.get_secret_value().strip() if token is not None else "",
    )


async def serve_alone(
    settings: Settings, config: StudioConfig, speech: Speech, tell: Callable[[str], object]
) -> None:
    """Serve until the process is told to stop."""
    stopped, clock, watch = told_to_stop(), SystemClock(), watch_for(settings)
    async with (
        studio(replace(config, watch=watch), clock) as url,
        lookout(settings, watch, parts=studio_parts(config.data), data=config.data, clock=clock) as seen_at,
    ):
        if seen_at:
            tell(speech.say("cli-watch-ready", url=seen_at))
        tell(speech.say("cli-studio-ready", url=url))
        await stopped.wait()
