"""Clips that shall only stay as they are: `trim clip 1 but keep clip 2` keeps clip 3 as well. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.editing.operations import WHOLE, Keep, KeepEnd, Only
from studio.language.clauses import Clause
from studio.language.readings.spoken import Read

_MARK: Final = r"@-?\d+|#[-\d/]+#"
_KEPT: Final = re.compile(
    rf"^(?:keep|leave|保留|留着?|保持)\s*(?:the )?(?:{_MARK})\s*"
    r"(?:as (?:it |they )?(?:is|are)|alone|unchanged|untouched|the same|不变|不动)?$",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\bonly\b|只", re.IGNORECASE)
_OTHERS: Final = r"\b(?:the|every) (?:rest|others?)\b|其余|剩下|其他"


def others_dropped(found: Sequence[tuple[str, Read]]) -> Read:
    """Let `only 0:05 to 0:10 of clip 1 and 0:02 to 0:08 of clip 2` leave no other clip."""
    runs = [made for _, made in found if made and all(isinstance(one, Keep | KeepEnd) for one in made)]
    kept = [one for made in runs for one in made if isinstance(one, Keep | KeepEnd)]
    clips = tuple(dict.fromkeys(one.clip for one in kept))
    is_only = any(_ONLY.search(text) for text, made in found if made in runs)
    is_alone = len(clips) > 1 and WHOLE not in clips and len(runs) > 1
    return (Only(clips),) if is_only and is_alone else ()


def spared(cut: Sequence[Clause]) -> list[Clause]:
    """Let what keeps clips, beside a wish about others, ask for nothing but to leave them alone."""
    kept = {mark for clause in cut if _KEPT.match(clause.text) for mark in re.findall(_MARK, clause.text)}
    is_of_others = any(
        not _KEPT.match(clause.text)
        and (re.search(_OTHERS, clause.text) or set(re.findall(_MARK, clause.text)) - kept)
        for clause in cut
    )
    return [replace(one, is_refused=True) if is_of_others and _KEPT.match(one.text) else one for one in cut]
