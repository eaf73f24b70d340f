"""Clips that shall only stay as they are: `trim clip 1 but keep clip 2` keeps clip 3 as well. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.language.clauses import Clause

_MARK: Final = r"@-?\d+|#[-\d/]+#"
_KEPT: Final = re.compile(
    rf"^(?:keep|leave|保留|留着?|保持)\s*(?:the )?(?:{_MARK})\s*"
    r"(?:as (?:it |they )?(?:is|are)|alone|unchanged|untouched|the same|不变|不动)?$",
    re.IGNORECASE,
)
_OTHERS: Final = r"\b(?:the|every) (?:rest|others?)\b|其余|剩下|其他"


def spared(cut: Sequence[Clause]) -> list[Clause]:
    """Let what keeps clips, beside a wish about others, ask for nothing but to leave them alone."""
    kept = {mark for clause in cut if _KEPT.match(clause.text) for mark in re.findall(_MARK, clause.text)}
    is_of_others = any(
        not _KEPT.match(clause.text)
        and (re.search(_OTHERS, clause.text) or set(re.findall(_MARK, clause.text)) - kept)
        for clause in cut
    )
    return [replace(one, is_refused=True) if is_of_others and _KEPT.match(one.text) else one for one in cut]
