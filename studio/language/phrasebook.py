"""What people ask for, in English and Chinese: an ordered table of kinds of wishes. Pure.

What a row says tells that a wish may be of its kind; its reading must find what it needs; and every other
word must be in its vocabulary. Only then is a wish understood: a known verb with an unknown object is not.
"""

from dataclasses import dataclass
from typing import Final

from studio.language.readings.spoken import Read
from studio.language.row import Row
from studio.language.rows import chosen, cuts, edits, fading, look, order, sound, titles
from studio.language.wish import Wish


@dataclass(frozen=True, slots=True)
class Found:
    """What the table made of one wish: operations, or the words that it does not know in it."""

    operations: Read = ()
    strange: tuple[str, ...] = ()


ROWS: Final[tuple[Row, ...]] = (
    *edits.ROWS,
    *chosen.ROWS,
    *fading.ROWS,
    *sound.CLEANING,
    *sound.REMOVING,
    *titles.REMOVING,
    *sound.LEVELS,
    *titles.ROWS,
    *sound.TRACKS,
    *order.PICTURES,
    *order.MANNER,
    *cuts.SPLITS,
    *order.PACE,
    *order.ORDER,
    *cuts.ROWS,
    *cuts.CANVAS,
    *look.ROWS,
)


def look_up(wish: Wish) -> Found:
    """Read a wish by the first row that knows all of it, or tell what is strange in the nearest one."""
    nearest: tuple[str, ...] = ()
    for row in ROWS:
        if not row.says.search(wish.text):
            continue
        made = row.reading(wish)
        if not made:
            continue
        strange = tuple(dict.fromkeys(row.words.unknown(wish.text)))
        if not strange:
            return Found(made)
        nearest = min(filter(None, (nearest, strange)), key=len)
    return Found(strange=nearest)
