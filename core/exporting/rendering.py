"""One render at the backend: submitted under an id that is known beforehand, and followed to its end."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from uuid import uuid4

from core.clock import Clock
from core.errors import BackendDown, BackendError, RateLimited, RenderFailed
from core.nemo.client import Nemo
from core.nemo.wire import Output, Render, RenderRequest, RenderStatus

# A render without progress for so long is given up; waiting in line is no standing still.
STANDSTILL_S: Final = {RenderStatus.PENDING: 6 * 3600.0, RenderStatus.PROCESSING: 1800.0}
# So many looks in a row that fail, and nobody is there any more.
BLIND_LOOKS: Final = 10
# Refusals that may mean that the render is there already.
UNCLEAR: Final = frozenset({BackendDown, BackendError})
FAILED: Final = frozenset({RenderStatus.FAILED, RenderStatus.CANCELLED})

Progress = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look: the seconds between one look and the next, of which the last goes on."""

    steps: tuple[float, ...]

    def waits(self) -> Iterator[float]:
        """Give the seconds between one look and the next."""
        yield from self.steps
        while True:
            yield self.steps[-1]


CLOUD_PACE: Final = Pace((30.0,))
STUDIO_PACE: Final = Pace((0.2, 0.2, 0.3, 0.5, 0.5, 1.0))


def new_id() -> str:
    """Make up the id of a render."""
    return f"render_{uuid4().hex}"


async def submit(
    nemo: Nemo, *, render_id: str, session_id: str, draft: Mapping[str, Any], output: Mapping[str, Any]
) -> None:
    """Ask for a render; one that is there already under this id is left as it is."""
    if not await _exists(nemo, render_id):
        await create(nemo, render_id=render_id, session_id=session_id, draft=draft, output=output)


async def create(
    nemo: Nemo, *, render_id: str, session_id: str, draft: Mapping[str, Any], output: Mapping[str, Any]
) -> None:
    """Ask for a render under an id that is new."""
    request = RenderRequest(
        id=render_id, session_id=session_id, draft=dict(draft), output=Output.model_validate(output)
    )
    try:
        await nemo.renders.create(request)
    except BackendError as error:
        # It may have got through, now or before we died; the same id is never accepted twice: looking tells.
        if type(error) not in UNCLEAR or not await _exists(nemo, render_id):
            raise


async def follow(nemo: Nemo, render_id: str, *, clock: Clock, pace: Pace, progress: Progress) -> Render:
    """Look at a render until it is completed; raises RenderFailed with the backend's reason."""
    status, furthest, moved_at, blind = RenderStatus.PENDING, -1.0, clock.monotonic(), 0
    for wait_s in pace.waits():
        try:
            render, blind = await nemo.renders.get(render_id), 0
        except (BackendDown, RateLimited):
            blind += 1
            if blind >= BLIND_LOOKS:
                raise
            await clock.sleep(wait_s)
            continue
        if render.status is RenderStatus.COMPLETED:
            await progress(1.0)
            return render
        if render.status in FAILED:
            raise RenderFailed(render.error or "")
        if render.status is not status or render.progress > furthest:
            status, furthest, moved_at = render.status, render.progress, clock.monotonic()
        if clock.monotonic() - moved_at >= STANDSTILL_S[render.status]:
            await _give_up(nemo, render_id)
        await progress(min(max(render.progress, 0.0) / 100, 1.0))
        await clock.sleep(wait_s)
    raise AssertionError("a pace never ends")


async def _give_up(nemo: Nemo, render_id: str) -> NoReturn:
    # Whoever tries again must not wait behind it.
    with suppress(BackendError):
        await nemo.renders.cancel(render_id)
    raise RenderFailed


async def _exists(nemo: Nemo, render_id: str) -> bool:
    try:
        await nemo.renders.get(render_id)
    except BackendDown:
        raise
    except BackendError:
        return False
    return True
