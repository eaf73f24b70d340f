"""How a segment is shown or heard beside when: its look, framing, transition, style; as plain facts. Pure.

Objects inside a segment's facts are laid open, so that what changed in them can be told by name.
"""

from collections.abc import Iterator
from typing import Final

from core.timeline import Facts, Segment
from core.timeline.foreign import is_mapping, mapping, number, words

# What stands where nothing is said.
ZEROES: Final = frozenset(
    (
        "brightness",
        "contrast",
        "saturation",
        "warmth",
        "sharpness",
        "calm",
        "turned",
        "fade_in",
        "fade_out",
        "hold",
    )
)
FLAGS: Final = frozenset(("mirrored", "steady", "reversed", "clear", "ducked"))
# Values that the catalogue has words for, as `value-<value>`.
KNOWN_VALUES: Final = frozenset(
    (
        "warm", "cool", "cinematic", "vintage", "mono", "vivid",
        "zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down",
        "crossfade", "black", "white", "wipe-left", "wipe-right", "wipe-up", "wipe-down",
        "slide-left", "slide-right", "slide-up", "slide-down",
        "bars", "blur", "crop", "plain", "lower-third", "caption", "true", "false",
    )
)  # fmt: skip
_OPENED: Final = ("look", "framing")
_TIMES: Final = frozenset(("fade_in", "fade_out", "hold", "transition_length"))
_SHOWN: Final = ("grade", "motion")
_SHOWN_FLAGS: Final = ("reversed", "steady", "ducked", "clear")


def laid_open(facts: Facts) -> Facts:
    """Give facts with what their looks, framings and transitions hold as facts of their own."""
    found = {key: value for key, value in facts.items() if not (key in _OPENED and is_mapping(value))}
    for key in _OPENED:
        found |= mapping(facts.get(key))
    passing = facts.get("transition")
    if is_mapping(passing) and words(passing.get("kind")):
        found |= {"transition": passing.get("kind"), "transition_length": passing.get("d")}
    return found


def usual(key: str) -> object:
    """Tell what is meant where a fact is missing; None where that is nothing."""
    if key in FLAGS:
        return False
    return 0 if key in ZEROES else None


def is_another(key: str, before: Facts, after: Facts) -> bool:
    """Tell whether a fact differs."""
    return before.get(key) != after.get(key)


def is_time(key: str, value: float) -> bool:
    """Tell whether a number is a time in milliseconds, as it is wherever these names have large ones."""
    return key.endswith("_ms") or (key in _TIMES and value >= 50)


def marks(segment: Segment) -> Iterator[str]:
    """Name what is done to a segment, in values of the catalogue: `mono`, `reversed`, `crossfade`."""
    meta = laid_open(mapping(segment.raw.get("m")))
    for key in (*_SHOWN, "transition"):
        if (value := words(meta.get(key))) in KNOWN_VALUES:
            yield value
    yield from (key for key in _SHOWN_FLAGS if meta.get(key) is True)
    if number(meta.get("hold")):
        yield "hold"
