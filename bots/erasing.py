"""Where else somebody's traces are, besides the core's own database: browsers' chats, and the studio."""

from core.chat import ChatKey
from core.clock import Clock
from core.keeping.forgetting import Erase, Traces
from core.settings import Settings


def eraser(settings: Settings, clock: Clock) -> Erase:
    """Give what erases there. A cloud has no call for it, so what lies there stays."""

    async def elsewhere(traces: Traces) -> None:
        # Imported when wanted: its server is of no use to whoever forgets nobody.
        from bots.web.forgetting import forget  # noqa: PLC0415
        from bots.web.me import NAME  # noqa: PLC0415 - as above

        chats = (ChatKey.parse(chat) for chat in traces.chats)
        await forget(settings.data, [chat.chat for chat in chats if chat.platform == NAME])
        if not settings.uses_cloud:
            from studio.api.erasing import erase  # noqa: PLC0415 - as above

            await erase(settings.studio_data, clock, sessions=traces.sessions, renders=traces.renders)

    return elsewhere
