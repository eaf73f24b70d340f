"""Titles seen at the same time do not lie over each other: how far each gives way to those before it.

Reads fonts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from studio.timeline import Canvas, Place, Style, Title
from studio.titles import laid_out, plaques

_GAP: Final = 0.3  # ems
_ROUNDS: Final = 20
# Which way a title goes: 1 is downwards; from the bottom upwards.
_AWAY: Final = {Place.CENTER: (1, -1), **dict.fromkeys(plaques.ABOVE, (1,))}

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Block:
    """When a title is seen, and where: across, and down."""

    seen: Range
    across: Range
    down: Range

    def moved(self, by: float) -> "_Block":
        """Give it further down."""
        return _Block(self.seen, self.across, (self.down[0] + by, self.down[1] + by))

    def meets(self, other: "_Block") -> bool:
        """Tell whether both are seen in one place at one time."""
        pairs = ((self.seen, other.seen), (self.across, other.across), (self.down, other.down))
        return all(one[0] < two[1] and two[0] < one[1] for one, two in pairs)


@lru_cache(maxsize=16)
def lifts(titles: tuple[Title, ...], total_ms: int, canvas: Canvas) -> tuple[int, ...]:
    """Tell for each title how many pixels it is moved: away from the edge that it stands at, or downwards.

    One for which there is no room stays where it is.
    """
    placed, found = list[_Block](), list[int]()
    for title in titles:
        block, away = _block(title, total_ms, canvas), _AWAY.get(title.place, (-1,))
        tried = (_free(block, way, placed) for way in away)
        moved = next((one for one in tried if one.down[0] >= 0 and one.down[1] <= canvas.height), block)
        placed.append(moved)
        found.append(round(moved.down[0] - block.down[0]) * away[0])
    return tuple(found)


def _free(block: _Block, way: int, placed: Sequence[_Block]) -> _Block:
    """Move a block until nothing is in its way."""
    for _ in range(_ROUNDS):
        met = next((one for one in placed if one.meets(block)), None)
        if met is None:
            break
        block = block.moved(met.down[1] - block.down[0] if way > 0 else met.down[0] - block.down[1])
    return block


def _block(title: Title, total_ms: int, canvas: Canvas) -> _Block:
    found, em = laid_out(title, canvas)
    width, height = plaques.extent(title, found, em)
    left, top = plaques.left(title, width, canvas), plaques.top(title.place, height, canvas)
    ends = total_ms if title.duration_ms is None else title.at_ms + title.duration_ms
    # Words without a plaque bring room of their own above and below.
    gap = 0 if title.style is Style.PLAIN else em * _GAP / 2
    seen = (title.at_ms, ends if title.text.strip() else title.at_ms)
    return _Block(seen, (left, left + width), (top - gap, top + height + gap))
