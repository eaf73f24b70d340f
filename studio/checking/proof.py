"""A render held against its plan before anybody calls it done: what is wrong is made anew, once."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from studio.checking.verdict import GRAVE, LASTING, Fault, Finding, Sources, findings
from studio.picture.laying import Copied
from studio.timeline import Timeline
from studio.work.piece import Piece
from studio.work.workshop import Workshop, aside

_log: Final = logging.getLogger(__name__)


class Unfit(Exception):
    """What was made cannot be used, twice; names the faults."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a finished file was made of, in order, from which files, and how loud it was measured to be."""

    shown: Sequence[Piece | Copied]
    heard: Sequence[Piece]
    sources: Sources
    lufs: float | None = None


Attempt = Callable[[], Awaitable[Made]]


async def proved(
    attempts: Sequence[Attempt],
    target: Path,
    *,
    shop: Workshop,
    timeline: Timeline,
) -> frozenset[Fault]:
    """Make a file, with the next attempt where something is wrong; give what is still not as planned."""
    found: tuple[Finding, ...] = ()
    for attempt in attempts:
        made = await attempt()
        stop = Event()
        found = await aside(partial(findings, target, timeline, made.sources, made.lufs, stop), stop)
        if all(finding.fault in LASTING for finding in found):
            break
        _log.warning("a render has faults", extra={"action": "render_faults", "faults": _named(found)})
        await aside(partial(_forget, made, found, shop))
    faults = frozenset(finding.fault for finding in found)
    if faults & GRAVE:
        await aside(lambda: target.unlink(missing_ok=True))
        raise Unfit(_named(found))
    return faults


def _forget(made: Made, found: Iterable[Finding], shop: Workshop) -> None:
    """Let go of the pieces in which something was found: of all, where nobody knows in which."""
    for finding in found:
        at, first = finding.frame, 0
        for piece in made.shown:
            is_it = at is None or first <= at < first + piece.frames
            first += piece.frames
            if is_it and isinstance(piece, Piece):
                shop.forget(piece)
        for piece in made.heard if at is None else ():
            shop.forget(piece)


def _named(found: Iterable[Finding]) -> str:
    return ", ".join(sorted({str(finding.fault) for finding in found}))
