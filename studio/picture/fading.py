"""Fades from a colour and into it, also when a piece shows only a part of one; pure."""

from dataclasses import dataclass

from studio.picture.part import Chain
from studio.timeline import Canvas


@dataclass(frozen=True, slots=True)
class Fades:
    """How many frames the whole rises from a colour and sinks into one."""

    rising: int
    sinking: int
    total: int
    first: str = "black"
    last: str = "black"


def faded(at: int, frames: int, fades: Fades, canvas: Canvas) -> Chain:
    """Give the share that some frames have in the fades of the whole; none for most."""
    links: Chain = ()
    if at < fades.rising:
        links += fade("in", at, 0, fades.rising, canvas, colour=fades.first)
    sinks_at = fades.total - fades.sinking
    if fades.sinking and at + frames > sinks_at:
        # One frame shorter, so that the last one is all of the colour.
        elapsed, start = max(0, at - sinks_at), max(0, sinks_at - at)
        links += fade("out", elapsed, start, fades.sinking - 1, canvas, colour=fades.last)
    return links


def fade(way: str, elapsed: int, start: int, frames: int, canvas: Canvas, *, colour: str = "black") -> Chain:
    """Fade by the time of the whole: what came before these is added for the moment of the fade."""
    shift_s, start_s = float(elapsed / canvas.fps), float(start / canvas.fps)
    link = f"fade=t={way}:st={start_s:.6f}:d={float(max(1, frames) / canvas.fps):.6f}"
    if colour != "black":
        link += f":color={colour}"
    return (f"setpts=PTS+{shift_s:.6f}/TB", link, f"setpts=PTS-{shift_s:.6f}/TB") if elapsed else (link,)
