"""Ways of speaking that look like two wishes and are one, or like one and are two, said plainly. Pure."""

import re
from typing import Final

from studio.language.rephrasing.joints import JOINTS
from studio.language.rephrasing.ways import WAYS
from studio.language.rephrasing.wheres import WHERES

_PLAINLY: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), said) for pattern, said in (*WAYS, *WHERES, *JOINTS)
)


def rephrased(text: str) -> str:
    """Give a marked text in words that can be cut into wishes."""
    for pattern, said in _PLAINLY:
        text = pattern.sub(said, text)
    return text
