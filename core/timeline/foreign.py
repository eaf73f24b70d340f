"""Facts out of JSON whose shape nobody promised: a wrong type is a missing fact, never an exception."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeGuard

LONGEST_TEXT: Final = 500
LARGEST_NUMBER: Final = 1e10


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell whether this is a JSON object."""
    return isinstance(value, Mapping)


def mapping(value: object) -> Mapping[str, object]:
    """Give a JSON object, or an empty one in place of anything else."""
    return value if is_mapping(value) else {}


def items(value: object) -> Sequence[object]:
    """Give the members of a list, or of an object that is used as one."""
    if is_mapping(value):
        return tuple(value.values())
    return value if isinstance(value, list | tuple) else ()


def number(value: object) -> float | None:
    """Give a number, also one written as text; not a boolean, and nothing without bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and abs(found) <= LARGEST_NUMBER else None


def words(value: object) -> str:
    """Give printable text on one line, of a bearable length; numbers count as text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if not isinstance(value, str):
        value = "" if number(value) is None else str(value)
    spaced = "".join(sign if sign.isprintable() else " " for sign in value[: LONGEST_TEXT * 2])
    return " ".join(spaced.split())[:LONGEST_TEXT]


def first_number(places: Iterable[Mapping[str, object]], keys: Sequence[str]) -> float | None:
    """Give the first number under any of these keys, searching place by place."""
    found = (number(place.get(key)) for place in places for key in keys)
    return next((value for value in found if value is not None), None)


def first_words(places: Iterable[Mapping[str, object]], keys: Sequence[str]) -> str:
    """Give the first text under any of these keys, searching place by place."""
    found = (words(place.get(key)) for place in places for key in keys)
    return next(filter(None, found), "")
