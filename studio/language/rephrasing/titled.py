"""Several titles, one for each clip: `"Day 1", "Day 2" and "Day 3" on the clips`. Pure."""

import re
from typing import Final

TITLED: Final = (
    r"\b(?:add|put|write|show|titles?|captions?)[ :]+((?:§\d+§[\s,]*(?:and |& )?){2,}) ?(?:on|over|to|for) "
    r"(?:(?:the|each|every|all|my|of|those|these) )*(?:clips?|videos?|shots?)(?: respectively| in order)?\b"
)


def one_each(match: re.Match[str]) -> str:
    """Name the clip that each is for."""
    quotes = re.findall(r"§\d+§", match[1])
    return "; ".join(f"add title {quote} on @{number} " for number, quote in enumerate(quotes, start=1))
