"""One kind of wish: what tells it, how it is read, and the words it may be made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from studio.language.readings.spoken import Read
from studio.language.wish import Wish, Words


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of wish."""

    says: re.Pattern[str]
    reading: Callable[[Wish], Read]
    words: Words


def row(says: str, reading: Callable[[Wish], Read], known: Words) -> Row:
    """Make a row that is told by these words."""
    return Row(re.compile(says, re.IGNORECASE), reading, known)
