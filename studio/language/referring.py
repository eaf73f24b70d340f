"""What `it` stands for, and `each clip`. Pure."""

import re
from dataclasses import dataclass, replace
from typing import Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.operations import WHOLE, Part
from studio.language.naming import HAN_THING, THING
from studio.language.readings.spoken import Read

_EACH: Final = re.compile(
    rf"\b(?:each|every|all(?: of)?(?: the| my)?) {THING}\b"
    rf"|每\s*[一1]?\s*(?:个|段|张|条)?\s*{HAN_THING}?|所有的?{HAN_THING}",
    re.IGNORECASE,
)
_EXCEPT: Final = re.compile(
    rf"\b(?:it|everything|(?:all |the )*(?:{THING})|all)\b([^@#]*?),? except(?: for)?(?: the)? @(-?\d+)",
    re.IGNORECASE,
)
# Done to the whole these are something else than done to each clip of it.
_APART: Final = (
    ops.Keep | ops.KeepEnd | ops.Remove | ops.TrimStart | ops.TrimEnd | ops.Length | ops.AddTitle
    | choices.BestMoments
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Each:
    """A wish about each clip, with the clips listed instead, and how it said so."""

    listed: str
    said: str


def each_clip(text: str, count: int) -> Each | None:
    """Name the clips that a wish means by each of them, or by all but one; None where it means neither."""
    if count < 2:
        return None
    if found := _EXCEPT.search(text):
        but = int(found[2]) % (count + 1) if found[2].startswith("-") else int(found[2])
        listed = _EXCEPT.sub(f"{_listed(count, but)}{found[1]}", text, count=1)
        return Each(listed, "except")
    found = None if re.search(r"\bexcept\b", text, re.IGNORECASE) else _EACH.search(text)
    return found and Each(_EACH.sub(_listed(count), text, count=1), found[0].strip())


def _listed(count: int, but: int = 0) -> str:
    return f" #{'/'.join(str(number) for number in range(1, count + 1) if number != but)}# "


def is_of_the_whole(made: Read) -> bool:
    """Tell whether anything is done to the whole that would be something else for each clip."""
    return any(isinstance(one, _APART) and getattr(one, "clip", WHOLE) == WHOLE for one in made)


def alike(before: Read, after: Read) -> bool:
    """Tell whether both do the same kind of thing to the same clips."""

    def kinds(made: Read) -> list[object]:
        return [(type(one), getattr(one, "what", None)) for one in made]

    def clips(made: Read) -> list[object]:
        return [getattr(one, "clip", WHOLE) for one in made]

    return kinds(before) == kinds(after) and (clips(before) == clips(after) or not any(clips(after)))


def of_the_same(before: Read, after: Read) -> Read:
    """Let `it` stand for the clip that was named before."""
    return tuple(
        replace(new, clip=old.clip) if isinstance(new, Part) and isinstance(old, Part) else new
        for old, new in zip(before, after, strict=True)
    )
