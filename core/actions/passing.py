"""One batch of files on its way to the backend, passed on once even when we die in between.

What is not known to have been answered is looked for in the project before it is sent again.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from core.nemo.wire import UploadedFile
from core.turn import Turn

LATE_S: Final = 15.0  # a backend may still be taking in what reached it before we died

Send = Callable[[], Awaitable[Sequence[UploadedFile]]]


async def once(turn: Turn, batch: str, count: int, send: Send) -> list[UploadedFile]:
    """Give the backend's answer to a batch: the one that is kept, what the project shows, or a new one."""
    progress = turn.entry.progress
    if not count:
        return []
    if batch in progress:
        return [UploadedFile.model_validate(file) for file in progress[batch]]
    files = await _arrived(turn, int(progress[_before(batch)]), count) if _before(batch) in progress else []
    if not files:
        files = list(await send())
    await turn.advance(turn.entry.phase, **{batch: [file.model_dump() for file in files]})
    return files


async def note(turn: Turn, batch: str) -> None:
    """Keep how many files the project holds, right before a batch leaves."""
    await turn.advance(turn.entry.phase, **{_before(batch): len(await _held(turn))})


async def _arrived(turn: Turn, before: int, count: int) -> list[UploadedFile]:
    """Give the batch if the project holds that many files more."""
    held = await _held(turn)
    if len(held) < before + count:
        await turn.services.clock.sleep(LATE_S)
        held = await _held(turn)
    return _understood(held[-count:]) if len(held) >= before + count else []


async def _held(turn: Turn) -> list[Any]:
    infos = (await turn.state()).video_infos
    if isinstance(infos, dict):
        return list(infos.values())
    return list(infos) if isinstance(infos, list) else []


def _understood(infos: Sequence[Any]) -> list[UploadedFile]:
    files = []
    for info in infos:
        try:
            files.append(UploadedFile.model_validate(info))
        except ValueError:
            continue
    return files


def _before(batch: str) -> str:
    return f"before_{batch}"
