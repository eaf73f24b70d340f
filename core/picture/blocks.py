"""One segment as a block on its lane: film, sound, words, or something unknown."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from PIL import Image

from core.picture.brush import SCALE, Brush
from core.picture.filmstrip import Frame, filmstrip
from core.picture.looks import INK, LOOKS, PAPER, RADIUS, SMALL, TEXT, Look, blend
from core.timeline import Kind, Segment, Track
from core.timeline.summary import Say, clock, name_of

PADDING: Final = 14
SEAM: Final = 1.5  # between neighbours
NARROWEST: Final = 4
NARROWEST_STRIP: Final = 24
BAND: Final = 64  # of shade under the name of a clip
BAND_SHADE: Final = 0.86
EDGE: Final = 8  # more room at the left of words, for their edge
HOLE: Final = (12, 9, 26)  # of the film's perforation: width, height, distance
GHOST_GAP: Final = 10  # between a block and a name that stands beside it
BAR: Final = (5, 11)  # of the ornament under sounds: width, distance


@dataclass(frozen=True, slots=True)
class Block:
    """A segment and the room it has."""

    track: Track
    segment: Segment
    x: float
    y: float
    width: float
    beside: float  # the free room at its right

    @property
    def look(self) -> Look:
        """The look of its kind."""
        return LOOKS[self.track.kind]

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return self.y + self.look.height / 2


def blocks(
    track: Track, lane: Sequence[Segment], *, left: float, y: float, span: float, end_ms: int
) -> list[Block]:
    """Give the segments of a lane their rooms: to scale, but never too narrow to be seen."""
    px_per_ms = span / end_ms
    found = []
    for segment, after in zip_longest(lane, lane[1:]):
        x = left + segment.start_ms * px_per_ms
        width = max(segment.duration_ms * px_per_ms - 2 * SEAM, NARROWEST)
        next_x = left + (after.start_ms * px_per_ms if after else span)
        found.append(Block(track, segment, x + SEAM, y, width, max(0.0, next_x - x - width)))
    return found


def paint(brush: Brush, block: Block, say: Say, frames: Mapping[str, Sequence[Frame]]) -> None:
    """Draw a block with its name and what tells it apart."""
    found = _frames_of(block.segment, frames)
    if found and _strip(brush, block, found):
        _name(brush, block, say, block.y + block.look.height - 22)
        return
    brush.box(block.x, block.y, block.width, block.look.height, block.look.fill, radius=RADIUS)
    if block.track.kind is Kind.VIDEO:
        _perforation(brush, block)
    elif block.track.kind is not Kind.AUDIO and block.width > 3 * PADDING:
        brush.box(block.x + 8, block.y + 14, 5, block.look.height - 28, block.look.light, radius=2.5)
    start, end = _name(brush, block, say, block.middle)
    if block.track.kind is Kind.AUDIO:
        _bars(brush, block, start, end)


def _frames_of(segment: Segment, frames: Mapping[str, Sequence[Frame]]) -> Sequence[Frame]:
    keys = (segment.id, segment.media, segment.name)
    return next((frames[key] for key in keys if key and frames.get(key)), ())


def _strip(brush: Brush, block: Block, frames: Sequence[Frame]) -> bool:
    if block.width < NARROWEST_STRIP:
        return False
    width, height, band = round(block.width * SCALE), block.look.height * SCALE, BAND * SCALE
    strip = filmstrip(frames, width, height)
    if strip is None:
        return False
    # The name needs a dark ground on any frame.
    shade = Image.linear_gradient("L").resize((width, band)).point(lambda level: level * BAND_SHADE)
    strip.paste(PAPER, (0, height - band), shade)
    brush.picture(strip, block.x, block.y, RADIUS)
    return True


def _perforation(brush: Brush, block: Block) -> None:
    width, height, distance = HOLE
    colour = blend(block.look.fill, PAPER, 0.5)
    for number in range(int((block.width - PADDING) // distance)):
        x = block.x + PADDING + number * distance
        brush.box(x, block.y + 10, width, height, colour, radius=3)
        brush.box(x, block.y + block.look.height - 10 - height, width, height, colour, radius=3)


def _bars(brush: Brush, block: Block, start: float, end: float) -> None:
    """Draw an ornament that says "sound"; only its height means something, the volume."""
    width, distance = BAR
    volume = 100 if block.segment.volume_pct is None else block.segment.volume_pct
    tallest = (block.look.height - 20) * max(0.12, min(1.0, volume / 100) ** 0.5)
    colour = blend(block.look.fill, block.look.light, 0.34)
    for number in range(int(max(0.0, end - start) // distance)):
        wave = abs(math.sin(number * 0.55) + 0.7 * math.sin(number * 0.213) + 0.4 * math.sin(number * 1.31))
        height = max(4.0, tallest * min(1.0, 0.2 + wave / 2))
        brush.box(start + number * distance, block.middle - height / 2, width, height, colour, radius=2.5)


def _name(brush: Brush, block: Block, say: Say, y: float) -> tuple[float, float]:
    """Write the name in the block, or beside it where only there is room; give the span left over."""
    indent = PADDING + (EDGE if block.track.kind in (Kind.TEXT, Kind.OTHER) else 0)
    left, right = block.x + indent, block.x + block.width - PADDING
    text = block.segment.text if block.track.kind is Kind.TEXT else ""
    text = text or name_of(block.segment, block.track, say)
    name = brush.fitted(text, TEXT, right - left)
    beside = brush.fitted(text, TEXT, block.beside - 2 * GHOST_GAP)
    if block.track.kind is not Kind.VIDEO and len(beside) > len(name):
        brush.text(beside, block.x + block.width + GHOST_GAP, y, TEXT, blend(block.look.light, INK, 0.4))
        return left, right
    if not name:
        return left, right
    brush.text(name, left, y, TEXT, INK)
    left += brush.width(name, TEXT) + PADDING
    return left, right - _aside(brush, block, y, right - left)


def _aside(brush: Brush, block: Block, y: float, room: float) -> float:
    """Write the volume of a sound or the length of a clip at the right end; give the room it took."""
    text = ""
    if block.track.kind is Kind.VIDEO:
        text = clock(block.segment.duration_ms)
    elif block.track.kind is Kind.AUDIO and block.segment.volume_pct is not None:
        text = f"{block.segment.volume_pct}%"
    width = brush.width(text, SMALL)
    if not text or width + PADDING > room:
        return 0
    brush.text(
        text, block.x + block.width - PADDING, y, SMALL, blend(block.look.light, INK, 0.55), anchor="rm"
    )
    return width + PADDING
