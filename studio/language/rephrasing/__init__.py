"""Ways of speaking that look like two wishes and are one, or like one and are two, said plainly. Pure."""

import re
from collections.abc import Callable
from typing import Final

from studio.language.rephrasing.chinese import CHINESE
from studio.language.rephrasing.joints import JOINTS
from studio.language.rephrasing.lengths import LENGTHY, parted
from studio.language.rephrasing.pairs import PAIRS
from studio.language.rephrasing.songs import SONGS
from studio.language.rephrasing.titled import TITLED, one_each
from studio.language.rephrasing.ways import WAYS
from studio.language.rephrasing.wheres import WHERES

_SAID: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    *CHINESE, *PAIRS, *SONGS, *WAYS, (LENGTHY, parted), (TITLED, one_each), *WHERES, *JOINTS
)  # fmt: skip
_PLAINLY: Final = tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in _SAID)


def rephrased(text: str) -> str:
    """Give a marked text in words that can be cut into wishes."""
    for pattern, said in _PLAINLY:
        text = pattern.sub(said, text)
    return text
