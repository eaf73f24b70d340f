"""One render at the backend: submitted under an id that is known beforehand, and followed to its end."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from core.clock import Clock
from core.errors import BackendDown, BackendError, RenderFailed
from core.nemo.client import Nemo
from core.nemo.wire import Output, Render, RenderRequest, RenderStatus

CLOUD_POLL_S: Final = 30.0
STUDIO_POLLS_S: Final = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
# So many looks without progress, and a render is given up; waiting in line is no standing still.
STANDSTILL_POLLS: Final = {RenderStatus.PENDING: 720, RenderStatus.PROCESSING: 60}
FAILED: Final = frozenset({RenderStatus.FAILED, RenderStatus.CANCELLED})

Progress = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look: at first after `first`, then every `last` of its steps."""

    steps: tuple[float, ...]

    def waits(self) -> Iterator[float]:
        """Give the seconds between one look and the next."""
        yield from self.steps
        while True:
            yield self.steps[-1]


CLOUD_PACE: Final = Pace((CLOUD_POLL_S,))
STUDIO_PACE: Final = Pace(STUDIO_POLLS_S)


def new_id() -> str:
    """Make up the id of a render."""
    return f"render_{uuid4().hex}"


async def submit(
    nemo: Nemo, *, render_id: str, session_id: str, draft: Mapping[str, Any], output: Mapping[str, Any]
) -> None:
    """Ask for a render; one that is there already under this id is left as it is."""
    if await _exists(nemo, render_id):
        return
    request = RenderRequest(
        id=render_id, session_id=session_id, draft=dict(draft), output=Output.model_validate(output)
    )
    try:
        await nemo.renders.create(request)
    except BackendDown:
        # Nobody knows whether it got through; the same id is never accepted twice, so looking tells.
        if not await _exists(nemo, render_id):
            raise


async def follow(nemo: Nemo, render_id: str, *, clock: Clock, pace: Pace, progress: Progress) -> Render:
    """Look at a render until it is completed; raises RenderFailed with the backend's reason."""
    furthest, standing = -1.0, 0
    for wait_s in pace.waits():
        render = await nemo.renders.get(render_id)
        if render.status is RenderStatus.COMPLETED:
            await progress(1.0)
            return render
        if render.status in FAILED:
            raise RenderFailed(render.error or "")
        standing = 0 if render.progress > furthest else standing + 1
        furthest = max(furthest, render.progress)
        if standing >= STANDSTILL_POLLS[render.status]:
            raise RenderFailed
        await progress(min(render.progress / 100, 1.0))
        await clock.sleep(wait_s)
    raise AssertionError("a pace never ends")


async def _exists(nemo: Nemo, render_id: str) -> bool:
    try:
        await nemo.renders.get(render_id)
    except BackendDown:
        raise
    except BackendError:
        return False
    return True
